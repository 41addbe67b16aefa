package dollarbill.pricing.heston.calibration;

/** Why the optimiser stopped. */
public enum StopReason {
    /** The residuals are rounding noise: the model reproduces the quotes. */
    EXACT(true),
    /** No direction lowers the sum of squares: the residuals are orthogonal to their derivatives. */
    GRADIENT(true),
    /** The sum of squares no longer changes beyond the tolerance. */
    SMALL_CHANGE(true),
    /** The step is below the tolerance. */
    SMALL_STEP(true),
    /** No step, however short, lowers the sum of squares. */
    STALLED(false),
    /** The iterations are used up. */
    ITERATIONS(false);

    private final boolean converged;

    StopReason(boolean converged) {
        this.converged = converged;
    }

    /** Returns whether the point reached is a minimum to working accuracy. */
    public boolean converged() {
        return converged;
    }
}
