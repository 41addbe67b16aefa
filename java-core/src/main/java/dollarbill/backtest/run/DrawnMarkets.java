package dollarbill.backtest.run;

import dollarbill.performance.IndependentMean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * What the same backtest shows on markets drawn independently of each other, one after another.
 *
 * <p>One market's account is one draw: its interval comes from resampled days of the same few trades. Over independent markets the mean has an
 * interval that assumes nothing of the days of any of them.
 *
 * @param markets  in the order of their seeds
 */
public record DrawnMarkets(List<Market> markets) {
    public DrawnMarkets {
        markets = List.copyOf(markets);
    }

    /** What is measured of an account, or of the difference of two. */
    public enum Measure {
        /** Mean return times the periods of a year. */
        MEAN_RETURN,
        /** Sharpe ratio of a year. */
        SHARPE,
        /** Share of the highest equity lost at most. */
        MAX_DRAWDOWN,
        /** Mean profit of one contract of a signal, dollars after costs. */
        PROFIT_A_CONTRACT,
        /** The same less what the move of the underlying made. */
        HEDGED_A_CONTRACT,
        /** Share of signals that ended with a profit after costs. */
        SHARE_WON
    }

    /**
     * A figure that each market may have.
     *
     * @param of  a variant, or two and how they differ
     * @param measure  what is measured of it
     */
    public record Figure(String of, Measure measure) {}

    /**
     * One market.
     *
     * @param seed  it was drawn by
     * @param days  days traded
     * @param gain  whether the interval of the main variant's return lies above zero
     * @param figures  what was measured; a figure without a value is absent
     */
    public record Market(long seed, int days, boolean gain, SequencedMap<Figure, Double> figures) {
        public Market {
            figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
        }
    }

    /** Returns the figures that at least two markets have, in the order of the markets. */
    public List<Figure> figures() {
        return markets.stream()
                .flatMap(market -> market.figures().keySet().stream())
                .distinct()
                .filter(figure -> values(figure).length > 1)
                .toList();
    }

    /**
     * Returns the mean of a figure over the markets that have it.
     *
     * @throws IllegalArgumentException  if fewer than two have it
     */
    public IndependentMean over(Figure figure) {
        return IndependentMean.of(values(figure), ArmFigures.LEVEL);
    }

    /** Returns in how many markets the main variant's gain was found. */
    public int gains() {
        return (int) markets.stream().filter(Market::gain).count();
    }

    private double[] values(Figure figure) {
        return markets.stream()
                .map(market -> market.figures().get(figure))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
