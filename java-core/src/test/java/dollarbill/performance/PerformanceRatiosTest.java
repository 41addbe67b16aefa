package dollarbill.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of returns against published examples, Commons Math, and known falls of a real series. */
class PerformanceRatiosTest {
    /** T. N. Rollinger and S. T. Hoffman, Sortino: a 'sharper' ratio, 2013: annual returns, target 0. */
    private static final double[] ROLLINGER_HOFFMAN = {.17, .15, .23, -.05, .12, .09, .13, -.04};

    @Test
    void sortinoOfThePublishedExample() {
        assertThat(PerformanceRatios.sortino(ReturnSeries.of(ROLLINGER_HOFFMAN, 1.0), 0.0).orElseThrow())
                .isCloseTo(4.417, within(5e-4));
    }

    static List<CSVRecord> loErrors() {
        return ReferenceTable.resource(PerformanceRatiosTest.class, "sharpe_standard_errors.csv");
    }

    @ParameterizedTest
    @MethodSource("loErrors")
    void standardErrorOfThePublishedTable(CSVRecord row) {
        double error = SharpeRatio.normalError(
                Double.parseDouble(row.get("sharpe")), Integer.parseInt(row.get("n")));
        assertThat(error).isCloseTo(Double.parseDouble(row.get("standard_error")), within(5.01e-4));
    }

    @Test
    void momentsAreThoseOfCommonsMath() {
        ReturnSeries spy = spy();
        DescriptiveStatistics peer = new DescriptiveStatistics(spy.returns());
        ReturnMoments moments = ReturnMoments.of(spy);
        double n = spy.size();
        assertThat(moments.mean()).isCloseTo(peer.getMean(), within(1e-16));
        assertThat(moments.deviation()).isCloseTo(peer.getStandardDeviation(), within(1e-15));
        assertThat(moments.skewness() * Math.sqrt(n * (n - 1)) / (n - 2)).isCloseTo(peer.getSkewness(), within(1e-10));
        assertThat((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (moments.kurtosis() - 3.0) + 6.0))
                .isCloseTo(peer.getKurtosis(), within(1e-9));
    }

    @Test
    void growthAndRatiosOfARealSeriesAreThoseOfCommonsMath() {
        ReturnSeries spy = spy();
        double[] growth = Arrays.stream(spy.returns()).map(r -> 1.0 + r).toArray();
        double rate = .02;
        double daily = Math.pow(1.0 + rate, 1.0 / 252.0) - 1.0;
        double[] excess = Arrays.stream(spy.returns()).map(r -> r - daily).toArray();
        double downside = Math.sqrt(StatUtils.mean(
                Arrays.stream(excess).map(e -> Math.min(e, 0.0)).map(e -> e * e).toArray()));
        assertThat(PerformanceRatios.annualReturn(spy))
                .isCloseTo(Math.pow(StatUtils.geometricMean(growth), 252.0) - 1.0, within(1e-12));
        assertThat(PerformanceRatios.annualVolatility(spy))
                .isCloseTo(Math.sqrt(252.0 * StatUtils.variance(spy.returns())), within(1e-13));
        assertThat(PerformanceRatios.sharpe(spy, rate).orElseThrow())
                .isCloseTo(
                        Math.sqrt(252.0) * StatUtils.mean(excess) / Math.sqrt(StatUtils.variance(excess)),
                        within(1e-12));
        assertThat(PerformanceRatios.sortino(spy, rate).orElseThrow())
                .isCloseTo(Math.sqrt(252.0) * StatUtils.mean(excess) / downside, within(1e-12));
        assertThat(PerformanceRatios.calmar(spy).orElseThrow())
                .isCloseTo(
                        PerformanceRatios.annualReturn(spy) / PerformanceRatios.drawdown(spy.growth()).depth(),
                        within(1e-12));
    }

    /** SPY with dividends lost 55.19 percent from 2007-10-09 to 2009-03-09 and was as high again in August 2012. */
    @Test
    void deepestFallOfARealSeries() {
        BarSeries bars = spyBars();
        double[] closes = IntStream.range(0, bars.size()).mapToDouble(bars::close).toArray();
        Drawdown fall = PerformanceRatios.drawdown(closes);
        assertThat(fall.depth()).isCloseTo(.5519, within(5e-5));
        assertThat(bars.date(fall.peak())).isEqualTo(LocalDate.parse("2007-10-09"));
        assertThat(bars.date(fall.trough())).isEqualTo(LocalDate.parse("2009-03-09"));
        assertThat(fall.recovered()).isTrue();
        assertThat(bars.date(fall.end())).isBetween(LocalDate.parse("2012-08-13"), LocalDate.parse("2012-08-20"));
        assertThat(PerformanceRatios.maxDrawdown(spy())).isCloseTo(fall.depth(), within(1e-12));
    }

    @Test
    void fallsOfACurveWorkedByHand() {
        DrawdownCurve curve = DrawdownCurve.of(new double[] {100, 120, 90, 108, 120, 130, 117, 104, 110, 111});
        assertThat(curve.falls())
                .containsExactly(
                        new Drawdown(1.0 - 90.0 / 120.0, 1, 2, 4, true),
                        new Drawdown(1.0 - 104.0 / 130.0, 5, 7, 9, false));
        assertThat(curve.deepest().orElseThrow().recovery()).hasValue(2);
        assertThat(curve.longest().orElseThrow().recovery()).isEmpty();
        assertThat(curve.depths()).containsExactly(
                new double[] {0, 0, .25, .1, 0, 0, .1, .2, 1.0 - 110.0 / 130.0, 1.0 - 111.0 / 130.0}, within(1e-15));
    }

    /** Without lags the error of the Sharpe ratio is the closed form of E. Mertens, 2002. */
    @ParameterizedTest
    @ValueSource(doubles = {0.0, .02, .3})
    void errorWithoutLagsIsTheClosedForm(double rate) {
        ReturnSeries spy = spy();
        ReturnMoments moments = ReturnMoments.of(spy);
        SharpeRatio sharpe = SharpeRatio.of(spy, rate, 0).orElseThrow();
        double s = sharpe.perPeriod();
        double mertens = Math.sqrt(
                252.0 / spy.size() * (1.0 - moments.skewness() * s + (moments.kurtosis() - 1.0) / 4.0 * s * s));
        assertThat(sharpe.standardError()).isCloseTo(mertens, within(1e-12));
        assertThat(sharpe.annual())
                .isCloseTo(PerformanceRatios.sharpe(spy, rate).orElseThrow(), within(1e-14));
    }

    @Test
    void undefinedRatiosSayWhy() {
        ReturnSeries constant = ReturnSeries.of(new double[] {.01, .01, .01}, 252.0);
        PerformanceSummary summary = PerformanceSummary.of(constant, 0.0);
        assertThat(summary.sharpe()).isEqualTo(new Ratio.Undefined(Reason.RETURNS_CONSTANT));
        assertThat(summary.sharpeError()).isEqualTo(new Ratio.Undefined(Reason.RETURNS_CONSTANT));
        assertThat(summary.sortino()).isEqualTo(new Ratio.Undefined(Reason.RETURNS_WITHOUT_LOSS));
        assertThat(summary.calmar()).isEqualTo(new Ratio.Undefined(Reason.RETURNS_WITHOUT_LOSS));
        assertThat(summary.drawdown()).isEqualTo(new Drawdown(0.0, 0, 0, 0, true));
        assertThat(summary.annualReturn()).isCloseTo(Math.pow(1.01, 252) - 1.0, within(1e-10));
    }

    @Test
    void aRuinedAccountLosesAllOnceAndNoMore() {
        ReturnSeries ruined = ReturnSeries.ofEquity(List.of(), new double[] {100, 50, -20, 30}, 252.0);
        assertThat(ruined.returns()).containsExactly(-.5, -1.0, 0.0);
        assertThat(PerformanceRatios.annualReturn(ruined)).isEqualTo(-1.0);
        assertThat(PerformanceRatios.maxDrawdown(ruined)).isEqualTo(1.0);
    }

    @Test
    void badInputNamesFieldValueAndDomain() {
        assertThatThrownBy(() -> ReturnSeries.of(new double[] {.1}, 252.0)).hasMessageContaining("at least 2, got 1");
        assertThatThrownBy(() -> ReturnSeries.of(new double[] {.1, Double.NaN}, 252.0))
                .hasMessageContaining("NaN at 1");
        assertThatThrownBy(() -> ReturnSeries.of(new double[] {.1, -1.5}, 252.0)).hasMessageContaining("-1.5 at 1");
        assertThatThrownBy(() -> ReturnSeries.of(new double[] {.1, .2}, 0.0))
                .hasMessageContaining("periodsPerYear 0.0");
        assertThatThrownBy(() -> ReturnSeries.of(List.of(LocalDate.EPOCH), new double[] {.1, .2}, 1.0))
                .hasMessageContaining("dates must be as many");
        assertThatThrownBy(() -> ReturnSeries.ofEquity(List.of(), new double[] {0, 1, 2}, 1.0))
                .hasMessageContaining("the first positive");
        assertThatThrownBy(() -> PerformanceRatios.sharpe(ReturnSeries.of(new double[] {.1, .2}, 1.0), -1.0))
                .hasMessageContaining("annual rate -1.0");
    }

    @Test
    void tradesWorkedByHand() {
        TradeStatistics trades = TradeStatistics.of(new double[] {30, -10, 20, 0, -15});
        assertThat(trades.winRate()).isEqualTo(new Ratio.Defined(.4));
        assertThat(trades.profitFactor()).isEqualTo(new Ratio.Defined(2.0));
        assertThat(trades.expectancy()).isEqualTo(new Ratio.Defined(5.0));
        assertThat(trades.payoffRatio()).isEqualTo(new Ratio.Defined(2.0));
        assertThat(TradeStatistics.of(new double[0]).winRate()).isEqualTo(new Ratio.Undefined(Reason.TRADES_NONE));
        assertThat(TradeStatistics.of(new double[] {1}).profitFactor())
                .isEqualTo(new Ratio.Undefined(Reason.TRADES_WITHOUT_LOSS));
        assertThat(TradeStatistics.of(new double[] {-1}).payoffRatio())
                .isEqualTo(new Ratio.Undefined(Reason.TRADES_WITHOUT_WIN));
        assertThat(Turnover.annual(200.0, 100.0, 1.0)).isEqualTo(1.0);
        assertThat(Turnover.traded(new double[] {.5, .5}, new double[] {.2, .8})).isCloseTo(.6, within(1e-15));
    }

    /** Doubling the stake of every period leaves the ratio where it was, as long as nothing is lent. */
    @Property(tries = 50, seed = "11")
    void sharpeDoesNotDependOnTheScale(
            @ForAll @Size(min = 3, max = 40) List<@DoubleRange(min = -.4, max = .4) Double> drawn,
            @ForAll @DoubleRange(min = .1, max = 2.0) double scale) {
        double[] returns = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        ReturnSeries series = ReturnSeries.of(returns, 252.0);
        ReturnSeries scaled = series.with(Arrays.stream(returns).map(r -> scale * r).toArray());
        PerformanceRatios.sharpe(series, 0.0)
                .ifPresent(sharpe -> assertThat(
                        PerformanceRatios.sharpe(scaled, 0.0).orElse(sharpe))
                        .isCloseTo(sharpe, within(1e-6 * (1.0 + Math.abs(sharpe)))));
    }

    /** The depth by its definition, each value against every one before it. */
    @Property(tries = 50, seed = "12")
    void depthIsTheWorstOfAllPairs(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = .5, max = 2.0) Double> path) {
        double[] equity = path.stream().mapToDouble(Double::doubleValue).toArray();
        double worst = 0.0;
        for (int i = 0; i < equity.length; i++) {
            for (int j = i; j < equity.length; j++) {
                worst = Math.max(worst, 1.0 - equity[j] / equity[i]);
            }
        }
        Drawdown fall = PerformanceRatios.drawdown(equity);
        assertThat(fall.depth()).isCloseTo(worst, within(1e-15));
        assertThat(1.0 - equity[fall.trough()] / equity[fall.peak()]).isCloseTo(worst, within(1e-15));
    }

    static BarSeries spyBars() {
        return DataDirectory.open(ReferenceTable.sharedData()).bars(Symbol.of("SPY")).orElseThrow();
    }

    static ReturnSeries spy() {
        BarSeries bars = spyBars();
        double[] closes = IntStream.range(0, bars.size()).mapToDouble(bars::close).toArray();
        return ReturnSeries.ofEquity(
                IntStream.range(0, bars.size()).mapToObj(bars::date).toList(), closes, ReturnSeries.TRADING_DAYS);
    }
}
