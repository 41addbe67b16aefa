package dollarbill.surface;

/**
 * Spot, interest rate and dividend yield that join a forward and a discount factor, for a model of American options.
 *
 * <p>{@code r = -ln D / T} and {@code q = r - ln(F/S) / T}. Beyond plausible yields, as where spot and quotes are not of one moment, the
 * yield is cut to its bound and the spot is {@code F exp((q-r) T)}, so that the forward stays.
 *
 * @param spot  dollars a share
 * @param rate  continuously compounded interest rate per year
 * @param yield  continuously compounded dividend yield per year
 */
public record SpotCarry(double spot, double rate, double yield) {
    private static final double LOWEST_YIELD = -0.05;
    private static final double HIGHEST_YIELD = 0.15;

    /**
     * Returns what joins a forward and a discount factor.
     *
     * @param spot  price of the underlying, positive
     * @param forward  positive
     * @param discount  positive
     * @param years  time to the forward, positive
     */
    public static SpotCarry of(double spot, double forward, double discount, double years) {
        double rate = -Math.log(discount) / years;
        double yield = Math.clamp(rate - Math.log(forward / spot) / years, LOWEST_YIELD, HIGHEST_YIELD);
        return new SpotCarry(forward * Math.exp((yield - rate) * years), rate, yield);
    }
}
