package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;

/** One of Heston's five parameters with the interval a calibration keeps it in. */
public enum HestonParameter {
    /** v₀, variance a year now. */
    INITIAL_VARIANCE(1e-6, 10.0),
    /** κ, speed per year. */
    MEAN_REVERSION(1e-3, 100.0),
    /** θ, variance a year. */
    LONG_RUN_VARIANCE(1e-6, 10.0),
    /** σ, per square root of a year. */
    VOL_OF_VOL(1e-3, 50.0),
    /** ρ. */
    CORRELATION(-0.9995, 0.9995);

    /** Share of the (logarithmic) interval next to a bound that counts as being at it. */
    private static final double EDGE = 1e-3;

    private static final HestonParameter[] ALL = values();

    private final double lowest;
    private final double highest;

    HestonParameter(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Returns the lower bound. */
    public double lowest() {
        return lowest;
    }

    /** Returns the upper bound. */
    public double highest() {
        return highest;
    }

    /** Returns this parameter of a model. */
    public double of(HestonParameters p) {
        return switch (this) {
            case INITIAL_VARIANCE -> p.initialVariance();
            case MEAN_REVERSION -> p.meanReversion();
            case LONG_RUN_VARIANCE -> p.longRunVariance();
            case VOL_OF_VOL -> p.volOfVol();
            case CORRELATION -> p.correlation();
        };
    }

    /** Returns whether the value lies next to a bound. */
    boolean atBound(double value) {
        double share = share(value);
        return share < EDGE || share > 1.0 - EDGE;
    }

    /** Returns the unbounded coordinate of a value: logit of its share of the interval, which is logarithmic but for ρ. */
    double coordinate(double value) {
        double share = Math.clamp(share(value), 0.5 * EDGE, 1.0 - 0.5 * EDGE);
        return Math.log(share / (1.0 - share));
    }

    /** Returns the value of a coordinate, strictly inside the interval. */
    double value(double coordinate) {
        double share = Math.clamp(1.0 / (1.0 + Math.exp(-coordinate)), 1e-12, 1.0 - 1e-12);
        return this == CORRELATION
                ? lowest + (highest - lowest) * share
                : lowest * Math.exp(share * Math.log(highest / lowest));
    }

    /** Returns the derivative of the value in its coordinate, by the value. */
    double slope(double value) {
        double share = share(value);
        double bell = share * (1.0 - share);
        return this == CORRELATION ? (highest - lowest) * bell : value * Math.log(highest / lowest) * bell;
    }

    private double share(double value) {
        return this == CORRELATION
                ? (value - lowest) / (highest - lowest)
                : Math.log(value / lowest) / Math.log(highest / lowest);
    }

    /** Returns the coordinates of a model. */
    @SuppressWarnings("EnumOrdinal") // columns stand in the order of the constants
    static double[] coordinates(HestonParameters p) {
        double[] at = new double[ALL.length];
        for (HestonParameter parameter : ALL) {
            at[parameter.ordinal()] = parameter.coordinate(parameter.of(p));
        }
        return at;
    }

    /** Returns the model at coordinates. */
    static HestonParameters model(double[] at) {
        return new HestonParameters(
                INITIAL_VARIANCE.value(at[0]),
                MEAN_REVERSION.value(at[1]),
                LONG_RUN_VARIANCE.value(at[2]),
                VOL_OF_VOL.value(at[3]),
                CORRELATION.value(at[4]));
    }
}
