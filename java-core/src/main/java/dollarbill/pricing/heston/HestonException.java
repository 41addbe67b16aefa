package dollarbill.pricing.heston;

import dollarbill.market.Reason;

/** Refusal to price where the promised accuracy cannot be reached; the reason says why. */
public final class HestonException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    HestonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Returns the reason as a code. */
    public Reason reason() {
        return reason;
    }
}
