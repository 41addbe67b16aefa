package dollarbill.pricing;

/** Refuses arguments outside their domain by name, value and domain. */
public final class Arguments {
    private Arguments() {}

    /**
     * Requires a value above zero.
     *
     * @throws IllegalArgumentException  if it is not positive and finite
     */
    public static void positive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }

    /**
     * Requires a value of zero or above.
     *
     * @throws IllegalArgumentException  if it is negative or not finite
     */
    public static void notNegative(String name, double value) {
        if (!(value >= 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }

    /**
     * Requires a finite value.
     *
     * @throws IllegalArgumentException  if it is not finite
     */
    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite");
        }
    }

    /**
     * Requires the inputs of an option on a spot to be in the domain of Black's model.
     *
     * @param spot  positive
     * @param strike  positive
     * @param years  not negative
     * @param rate  finite
     * @param dividendYield  finite
     * @param volatility  not negative
     * @throws IllegalArgumentException  if one is outside its domain
     */
    public static void option(
            double spot, double strike, double years, double rate, double dividendYield, double volatility) {
        positive("spot", spot);
        positive("strike", strike);
        notNegative("years", years);
        finite("rate", rate);
        finite("dividendYield", dividendYield);
        notNegative("volatility", volatility);
    }
}
