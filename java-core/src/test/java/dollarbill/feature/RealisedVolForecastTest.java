package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.BarSeries;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forecast of volatility against an ordinary regression done by Commons Math, and against what came of it. */
class RealisedVolForecastTest {
    @ParameterizedTest
    @CsvSource({"sample-SPY, 700", "sample-SPY, 1200", "SPY, 600", "SPY, 2900", "TSLA, 3000"})
    void isTheRegressionOfTheLogarithmsSmearedBack(String name, int day) {
        BarSeries bars = DailyData.of(name).bars();
        List<double[]> terms = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (int i = Math.max(22, day - 15 - 2_520 + 1); i <= day - 15; i++) {
            terms.add(terms(bars, i));
            outcomes.add(Math.log(squares(bars, i)));
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(
                outcomes.stream().mapToDouble(v -> v).toArray(), terms.toArray(double[][]::new));
        double[] b = regression.estimateRegressionParameters();
        double[] now = terms(bars, day);
        double log = b[0] + b[1] * now[0] + b[2] * now[1] + b[3] * now[2];
        double smearing = IntStream.range(0, outcomes.size())
                .mapToDouble(i -> Math.exp(residual(b, terms.get(i), outcomes.get(i))))
                .average()
                .orElseThrow();
        double expected = 100.0 * Math.sqrt(252.0 * smearing * Math.exp(log));
        assertThat(RealisedVolForecast.percent(bars, day)).isInstanceOfSatisfying(FeatureValue.Known.class, known -> {
            assertThat(known.value()).isCloseTo(expected, within(1e-5 * expected));
            assertThat(known.knownAt()).isEqualTo(ExpiryTime.close(bars.date(day)));
        });
    }

    @Test
    void laterBarsAreNotRead() {
        BarSeries bars = DailyData.of("SPY").bars();
        for (int day : new int[] {700, 2_000, 3_000}) {
            assertThat(RealisedVolForecast.percent(DailyData.slice(bars, 0, day + 1), day))
                    .isEqualTo(RealisedVolForecast.percent(bars, day));
        }
    }

    /**
     * Over the real series every fifteenth day, so that outcomes do not overlap, the forecast loses less than the variance of the last month
     * by the loss v/f - ln(v/f) - 1 (A. Patton, Volatility forecast comparison using imperfect volatility proxies, 2011, equation 6).
     */
    @ParameterizedTest
    @CsvSource({"SPY", "TSLA"})
    void losesLessThanTheVarianceOfTheLastMonth(String name) {
        BarSeries bars = DailyData.of(name).bars();
        double ours = 0.0;
        double month = 0.0;
        int days = 0;
        for (int day = 500; day + 15 < bars.size(); day += 15) {
            double outcome = squares(bars, day);
            double percent = ((FeatureValue.Known) RealisedVolForecast.percent(bars, day)).value();
            ours += loss(outcome, percent * percent / 1e4 / 252.0);
            month += loss(outcome, Math.exp(terms(bars, day)[2]));
            days++;
        }
        assertThat(days).isGreaterThan(150);
        assertThat(ours / days).as("of %s, against %s of the last month", name, month / days).isLessThan(month / days);
    }

    @Test
    void saysWhyThereIsNone() {
        BarSeries bars = DailyData.of("sample-SPY").bars();
        assertThat(RealisedVolForecast.percent(bars, 22 + 15 + 250))
                .isEqualTo(new FeatureValue.Absent(Reason.BARS_SHORT));
        assertThat(RealisedVolForecast.percent(bars, 0)).isEqualTo(new FeatureValue.Absent(Reason.BARS_SHORT));
        assertThat(RealisedVolForecast.percent(still(bars, 600), 600))
                .isEqualTo(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED));
    }

    /** Returns the bars with one on which nothing was traded away from the close before. */
    private static BarSeries still(BarSeries bars, int at) {
        List<java.time.LocalDate> dates = new ArrayList<>();
        double[][] columns = new double[5][bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            dates.add(bars.date(i));
            boolean flat = i == at;
            double before = bars.close(Math.max(i - 1, 0));
            columns[0][i] = flat ? before : bars.open(i);
            columns[1][i] = flat ? before : bars.high(i);
            columns[2][i] = flat ? before : bars.low(i);
            columns[3][i] = flat ? before : bars.close(i);
            columns[4][i] = bars.volume(i);
        }
        return BarSeries.of(
                bars.symbol(), bars.synthetic(), dates, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static double residual(double[] b, double[] terms, double outcome) {
        return outcome - b[0] - b[1] * terms[0] - b[2] * terms[1] - b[3] * terms[2];
    }

    private static double loss(double outcome, double forecast) {
        return outcome / forecast - Math.log(outcome / forecast) - 1.0;
    }

    private static double[] terms(BarSeries bars, int day) {
        return new double[] {Math.log(mean(bars, day, 1)), Math.log(mean(bars, day, 5)), Math.log(mean(bars, day, 22))
        };
    }

    private static double mean(BarSeries bars, int day, int days) {
        return IntStream.rangeClosed(day - days + 1, day).mapToDouble(i -> {
            double night = Math.log(bars.open(i)) - Math.log(bars.close(i - 1));
            double range = Math.log(bars.high(i)) - Math.log(bars.low(i));
            double move = Math.log(bars.close(i)) - Math.log(bars.open(i));
            return night * night + range * range / 2.0 - (2.0 * Math.log(2.0) - 1.0) * move * move;
        }).average().orElseThrow();
    }

    private static double squares(BarSeries bars, int day) {
        return IntStream.rangeClosed(day + 1, day + 15)
                .mapToDouble(i -> Math.pow(Math.log(bars.close(i) / bars.close(i - 1)), 2.0))
                .average()
                .orElseThrow();
    }
}
