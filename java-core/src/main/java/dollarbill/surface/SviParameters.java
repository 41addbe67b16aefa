package dollarbill.surface;

/**
 * A raw SVI smile: total implied variance {@code w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2))} of
 * log-moneyness {@code k = ln(K/F)}.
 *
 * <p>Source: J. Gatheral, "A parsimonious arbitrage-free implied volatility parameterization" (2004); butterfly function
 * from J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), equation 2.1.
 *
 * @param a  level of total variance
 * @param b  slope of the wings, not negative
 * @param rho  tilt, between -1 and 1
 * @param m  log-moneyness of the bend
 * @param sigma  width of the bend, positive
 */
public record SviParameters(double a, double b, double rho, double m, double sigma) {
    public SviParameters {
        if (!Double.isFinite(a) || !Double.isFinite(m) || !(b >= 0.0) || Double.isInfinite(b)
                || !(Math.abs(rho) <= 1.0) || !(sigma > 0.0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("SVI needs finite a and m, b >= 0, |rho| <= 1, sigma > 0, got a " + a
                    + ", b " + b + ", rho " + rho + ", m " + m + ", sigma " + sigma);
        }
    }

    /** Returns {@code w(k)}; negative where the parameters describe no smile. */
    public double totalVariance(double logMoneyness) {
        double x = logMoneyness - m;
        return a + b * (rho * x + Math.sqrt(x * x + sigma * sigma));
    }

    /** Returns {@code dw/dk}. */
    public double slope(double logMoneyness) {
        double x = logMoneyness - m;
        return b * (rho + x / Math.sqrt(x * x + sigma * sigma));
    }

    /** Returns {@code d2w/dk2}. */
    public double curvature(double logMoneyness) {
        double x = logMoneyness - m;
        double root = Math.sqrt(x * x + sigma * sigma);
        return b * sigma * sigma / (root * root * root);
    }

    /** Returns the slope of total variance towards high strikes, {@code b (1 + rho)}; Lee's bound is 2. */
    public double rightSlope() {
        return b * (1.0 + rho);
    }

    /** Returns the slope of total variance towards low strikes without its sign, {@code b (1 - rho)}; Lee's bound is 2. */
    public double leftSlope() {
        return b * (1.0 - rho);
    }

    /** Returns the least total variance, {@code a + b sigma sqrt(1 - rho^2)}. */
    public double leastTotalVariance() {
        return a + b * sigma * Math.sqrt(1.0 - rho * rho);
    }

    /**
     * Returns {@code g(k) = (1 - k w'/2w)^2 - w'^2/4 (1/w + 1/4) + w''/2}, which has the sign of the risk-neutral density:
     * negative values allow butterfly arbitrage. Minus infinity where {@code w(k)} is not positive.
     */
    public double butterfly(double logMoneyness) {
        double w = totalVariance(logMoneyness);
        if (!(w > 0.0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double first = slope(logMoneyness);
        double bracket = 1.0 - 0.5 * logMoneyness * first / w;
        return bracket * bracket - 0.25 * first * first * (1.0 / w + 0.25) + 0.5 * curvature(logMoneyness);
    }
}
