package dollarbill.strategy;

/** The strategies of the selector's matrix, all with a bounded loss. */
public enum OptionStrategy {
    /** A bought call. */
    BUY_CALLS("Buy Calls", "a rise is expected and options are cheap: buy the upside outright"),
    /** A bought call and a sold one at a higher strike. */
    BULL_CALL_SPREAD("Bull Call Spread",
            "a rise is expected at fair option prices: a sold call pays for part of the bought one"),
    /** A sold put and a bought one at a lower strike. */
    BULL_PUT_SPREAD("Bull Put Spread", "a rise is expected and options are dear: sell a put with the loss bounded"),
    /** A bought put. */
    BUY_PUTS("Buy Puts", "a fall is expected and options are cheap: buy the downside outright"),
    /** A bought put and a sold one at a lower strike. */
    BEAR_PUT_SPREAD("Bear Put Spread",
            "a fall is expected at fair option prices: a sold put pays for part of the bought one"),
    /** A sold call and a bought one at a higher strike. */
    BEAR_CALL_SPREAD("Bear Call Spread", "a fall is expected and options are dear: sell a call with the loss bounded"),
    /** A sold put and a sold call, and bought ones further out. */
    IRON_CONDOR("Iron Condor", "no direction is expected and options are dear: sell both sides with the loss bounded");

    private final String text;
    private final String rationale;

    OptionStrategy(String text, String rationale) {
        this.text = text;
        this.rationale = rationale;
    }

    /** Returns the name in words. */
    public String text() {
        return text;
    }

    /** Returns why it suits its place in the matrix. */
    public String rationale() {
        return rationale;
    }
}
