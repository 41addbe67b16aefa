package dollarbill.backtest.engine;

import dollarbill.market.OptionQuote;

/**
 * How much of the half spread a fill gives away: a buyer pays {@code mid + x (ask - bid)/2}, a seller gets {@code mid - x (ask - bid)/2}.
 */
public sealed interface FillRule {
    /** Returns {@code x}, from 0 at the mid to 1 at the far side. */
    double share(OptionQuote quote);

    /** Returns the rule of the mid. */
    static FillRule mid() {
        return new Fraction(0.0);
    }

    /** Returns the rule of ask and bid. */
    static FillRule cross() {
        return new Fraction(1.0);
    }

    /**
     * The same share of every half spread.
     *
     * @param x  from 0 at the mid to 1 at the far side
     */
    record Fraction(double x) implements FillRule {
        public Fraction {
            Check.share("x", x);
        }

        @Override
        public double share(OptionQuote quote) {
            return x;
        }
    }

    /**
     * Less of the spread the more a contract is traded: {@code x = most - (most - least) l} with
     * {@code l = (v/(v + v0) + o/(o + o0))/2} of volume {@code v} and open interest {@code o}, zero where not known.
     *
     * @param least  {@code x} of an endlessly liquid contract, from 0 to {@code most}
     * @param most  {@code x} of a contract that nobody trades, at most 1
     * @param halfVolume  {@code v0}, contracts a day, positive
     * @param halfOpenInterest  {@code o0}, contracts, positive
     */
    record ByLiquidity(double least, double most, double halfVolume, double halfOpenInterest) implements FillRule {
        public ByLiquidity {
            Check.share("least", least);
            Check.share("most", most);
            Check.positive("halfVolume", halfVolume);
            Check.positive("halfOpenInterest", halfOpenInterest);
            if (least > most) {
                throw new IllegalArgumentException("least " + least + " must be at most most " + most);
            }
        }

        /** Returns half the spread given back at 100 contracts a day and 1,000 open. */
        public static ByLiquidity defaults() {
            return new ByLiquidity(0.2, 1.0, 100.0, 1000.0);
        }

        @Override
        public double share(OptionQuote quote) {
            double v = quote.volume().orElse(0L);
            double o = quote.openInterest().orElse(0L);
            double liquidity = 0.5 * (v / (v + halfVolume) + o / (o + halfOpenInterest));
            return most - (most - least) * liquidity;
        }
    }
}
