package dollarbill.sizing;

/** Bought or sold. */
public enum Side {
    /** Long: pays the ask. */
    BUY(1),
    /** Short: receives the bid. */
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** Returns +1 for bought and −1 for sold. */
    public int sign() {
        return sign;
    }
}
