package dollarbill.sizing.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.sizing.ReturnOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class UnifiedScoreTest {
    @Test
    void worksByHand() {
        UnifiedScore score = UnifiedScore.of(0.07, OptionalDouble.of(1.92), OptionalDouble.of(-1.0)).orElseThrow();
        assertThat(score.value()).isCloseTo(0.4 * 0.5 + 0.3 * 0.75, within(1e-15));
        assertThat(score.calmar().raw()).isEqualTo(-1.0);
        assertThat(UnifiedScore.of(0.1, OptionalDouble.empty(), OptionalDouble.of(1.0))).isEmpty();
        assertThatThrownBy(() -> UnifiedScore.of(Double.NaN, OptionalDouble.of(1.0), OptionalDouble.of(1.0)))
                .hasMessageContaining("kelly NaN");
    }

    @Property(tries = 200, seed = "20260101")
    void risesWithEachPartAndStaysBelowOne(
            @ForAll @DoubleRange(min = -1.0, max = 1.0) double kelly,
            @ForAll @DoubleRange(min = -5.0, max = 50.0) double sortino,
            @ForAll @DoubleRange(min = -5.0, max = 50.0) double calmar) {
        double here = value(kelly, sortino, calmar);
        assertThat(here).isBetween(0.0, 1.0);
        assertThat(value(kelly + 0.1, sortino, calmar)).isGreaterThanOrEqualTo(here);
        assertThat(value(kelly, sortino + 0.1, calmar)).isGreaterThanOrEqualTo(here);
        assertThat(value(kelly, sortino, calmar + 0.1)).isGreaterThanOrEqualTo(here);
    }

    /** The references are medians of the index over windows of a year, one every 21 days. */
    @Test
    void theReferencesAreThoseOfTheIndex() {
        BarSeries bars = DataDirectory.open(ReferenceTable.sharedData()).bars(Symbol.of("SPY")).orElseThrow();
        List<Double> kelly = new ArrayList<>();
        List<Double> sortino = new ArrayList<>();
        List<Double> calmar = new ArrayList<>();
        for (int end = 252; end < bars.size(); end += 21) {
            double[] returns = new double[252];
            for (int i = 0; i < 252; i++) {
                returns[i] = bars.close(end - 251 + i) / bars.close(end - 252 + i) - 1;
            }
            ReturnSeries series = ReturnSeries.of(returns, 252);
            kelly.add(((ReturnOdds.Known) ReturnOdds.of(returns)).kellyFraction());
            sortino.add(PerformanceRatios.sortino(series, 0.05).orElseThrow());
            calmar.add(PerformanceRatios.calmar(series).orElseThrow());
        }
        assertThat(median(kelly)).isCloseTo(UnifiedScore.KELLY_REFERENCE, within(0.005));
        assertThat(median(sortino)).isCloseTo(UnifiedScore.SORTINO_REFERENCE, within(0.005));
        assertThat(median(calmar)).isCloseTo(UnifiedScore.CALMAR_REFERENCE, within(0.005));
    }

    private static double value(double kelly, double sortino, double calmar) {
        return UnifiedScore.of(kelly, OptionalDouble.of(sortino), OptionalDouble.of(calmar)).orElseThrow().value();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return 0.5 * (sorted.get((n - 1) / 2) + sorted.get(n / 2));
    }
}
