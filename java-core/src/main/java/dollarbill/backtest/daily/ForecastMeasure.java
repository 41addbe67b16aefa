package dollarbill.backtest.daily;

/** What is measured of forecasts; the order is that of reports. */
public enum ForecastMeasure {
    /** Area under the ROC curve; of more than two classes the mean over classes against the rest. */
    AUC(0.5, true),
    /** Share of calls that were right. */
    ACCURACY(Double.NaN, true),
    /** Mean over classes of the share of their rows that was called so. */
    BALANCED_ACCURACY(Double.NaN, true),
    /** Harmonic mean of precision and recall; of more than two classes the mean over classes. */
    F1(Double.NaN, true),
    /** Share of the calls of a class that were right; mean over classes where there are more than two. */
    PRECISION(Double.NaN, true),
    /** Share of the rows of a class that was called so; mean over classes where there are more than two. */
    RECALL(Double.NaN, true),
    /** Sum over classes of squared errors, halved, mean over rows (G. W. Brier, 1950); of two classes the squared error of the second. */
    BRIER(Double.NaN, false),
    /** Mean −ln of the probability given to what came. */
    LOG_LOSS(Double.NaN, false),
    /**
     * Mean distance of probability and frequency over ten bins of equal width; of more than two classes the mean over classes (M. P.
     * Naeini, G. Cooper and M. Hauskrecht, 2015).
     */
    CALIBRATION_ERROR(Double.NaN, false);

    private final double withoutSkill;
    private final boolean higherIsBetter;

    ForecastMeasure(double withoutSkill, boolean higherIsBetter) {
        this.withoutSkill = withoutSkill;
        this.higherIsBetter = higherIsBetter;
    }

    /** Returns the value of a forecast that knows nothing; NaN where it depends on the rows. */
    public double withoutSkill() {
        return withoutSkill;
    }

    /** Returns whether more is better. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
