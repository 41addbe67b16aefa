package dollarbill.structure;

/** The most a structure can win or lose. */
public sealed interface Extreme {
    /**
     * A bound that is reached.
     *
     * @param amount  per share
     */
    record Limited(double amount) implements Extreme {}

    /** No bound: it grows with the price of the underlying. */
    record Unlimited() implements Extreme {}
}
