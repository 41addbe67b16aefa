package dollarbill.structure;

import java.util.Locale;

/** How a smile is taken to move with the price of the underlying. */
public enum SmileMotion {
    /** Each strike keeps its volatility. */
    STICKY_STRIKE,
    /** Each ratio of strike to forward keeps its volatility. */
    STICKY_MONEYNESS;

    /** Returns the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
