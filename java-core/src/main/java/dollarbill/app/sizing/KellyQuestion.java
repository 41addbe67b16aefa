package dollarbill.app.sizing;

import dollarbill.market.Symbol;
import dollarbill.sizing.WinProbability;
import dollarbill.sizing.growth.PayoffLaw;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a stake is asked for. */
public sealed interface KellyQuestion {
    /**
     * A bet that wins some times the stake or loses it.
     *
     * @param probability  how likely it wins, with its interval or sample where there is one
     * @param odds  gain for each dollar staked, positive
     * @param oddsError  standard error of the odds, not negative; zero where they are known
     */
    record Bet(WinProbability probability, double odds, double oddsError) implements KellyQuestion {
        /** The most that odds can be. */
        static final double MOST_ODDS = 1e9;

        public Bet {
            requireProbability(probability);
            require(odds > 0.0 && odds <= MOST_ODDS, "odds", odds, "above 0 to " + MOST_ODDS);
            require(oddsError >= 0.0 && oddsError <= MOST_ODDS, "odds_error", oddsError, "0 to " + MOST_ODDS);
        }
    }

    /**
     * A bet with any outcomes.
     *
     * @param law  profits of one dollar and their probabilities
     * @param probability  how likely a profit is by a model, in place of the law's own; absent where the law is taken as it is
     */
    record Payoffs(PayoffLaw law, Optional<WinProbability> probability) implements KellyQuestion {
        public Payoffs {
            probability.ifPresent(KellyQuestion::requireProbability);
        }
    }

    /**
     * An asset held for one day, judged by its past returns.
     *
     * @param symbol  share or coin
     * @param lookback  newest returns looked at, 20 to 100,000; absent where the configuration decides
     * @param upTo  last day looked at; absent for the newest
     */
    record Past(Symbol symbol, OptionalInt lookback, Optional<LocalDate> upTo) implements KellyQuestion {
        /** The most returns looked at. */
        public static final int MOST_RETURNS = 100_000;

        public Past {
            lookback.ifPresent(n -> require(n >= 20 && n <= MOST_RETURNS, "lookback", n, "20 to " + MOST_RETURNS));
        }
    }

    /**
     * What is put in place of the configured money.
     *
     * @param value  value of the portfolio in dollars, positive
     * @param scaling  share of the Kelly stake taken, above 0 to 1
     */
    record Money(OptionalDouble value, OptionalDouble scaling) {
        /** The configured money. */
        public static final Money CONFIGURED = new Money(OptionalDouble.empty(), OptionalDouble.empty());

        public Money {
            value.ifPresent(v -> require(v > 0.0 && v <= 1e12, "value", v, "above 0 to 1e12"));
            scaling.ifPresent(s -> require(s > 0.0 && s <= 1.0, "scaling", s, "above 0 to 1"));
        }
    }

    /**
     * Checks a probability, its interval and its sample.
     *
     * @throws IllegalArgumentException  if one is outside its domain
     */
    static void requireProbability(WinProbability p) {
        require(p.value() >= 0.0 && p.value() <= 1.0, "win_probability", p.value(), "0 to 1");
        p.interval90().ifPresent(i -> {
            require(i.low() >= 0.0 && i.low() <= 1.0, "low", i.low(), "0 to 1");
            require(i.high() >= i.low() && i.high() <= 1.0, "high", i.high(), "from low to 1");
            require(p.value() >= i.low() && p.value() <= i.high(), "win_probability", p.value(),
                    "within its interval, " + i.low() + " to " + i.high());
        });
        p.sampleSize().ifPresent(n -> require(n >= 1, "observations", (double) n, "at least 1"));
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: " + domain);
        }
    }
}
