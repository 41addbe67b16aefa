package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.Reason;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.sizing.ReturnOdds;
import dollarbill.sizing.allocation.HoldingPlan;
import dollarbill.sizing.allocation.UnifiedScore;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the past of one asset says of it: reward, risk, odds, score, and how long to hold it.
 *
 * @param symbol  its ticker
 * @param kind  share or coin
 * @param asOf  newest day
 * @param price  its close, USD
 * @param priceAdjusted  whether that is only known adjusted for dividends and splits that came after it
 * @param volume  traded on that day: units of a share, USD of a coin; absent where not known
 * @param returns  daily returns looked at
 * @param annualReturn  compound, of a year
 * @param volatility  of a year
 * @param sharpe  of a year over the risk-free rate, absent where nothing varies
 * @param sortino  of a year over the risk-free rate, absent where nothing fell short of it
 * @param calmar  annual return over the deepest fall, absent where it never fell
 * @param maxDrawdown  deepest fall
 * @param odds  odds of a day and the Kelly fraction, absent where they are not defined
 * @param score  unified score, absent with the odds or a ratio
 * @param holding  how long to hold it and where to close, absent with the odds
 * @param reason  why there are no odds, absent where there are
 * @param detail  the reason with its numbers
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AssetReport(
        String symbol,
        AssetHistory.Kind kind,
        String asOf,
        double price,
        boolean priceAdjusted,
        @Nullable Double volume,
        int returns,
        double annualReturn,
        double volatility,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        double maxDrawdown,
        @Nullable Odds odds,
        @Nullable Score score,
        @Nullable Holding holding,
        @Nullable Reason reason,
        @Nullable String detail) {
    /**
     * Odds of a day.
     *
     * @param winProbability  days up of those that moved
     * @param averageGain  mean of the gains
     * @param averageLoss  mean of the losses, positive
     * @param kellyFraction  closed form, share of wealth lost in an average loss
     * @param confidence  factor for the sampling error of probability and odds, absent where the fraction is not positive
     * @param dispersion  factor for the scatter of gains and losses, absent with it
     * @param exposure  share of wealth of largest growth under the whole distribution over the risk-free rate
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Odds(
            double winProbability,
            double averageGain,
            double averageLoss,
            double kellyFraction,
            @Nullable Double confidence,
            @Nullable Double dispersion,
            double exposure) {}

    /**
     * Unified score and its parts, each 0 to 1.
     *
     * @param value  the score
     * @param kelly  part of the Kelly fraction
     * @param sortino  part of the Sortino ratio
     * @param calmar  part of the Calmar ratio
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Score(double value, double kelly, double sortino, double calmar) {}

    /**
     * How long to hold it.
     *
     * @param days  days
     * @param stopLoss  price at which to close with a loss
     * @param takeProfit  price at which to close with a profit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Holding(int days, double stopLoss, double takeProfit) {}

    /**
     * Returns the report.
     *
     * @param history  whose newest close and day are shown
     * @param daily  its returns looked at, at least two
     * @param annualRate  risk-free rate a year, effective
     * @param drawdownBudget  tolerated fall from a peak
     */
    static AssetReport of(AssetHistory history, double[] daily, double annualRate, double drawdownBudget) {
        ReturnSeries series = ReturnSeries.of(daily, history.kind().daysPerYear());
        OptionalDouble sortino = PerformanceRatios.sortino(series, annualRate);
        OptionalDouble calmar = PerformanceRatios.calmar(series);
        AssetReport risk = new AssetReport(
                history.symbol().value(),
                history.kind(),
                history.lastDate().toString(),
                history.price(),
                history.priceAdjusted(),
                KellyDocument.boxed(history.volume()),
                daily.length,
                PerformanceRatios.annualReturn(series),
                PerformanceRatios.annualVolatility(series),
                KellyDocument.boxed(PerformanceRatios.sharpe(series, annualRate)),
                KellyDocument.boxed(sortino),
                KellyDocument.boxed(calmar),
                PerformanceRatios.maxDrawdown(series),
                null, null, null, null, null);
        return switch (ReturnOdds.of(daily)) {
            case ReturnOdds.Unknown unknown -> risk.without(unknown);
            case ReturnOdds.Known odds -> {
                double perDay = Math.expm1(Math.log1p(annualRate) / history.kind().daysPerYear());
                PastStake stake = PastStake.of(odds, daily, perDay);
                Optional<UnifiedScore> score = UnifiedScore.of(stake.raw(), sortino, calmar);
                HoldingPlan plan = HoldingPlan.of(
                        new HoldingPlan.Evidence(history.price(),
                                risk.volatility() / Math.sqrt(history.kind().daysPerYear()), risk.maxDrawdown(),
                                daily.length, odds.netOdds(), score.map(UnifiedScore::value).orElse(0.0), sortino,
                                calmar),
                        drawdownBudget);
                yield risk.with(odds, stake, score, plan);
            }
        };
    }

    private AssetReport without(ReturnOdds.Unknown unknown) {
        return new AssetReport(symbol, kind, asOf, price, priceAdjusted, volume, returns, annualReturn, volatility,
                sharpe,
                sortino, calmar,
                maxDrawdown, null, null, null, unknown.reason(), unknown.detail());
    }

    private AssetReport with(
            ReturnOdds.Known known, PastStake stake, Optional<UnifiedScore> unified, HoldingPlan plan) {
        boolean edge = !stake.evidence().isEmpty();
        Odds shown = new Odds(known.winProbability(), known.averageGain(), known.averageLoss(), stake.raw(),
                edge ? (Double) stake.evidence().get(0).factor() : null,
                edge ? (Double) stake.evidence().get(1).factor() : null, stake.overRate().fraction());
        return new AssetReport(symbol, kind, asOf, price, priceAdjusted, volume, returns, annualReturn, volatility,
                sharpe,
                sortino, calmar,
                maxDrawdown, shown,
                unified.map(s -> new Score(s.value(), s.kelly().normalised(), s.sortino().normalised(),
                        s.calmar().normalised())).orElse(null),
                new Holding(plan.days(), plan.stopLoss(), plan.takeProfit()), null, null);
    }
}
