package dollarbill.signal;

import dollarbill.sizing.HoldingRule;

/**
 * Which quotes may become signals, how many, and how long they are followed.
 *
 * @param minAbsDelta  least absolute delta, 0 to 1
 * @param maxAbsDelta  greatest absolute delta, 0 to 1, at least the least one
 * @param minVolume  fewest contracts traded on the quote day
 * @param minOpenInterest  fewest contracts open
 * @param minDays  fewest calendar days to expiry, at least 1
 * @param maxDays  most calendar days to expiry
 * @param maxSpreadPercent  widest spread in percent of mid, positive
 * @param perSymbol  most signals of one chain, at least 1
 * @param fairValue  which model makes the fair value
 * @param holding  how long a signal is followed, in the replay of the past and in the odds of a live one
 */
public record SignalRules(
        double minAbsDelta,
        double maxAbsDelta,
        long minVolume,
        long minOpenInterest,
        int minDays,
        int maxDays,
        double maxSpreadPercent,
        int perSymbol,
        FairValueRules fairValue,
        HoldingRule holding) {
    public SignalRules {
        require(minAbsDelta >= 0.0 && minAbsDelta <= 1.0, "minAbsDelta", minAbsDelta, "0 to 1");
        require(maxAbsDelta >= minAbsDelta && maxAbsDelta <= 1.0, "maxAbsDelta", maxAbsDelta, "minAbsDelta to 1");
        require(minVolume >= 0, "minVolume", (double) minVolume, "not negative");
        require(minOpenInterest >= 0, "minOpenInterest", (double) minOpenInterest, "not negative");
        require(minDays >= 1, "minDays", minDays, "at least 1");
        require(maxDays >= minDays, "maxDays", maxDays, "at least minDays");
        require(maxSpreadPercent > 0.0, "maxSpreadPercent", maxSpreadPercent, "positive");
        require(perSymbol >= 1, "perSymbol", perSymbol, "at least 1");
    }

    /** Returns deltas .10 to .90, 10 traded, 50 open, 2 to 90 days, spreads to 20 %, 20 signals a chain, held for 14 days. */
    public static SignalRules defaults() {
        return new SignalRules(0.10, 0.90, 10, 50, 2, 90, 20.0, 20, FairValueRules.defaults(), HoldingRule.defaults());
    }

    /** Returns the same rules with another choice of the fair value. */
    public SignalRules withFairValue(FairValueRules other) {
        return new SignalRules(minAbsDelta, maxAbsDelta, minVolume, minOpenInterest, minDays, maxDays,
                maxSpreadPercent, perSymbol, other, holding);
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
