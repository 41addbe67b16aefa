package dollarbill.risk.scenario;

/**
 * How far a change of 30-day volatility reaches into longer expiries: {@code d(T) = min(1, (30 days / T)^h)} of its logarithm.
 *
 * <p>The exponent is measured: daily log changes of VIX3M (93 days) regressed on those of VIX (30 days), 2009-09-18 to 2022-12-30, 3,344
 * days, slope 0.594 (R² 0.91), so {@code h = ln 0.594 / ln(30/93) = 0.46}. Below 30 days no index tells, and the change is taken whole.
 */
public final class VolTerm {
    /** Exponent h. */
    public static final double EXPONENT = 0.46;

    private static final double MONTH = 30.0 / 365.0;

    private VolTerm() {}

    /** Returns d(T) for a positive time in years. */
    public static double damping(double years) {
        return years <= MONTH ? 1.0 : Math.pow(MONTH / years, EXPONENT);
    }
}
