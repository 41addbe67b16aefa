package dollarbill.backtest.equity;

import dollarbill.backtest.equity.EquitySettings.Fill;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeExecutionModel;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The closed trades of ta4j for the same rule on the same bars.
 *
 * <p>Its exponential average has no value before as many bars as it averages and then begins at the close of that bar; bars at the first close
 * are set before the series, so that it begins at the first close as ours does.
 */
final class Ta4jTrades {
    record Trade(int entryBar, double entryPrice, int exitBar, double exitPrice) {}

    private record Rules(Rule entry, Rule exit, int unstable) {}

    private Ta4jTrades() {}

    static List<Trade> of(PriceColumns prices, EquityRule rule, Fill fill) {
        int lead = rule instanceof EmaCross cross ? cross.slow() + 1 : 0;
        org.ta4j.core.BarSeries series = series(prices, lead);
        Rules rules = rules(series, rule);
        TradeExecutionModel model = fill == Fill.NEXT_OPEN ? new TradeOnNextOpenModel()
                : new TradeOnCurrentCloseModel();
        return new BarSeriesManager(series, model)
                .run(new BaseStrategy(rules.entry(), rules.exit(), lead + rules.unstable()))
                .getPositions()
                .stream()
                .map(p -> new Trade(
                        p.getEntry().getIndex() - lead, p.getEntry().getPricePerAsset().doubleValue(),
                        p.getExit().getIndex() - lead, p.getExit().getPricePerAsset().doubleValue()))
                .toList();
    }

    private static Rules rules(org.ta4j.core.BarSeries series, EquityRule rule) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        return switch (rule) {
            case SmaCross(int fast, int slow) -> {
                SMAIndicator quick = new SMAIndicator(close, fast);
                SMAIndicator lazy = new SMAIndicator(close, slow);
                yield new Rules(
                        new CrossedUpIndicatorRule(quick, lazy), new CrossedDownIndicatorRule(quick, lazy), slow);
            }
            case EmaCross(int fast, int slow) -> {
                EMAIndicator quick = new EMAIndicator(close, fast);
                EMAIndicator lazy = new EMAIndicator(close, slow);
                yield new Rules(
                        new CrossedUpIndicatorRule(quick, lazy), new CrossedDownIndicatorRule(quick, lazy), slow);
            }
            case Momentum(int lookback) -> {
                PreviousValueIndicator before = new PreviousValueIndicator(close, lookback);
                yield new Rules(
                        new OverIndicatorRule(close, before), new UnderIndicatorRule(close, before), lookback);
            }
            case MomentumBreakout breakout -> new Rules(
                    new OverIndicatorRule(
                            close,
                            new PreviousValueIndicator(
                                    new HighestValueIndicator(new HighPriceIndicator(series), breakout.entry()))),
                    new UnderIndicatorRule(
                            close,
                            new PreviousValueIndicator(
                                    new LowestValueIndicator(new LowPriceIndicator(series), breakout.exit()))),
                    breakout.warmUp());
            case BuyAndHold hold -> throw new IllegalArgumentException(hold.label());
            case MeanReversion reversion -> throw new IllegalArgumentException(reversion.label());
        };
    }

    private static org.ta4j.core.BarSeries series(PriceColumns prices, int lead) {
        org.ta4j.core.BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int i = -lead; i < prices.size(); i++) {
            int from = Math.max(i, 0);
            series.addBar(series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(Instant.EPOCH.plus(Duration.ofDays(lead + i + 1L)))
                    .openPrice(prices.opens()[from])
                    .highPrice(prices.highs()[from])
                    .lowPrice(prices.lows()[from])
                    .closePrice(prices.close(from))
                    .volume(0.0)
                    .build());
        }
        return series;
    }
}
