package dollarbill.sample;

import java.util.Locale;

/**
 * A planted shift of the implied volatility of one strike, calls and puts alike.
 *
 * @param kind  whether it goes away
 * @param shift  shift of implied volatility
 */
record Mispricing(Kind kind, double shift) {
    /** Chance a week that a reverting one is gone; else half of it is left. */
    static final double REVERSION = 0.75;

    /** What becomes of it. */
    enum Kind {
        /** Gone within weeks: flow that pushed the price, seen as high volume in a tight market. A true edge. */
        REVERTING,
        /** There until expiry: a thin strike that nobody corrects, seen as low volume in a wide market. A false edge. */
        PERSISTENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
