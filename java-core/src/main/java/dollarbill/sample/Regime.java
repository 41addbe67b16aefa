package dollarbill.sample;

import dollarbill.pricing.heston.HestonParameters;
import java.util.Locale;

/** State of the whole market, which changes from day to day as a Markov chain. */
enum Regime {
    /** Low volatility, few jumps. */
    CALM(0.70, 4.0, 1.6, -0.60, 0.5, 1.0 / 120, 0.10),
    /** Ordinary days. */
    NORMAL(1.0, 4.0, 1.8, -0.65, 1.5, 1.0 / 70, 0.35),
    /** High volatility, frequent jumps. */
    STRESSED(2.0, 6.0, 2.2, -0.75, 4.0, 1.0 / 25, 0.0);

    /** Implied variance as a multiple of the variance expected in the simulated world. */
    static final double VARIANCE_PREMIUM = 1.10;

    /** Mean of a jump in the log price, in units of the symbol's volatility. */
    static final double JUMP_MEAN = -0.06;

    /** Standard deviation of a jump in the log price, in units of the symbol's volatility. */
    static final double JUMP_DEVIATION = 0.10;

    private final double varianceMultiple;
    private final double meanReversion;
    private final double relativeVolOfVol;
    private final double correlation;
    private final double jumpsPerYear;
    private final double leavingPerDay;
    private final double stressedShare;

    Regime(
            double varianceMultiple,
            double meanReversion,
            double relativeVolOfVol,
            double correlation,
            double jumpsPerYear,
            double leavingPerDay,
            double stressedShare) {
        this.varianceMultiple = varianceMultiple;
        this.meanReversion = meanReversion;
        this.relativeVolOfVol = relativeVolOfVol;
        this.correlation = correlation;
        this.jumpsPerYear = jumpsPerYear;
        this.leavingPerDay = leavingPerDay;
        this.stressedShare = stressedShare;
    }

    /** Returns κ per year. */
    double meanReversion() {
        return meanReversion;
    }

    /** Returns θ of a symbol: variance a year. */
    double longRunVariance(SampleSymbol symbol) {
        return varianceMultiple * symbol.volatility() * symbol.volatility();
    }

    /** Returns σ of a symbol: vol-of-vol per square root of a year. */
    double volOfVol(SampleSymbol symbol) {
        return relativeVolOfVol * symbol.volatility();
    }

    /** Returns ρ. */
    double correlation() {
        return correlation;
    }

    /** Returns the expected number of jumps a year. */
    double jumpsPerYear() {
        return jumpsPerYear;
    }

    /** Returns the chance a day that the regime changes. */
    double leavingPerDay() {
        return leavingPerDay;
    }

    /** Returns the share of changes that lead to the stressed regime. */
    double stressedShare() {
        return stressedShare;
    }

    /** Returns the variance a year that jumps add for a symbol: λ(m² + s²). */
    double jumpVariance(SampleSymbol symbol) {
        double unit = symbol.volatility() * symbol.volatility();
        return jumpsPerYear * unit * (JUMP_MEAN * JUMP_MEAN + JUMP_DEVIATION * JUMP_DEVIATION);
    }

    /**
     * Returns the Heston parameters that options are priced with: variance with jumps, times the premium; the long-run
     * level half that of the regime, half that of ordinary days.
     *
     * @param variance  the symbol's variance today
     */
    HestonParameters pricing(SampleSymbol symbol, double variance) {
        double here = longRunVariance(symbol) + jumpVariance(symbol);
        double ordinary = NORMAL.longRunVariance(symbol) + NORMAL.jumpVariance(symbol);
        double floor = 0.05 * symbol.volatility() * symbol.volatility();
        return new HestonParameters(
                VARIANCE_PREMIUM * Math.max(floor, variance + jumpVariance(symbol)),
                meanReversion,
                VARIANCE_PREMIUM * 0.5 * (here + ordinary),
                volOfVol(symbol),
                correlation);
    }

    /**
     * Returns tomorrow's regime.
     *
     * @param change  uniform in [0, 1): whether it changes
     * @param direction  uniform in [0, 1): where to
     */
    Regime next(double change, double direction) {
        if (change >= leavingPerDay) {
            return this;
        }
        return switch (this) {
            case CALM -> direction < stressedShare ? STRESSED : NORMAL;
            case NORMAL -> direction < stressedShare ? STRESSED : CALM;
            case STRESSED -> NORMAL;
        };
    }

    /** Returns the name in the truth file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
