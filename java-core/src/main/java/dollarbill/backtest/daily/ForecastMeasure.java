package dollarbill.backtest.daily;

/** What is measured of forecasts; the order is that of reports. */
public enum ForecastMeasure {
    /** Area under the ROC curve; of more than two classes the mean over classes against the rest. */
    AUC,
    /** Share of calls that were right. */
    ACCURACY,
    /** Mean over classes of the share of their rows that was called so. */
    BALANCED_ACCURACY,
    /** Harmonic mean of precision and recall; of more than two classes the mean over classes. */
    F1,
    /** Share of the calls of a class that were right; mean over classes where there are more than two. */
    PRECISION,
    /** Share of the rows of a class that was called so; mean over classes where there are more than two. */
    RECALL,
    /** Sum over classes of squared errors, halved, mean over rows (G. W. Brier, 1950); of two classes the squared error of the second. */
    BRIER,
    /** Mean −ln of the probability given to what came. */
    LOG_LOSS,
    /**
     * Mean distance of probability and frequency over ten bins of equal width; of more than two classes the mean over classes (M. P.
     * Naeini, G. Cooper and M. Hauskrecht, 2015).
     */
    CALIBRATION_ERROR
}
