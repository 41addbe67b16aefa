package dollarbill.pricing.american;

/**
 * An American put of unit strike with one exercise boundary, in the logarithm of the spot.
 *
 * @param rate  interest rate per year; positive, or zero with a negative yield
 * @param yield  dividend yield per year
 * @param volatility  per square root of a year, positive
 * @param years  time to expiry, positive
 * @param logTop  logarithm of the boundary at expiry, {@code ln min(1, r/q)}
 * @param logFloor  logarithm of the boundary of the perpetual option, below every other boundary
 */
record PutProblem(double rate, double yield, double volatility, double years, double logTop, double logFloor) {

    static PutProblem of(double rate, double yield, double volatility, double years) {
        double top = yield > rate ? Math.log(rate / yield) : 0.0;
        return new PutProblem(rate, yield, volatility, years, top, logPerpetual(rate, yield, volatility));
    }

    /** The perpetual put is exercised at {@code b/(b-1)}, {@code b} the negative root of the characteristic quadratic. */
    private static double logPerpetual(double rate, double yield, double volatility) {
        double variance = volatility * volatility;
        double drift = 2.0 * (rate - yield) / variance - 1.0;
        double spread = Math.sqrt(drift * drift + 8.0 * rate / variance);
        double root = drift > 0.0 ? -0.5 * (drift + spread) : -4.0 * rate / variance / (spread - drift);
        return root < 0.0 ? -Math.log1p(-1.0 / root) : Double.NEGATIVE_INFINITY;
    }

    /** Returns {@code (r - q) sqrt(T) / sigma}, how far the drift pulls the spot in standard deviations. */
    double pull() {
        return (rate - yield) * Math.sqrt(years) / volatility;
    }

    /** Keeps a logarithm of the boundary between the perpetual one and the one at expiry. */
    double within(double logBoundary) {
        return Math.max(logFloor, Math.min(logTop, logBoundary));
    }
}
