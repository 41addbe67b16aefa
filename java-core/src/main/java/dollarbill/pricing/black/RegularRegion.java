package dollarbill.pricing.black;

/** Bounds within which the stages neither overflow nor divide by zero; rows outside go one by one through the scalar limits. */
final class RegularRegion {
    static final double LEAST_PRICE = 0x1p-100;
    static final double MOST_PRICE = 0x1p100;
    static final double LEAST_YEARS = 0x1p-40;
    static final double LEAST_VOLATILITY = 0x1p-40;
    static final double MOST_RATE_TIME = 100.0;
    static final double LEAST_TOTAL_VOL = 0x1p-25;
    static final double MOST_TOTAL_VOL = 64.0;
    /** {@code exp} of it is zero; lower exponents are raised to it. */
    static final double LEAST_EXPONENT = -750.0;

    private RegularRegion() {}
}
