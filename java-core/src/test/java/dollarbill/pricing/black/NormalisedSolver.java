package dollarbill.pricing.black;

/** Solves in normalised variables, where no rounding of forward and strike enters. */
final class NormalisedSolver {
    private NormalisedSolver() {}

    /** Returns total volatility and steps for a price {@code b}, also given as {@code c = b exp(-x/2)} and {@code 1 - c}. */
    static LetsBeRational.Root solve(double x, double b, double c, double complement) {
        double near = NearMoneyVolatility.totalVolatility(x, b);
        return near > 0.0
                ? new LetsBeRational.Root(near, 1)
                : LetsBeRational.solve(x, c, c > 0.5 ? Math.log1p(-complement) : Math.log(c), complement);
    }

    /**
     * Returns the condition of {@code s} as a function of the smaller of price and complement, never less than one: a
     * relative error of that is multiplied by it.
     */
    static double condition(double x, double s, double c, double complement) {
        double d1 = x / s + 0.5 * s;
        double slope = NearMoneyVolatility.DENSITY_AT_ZERO * Math.exp(-0.5 * d1 * d1);
        return Math.max(1.0, Math.min(c, complement) / (s * slope));
    }
}
