package dollarbill.surface;

/**
 * A surface at one time to expiry: total variance {@code w(k) = n N(k) + f F(k) + c} of log-moneyness {@code k}, with the forward and
 * the discount factor to that time.
 *
 * @param years  time to expiry, positive
 * @param forward  forward to that time
 * @param discount  discount factor to that time
 * @param near  smile N
 * @param nearWeight  weight n
 * @param far  smile F
 * @param farWeight  weight f; zero where one smile tells it all
 * @param added  total variance c added at every log-moneyness
 */
public record TimeSmile(
        double years,
        double forward,
        double discount,
        SviParameters near,
        double nearWeight,
        SviParameters far,
        double farWeight,
        double added) {

    /** Returns total variance at a log-moneyness {@code ln(K/F)}. */
    public double totalVariance(double logMoneyness) {
        return nearWeight * near.totalVariance(logMoneyness) + farWeight * far.totalVariance(logMoneyness) + added;
    }

    /** Returns {@code d vol / dk} at a log-moneyness. */
    public double volatilitySlope(double logMoneyness) {
        double slope = nearWeight * near.slope(logMoneyness) + farWeight * far.slope(logMoneyness);
        return slope / (2.0 * years * volatility(logMoneyness));
    }

    /** Returns the volatility per square root of a year at a log-moneyness. */
    public double volatility(double logMoneyness) {
        return Math.sqrt(totalVariance(logMoneyness) / years);
    }
}
