"""How good probabilities are: ranking, squared error, log loss and calibration.

References
----------
J. A. Hanley and B. J. McNeil, "The Meaning and Use of the Area under a ROC Curve", Radiology 143, 1982. G. W. Brier,
"Verification of Forecasts Expressed in Terms of Probability", Monthly Weather Review 78, 1950. C. Guo et al., "On
Calibration of Modern Neural Networks", ICML 2017, equation 3.
"""

import math


def area_under_curve(probabilities: list[float], labels: list[float]) -> float:
    """Return the chance that a random 1 is ranked above a random 0, ties counting half.

    Raises
    ------
    ValueError
        If the labels are all equal: the area is not defined then.
    """
    wins = labels.count(1.0)
    losses = len(labels) - wins
    if wins == 0 or losses == 0:
        raise ValueError(f"area under the curve needs both labels; there are {wins} of 1.0 and {losses} of 0.0")
    order = sorted(range(len(labels)), key=probabilities.__getitem__)
    twice_ranks = 0
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and probabilities[order[end]] == probabilities[order[start]]:
            end += 1
        twice_rank = start + end + 1
        twice_ranks += twice_rank * sum(1 for row in order[start:end] if labels[row] == 1.0)
        start = end
    return (twice_ranks - wins * (wins + 1)) / (2.0 * wins * losses)


def brier_score(probabilities: list[float], labels: list[float]) -> float:
    """Return the mean squared difference between probability and label."""
    total = 0.0
    for p, label in zip(probabilities, labels):
        total += (p - label) * (p - label)
    return total / len(labels)


def log_loss(probabilities: list[float], labels: list[float]) -> float:
    """Return the mean of -log of the probability given to what happened; infinite where that was 0."""
    total = 0.0
    for p, label in zip(probabilities, labels):
        likelihood = p if label == 1.0 else 1.0 - p
        total += -math.log(likelihood) if likelihood > 0.0 else math.inf
    return total / len(labels)


def expected_calibration_error(probabilities: list[float], labels: list[float], bins: int = 10) -> float:
    """Return the mean over rows of the gap between mean probability and frequency in their bin of equal width."""
    counts = [0] * bins
    gaps = [0.0] * bins
    for p, label in zip(probabilities, labels):
        slot = min(int(p * bins), bins - 1)
        counts[slot] += 1
        gaps[slot] += p - label
    total = 0.0
    for gap in gaps:
        total += abs(gap)
    return total / len(labels)
