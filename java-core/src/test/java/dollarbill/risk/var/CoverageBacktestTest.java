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
import org.junit.jupiter.params.provider.CsvSource;
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
                ValueAtRiskTest.dates(600), java.util.Arrays.copyOf(returns, 600), BacktestMethod.FILTERED_HISTORICAL,
                250, 0.95);
        double[] poisoned = returns.clone();
        java.util.Arrays.fill(poisoned, 600, 700, -0.9);
        CoverageBacktest after = CoverageBacktest.of(
                ValueAtRiskTest.dates(600), java.util.Arrays.copyOf(poisoned, 600), BacktestMethod.FILTERED_HISTORICAL,
                250, 0.95);
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

    /** Real returns of SPY, 2000 to 2022; the exceptions were counted by a separate program in another language. */
    @ParameterizedTest
    @CsvSource({
        "HISTORICAL, 0.95, 289, CLUSTERED",
        "FILTERED_HISTORICAL, 0.95, 272, ACCEPTED",
        "NORMAL, 0.95, 282, CLUSTERED",
        "NORMAL_EWMA, 0.95, 314, TOO_MANY",
        "HISTORICAL, 0.99, 87, TOO_MANY",
        "FILTERED_HISTORICAL, 0.99, 65, TOGETHER_REJECTED",
        "NORMAL, 0.99, 132, TOO_MANY",
        "NORMAL_EWMA, 0.99, 116, TOO_MANY",
    })
    void coverageOnRealReturns(BacktestMethod method, double level, int exceptions, Verdict verdict) {
        BarSeries bars = DataDirectory.open(ReferenceTable.sharedData()).bars(Symbol.of("SPY")).orElseThrow();
        List<LocalDate> dates = new ArrayList<>();
        double[] returns = new double[bars.size() - 1];
        for (int t = 1; t < bars.size(); t++) {
            dates.add(bars.date(t));
            returns[t - 1] = bars.close(t) / bars.close(t - 1) - 1.0;
        }
        CoverageBacktest test = CoverageBacktest.of(dates, returns, method, 500, level);
        assertThat(test.days()).isEqualTo(5286);
        assertThat(test.exceptions()).isEqualTo(exceptions);
        assertThat(test.verdict()).isEqualTo(verdict);
    }

    @Test
    void refusesAWindowThatLeavesNothing() {
        assertThatThrownBy(() -> CoverageBacktest.of(
                ValueAtRiskTest.dates(100), new double[100], BacktestMethod.NORMAL, 100, 0.95))
                .hasMessageContaining("window 100");
    }
}
