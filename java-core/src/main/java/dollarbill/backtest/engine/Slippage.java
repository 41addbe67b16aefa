package dollarbill.backtest.engine;

import java.util.OptionalLong;

/** What a fill loses beyond its rule, in dollars a share. */
public sealed interface Slippage {
    /**
     * Returns the loss a share, not negative.
     *
     * @param price  price by the fill rule
     * @param halfSpread  half of ask less bid
     * @param quantity  contracts or shares filled, positive
     * @param volume  traded this day, where known
     */
    double loss(double price, double halfSpread, long quantity, OptionalLong volume);

    /** Nothing. */
    record None() implements Slippage {
        @Override
        public double loss(double price, double halfSpread, long quantity, OptionalLong volume) {
            return 0.0;
        }
    }

    /**
     * The same for every share.
     *
     * @param dollars  a share, not negative
     */
    record PerShare(double dollars) implements Slippage {
        public PerShare {
            Check.notNegative("dollars", dollars);
        }

        @Override
        public double loss(double price, double halfSpread, long quantity, OptionalLong volume) {
            return dollars;
        }
    }

    /**
     * A share of the price.
     *
     * @param share  of the price, from 0 to 1
     */
    record OfPrice(double share) implements Slippage {
        public OfPrice {
            Check.share("share", share);
        }

        @Override
        public double loss(double price, double halfSpread, long quantity, OptionalLong volume) {
            return share * price;
        }
    }

    /**
     * Growing with the root of the part of the day's volume taken: {@code c h sqrt(q/max(v, q))} with half spread {@code h}, quantity
     * {@code q} and volume {@code v}; an unknown volume counts as {@code q}. The square-root law of J.-P. Bouchaud, J. D. Farmer and F.
     * Lillo, How markets slowly digest changes in supply and demand, 2009, section 5, with the half spread in place of the volatility.
     *
     * @param coefficient  {@code c}, not negative
     */
    record SquareRoot(double coefficient) implements Slippage {
        public SquareRoot {
            Check.notNegative("coefficient", coefficient);
        }

        @Override
        public double loss(double price, double halfSpread, long quantity, OptionalLong volume) {
            double traded = Math.max(volume.orElse(quantity), quantity);
            return coefficient * halfSpread * Math.sqrt(quantity / traded);
        }
    }
}
