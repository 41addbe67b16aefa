"""What the models of this project share: learners, calibration, checks and metrics, on the standard library alone."""
