package dollarbill.market;

/** Call or put. */
public enum OptionType {
    /** The right to buy. */
    CALL(1, "C"),
    /** The right to sell. */
    PUT(-1, "P");

    private final int sign;
    private final String letter;

    OptionType(int sign, String letter) {
        this.sign = sign;
        this.letter = letter;
    }

    /** Returns +1 for a call and -1 for a put. */
    public int sign() {
        return sign;
    }

    /** Returns {@code C} or {@code P}. */
    public String letter() {
        return letter;
    }

    /** Returns the payoff at expiry, in the currency of the spot. */
    public double payoff(double spot, double strike) {
        return Math.max(sign * (spot - strike), 0.0);
    }
}
