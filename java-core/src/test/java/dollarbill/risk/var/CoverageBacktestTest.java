package dollarbill.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.var.CoverageBacktest.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverageBacktestTest {
    @ParameterizedTest
    @EnumSource(BacktestMethod.class)
    void independentNormalReturnsAreCovered(BacktestMethod method) {
        Random random = new Random(12);
        double[] returns = new double[1500];
        for (int t = 0; t < returns.length; t++) {
            returns[t] = 0.01 * random.nextGaussian();
        }
        CoverageBacktest at95 = CoverageBacktest.of(ValueAtRiskTest.dates(1500), returns, method, 500, 0.95);
        assertThat(at95.days()).isEqualTo(1000);
        assertThat(at95.verdict()).as("%s of %s", at95.exceptions(), at95.region()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aForecastKnowsNothingOfItsDay() {
        Random random = new Random(9);
        double[] returns = random.doubles(700, -0.02, 0.02).toArray();
        CoverageBacktest before = CoverageBacktest.of(
                ValueAtRiskTest.dates(600), java.util.Arrays.copyOf(returns, 600), BacktestMethod.FILTERED_HISTORICAL, 250, 0.95);
        double[] poisoned = returns.clone();
        java.util.Arrays.fill(poisoned, 600, 700, -0.9);
        CoverageBacktest after = CoverageBacktest.of(
                ValueAtRiskTest.dates(600), java.util.Arrays.copyOf(poisoned, 600), BacktestMethod.FILTERED_HISTORICAL, 250, 0.95);
        assertThat(after).isEqualTo(before);
        double[] shocked = java.util.Arrays.copyOf(returns, 600);
        shocked[599] = -0.9;
        CoverageBacktest last = CoverageBacktest.of(
                ValueAtRiskTest.dates(600), shocked, BacktestMethod.FILTERED_HISTORICAL, 250, 0.95);
        assertThat(last.exceptions()).isEqualTo(before.exceptions() + 1);
    }

    @Test
    void crisesShowAsClusters() {
        Random random = new Random(4);
        double[] returns = new double[2500];
        for (int t = 0; t < returns.length; t++) {
            boolean crisis = t % 500 >= 440;
            returns[t] = (crisis ? 0.035 : 0.007) * random.nextGaussian();
        }
        CoverageBacktest plain = CoverageBacktest.of(
                ValueAtRiskTest.dates(2500), returns, BacktestMethod.HISTORICAL, 500, 0.95);
        assertThat(plain.independence().rejected()).isTrue();
        assertThat(plain.worst().exceptions()).isGreaterThan(18);
        assertThat(plain.verdict()).isNotEqualTo(Verdict.ACCEPTED);
    }

    /** What the tests say about real returns of SPY; the figures stand in docs/risk.md. */
    @Test
    void coverageOnRealReturns() {
        BarSeries bars = DataDirectory.open(ReferenceTable.sharedData()).bars(Symbol.of("SPY")).orElseThrow();
        List<LocalDate> dates = new ArrayList<>();
        double[] returns = new double[bars.size() - 1];
        for (int t = 1; t < bars.size(); t++) {
            dates.add(bars.date(t));
            returns[t - 1] = bars.close(t) / bars.close(t - 1) - 1.0;
        }
        for (double level : new double[] {0.95, 0.99}) {
            for (BacktestMethod method : BacktestMethod.values()) {
                CoverageBacktest test = CoverageBacktest.of(dates, returns, method, 500, level);
                System.out.printf("%s %.2f %s..%s n=%d x=%d exp=%.1f region=%s uc=%.2f p=%.4f ind=%.2f p=%.4f cc=%.2f p=%.4f worst=%s %s%n", method, level,
                        test.first(), test.last(), test.days(), test.exceptions(), test.expected(), test.region(), test.kupiec().ratio(), test.kupiec().pValue(),
                        test.independence().ratio(), test.independence().pValue(), test.conditional().ratio(), test.conditional().pValue(), test.worst(), test.verdict());
            }
        }
    }

    @Test
    void refusesAWindowThatLeavesNothing() {
        assertThatThrownBy(() -> CoverageBacktest.of(
                ValueAtRiskTest.dates(100), new double[100], BacktestMethod.NORMAL, 100, 0.95))
                .hasMessageContaining("window 100");
    }
}
