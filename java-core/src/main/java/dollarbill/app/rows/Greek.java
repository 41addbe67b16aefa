package dollarbill.app.rows;

/** What a row may be answered with, as a raw derivative per share. */
enum Greek {
    VALUE,
    DELTA,
    GAMMA,
    VEGA,
    THETA,
    RATE_RHO,
    DIVIDEND_RHO,
    VANNA,
    VOLGA,
    CHARM,
    SPEED,
    ZOMMA,
    COLOR,
    VETA,
    ULTIMA;

    private static final int COUNT = values().length;

    static int count() {
        return COUNT;
    }
}
