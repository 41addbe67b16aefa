package dollarbill.sample;

import java.util.Locale;

/**
 * A planted shift of the implied volatility of one strike, calls and puts alike.
 *
 * @param kind  what becomes of it
 * @param shift  shift of implied volatility
 */
record Mispricing(Kind kind, double shift) {
    /** Chance a week that a reverting one is gone; else half of it is left. */
    static final double REVERSION = 0.75;

    /** What becomes of it. */
    enum Kind {
        /** Gone within weeks: flow that pushed the price, seen as high volume in a tight market. A true edge. */
        REVERTING,
        /** The quote knows the volatility to come until expiry, on no more volume than any other: information. A false edge. */
        INFORMED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
