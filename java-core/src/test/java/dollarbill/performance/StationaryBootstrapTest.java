package dollarbill.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Block lengths and intervals against another program, theory, and what they promise. */
class StationaryBootstrapTest {
    static List<CSVRecord> lengths() {
        return ReferenceTable.resource(StationaryBootstrapTest.class, "block_length.csv");
    }

    /** The other program divides by slightly other variances when it looks for the bandwidth, which here changes nothing. */
    @ParameterizedTest
    @MethodSource("lengths")
    void blockLengthOfAnotherProgram(CSVRecord row) {
        assertThat(BlockLength.stationary(series(row.get("series"))))
                .isCloseTo(Double.parseDouble(row.get("stationary")), within(1e-9));
    }

    /** {@code arch.bootstrap.optimal_block_length} 8.0.0 on the same returns. */
    @Test
    void blockLengthOfARealSeries() {
        double[] returns = PerformanceRatiosTest.spy().returns();
        assertThat(BlockLength.stationary(returns)).isCloseTo(8.944846, within(1e-6));
        assertThat(BlockLength.stationary(Arrays.stream(returns).map(Math::abs).toArray()))
                .isCloseTo(152.002732, within(1e-6));
        assertThat(BlockLength.stationary(Arrays.stream(returns).map(r -> r * r).toArray()))
                .isCloseTo(131.286196, within(1e-6));
    }

    /** Of an autoregression the best length is {@code (2 rho / (1 - rho^2))^(2/3) n^(1/3)}; Patton, Politis and White, 2009. */
    @ParameterizedTest
    @CsvSource({".3, 20000", ".7, 20000", "-.3, 20000"})
    void blockLengthOfAnAutoregressionNearsTheory(double rho, int n) {
        double sum = 0.0;
        for (int seed = 0; seed < 20; seed++) {
            sum += BlockLength.stationary(autoregression(rho, n, seed));
        }
        double best = Math.pow(Math.abs(2.0 * rho / (1.0 - rho * rho)), 2.0 / 3.0) * Math.cbrt(n);
        assertThat(sum / 20).isCloseTo(best, within(.25 * best));
    }

    /** {@code arch.bootstrap.StationaryBootstrap} 8.0.0, 40,000 resamples of the same series with the same mean length. */
    @Test
    void intervalsOfAnotherProgram() {
        double[] x = series("ar 0.7");
        ReturnSeries returns = ReturnSeries.of(shifted(x), 1.0);
        Interval mean = StationaryBootstrap.interval(returns, r -> 100 * StatUtils.mean(r), .9, 20_000, 1);
        Interval deviation = StationaryBootstrap.interval(
                returns, r -> 100 * Math.sqrt(StatUtils.variance(r)), .9, 20_000, 2);
        assertThat(mean.low()).isCloseTo(-.68680, within(.02));
        assertThat(mean.high()).isCloseTo(-.06663, within(.02));
        assertThat(deviation.low()).isCloseTo(1.22833, within(.02));
        assertThat(deviation.high()).isCloseTo(1.47861, within(.02));
    }

    /** A block goes on with chance {@code 1 - 1/b}, and each row is drawn as often as another. */
    @Test
    void rowsFollowTheirDefinition() {
        int n = 50;
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(4);
        int[] count = new int[n];
        long next = 0;
        int resamples = 20_000;
        for (int r = 0; r < resamples; r++) {
            int[] rows = StationaryBootstrap.rows(n, 5.0, random);
            for (int i = 0; i < n; i++) {
                count[rows[i]]++;
                next += i > 0 && rows[i] == (rows[i - 1] + 1) % n ? 1 : 0;
            }
        }
        double goesOn = 1.0 - 1.0 / 5.0 + 1.0 / 5.0 / n;
        assertThat(next / (resamples * (n - 1.0))).isCloseTo(goesOn, within(.002));
        for (int c : count) {
            assertThat(c / (double) resamples).isCloseTo(1.0, within(.06));
        }
    }

    /** 90 % intervals of the mean of an autoregression hold it about nine times in ten; blocks of one would two times in three. */
    @Test
    void intervalsHoldTheTruth() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            ReturnSeries series = ReturnSeries.of(shifted(autoregression(.5, 400, seed)), 1.0);
            Interval mean = StationaryBootstrap.interval(series, StatUtils::mean, .9, 200, seed);
            held += mean.holds(0.0) ? 1 : 0;
        }
        // Standard error of the share .021; the bootstrap of 400 dependent values falls short of .9 by some percent.
        assertThat(held / 200.0).isBetween(.80, .96);
    }

    @Test
    void figuresThatAreNotDefinedGiveNoInterval() {
        ReturnSeries series = ReturnSeries.of(new double[] {.01, .02, .01, .03}, 252.0);
        assertThat(StationaryBootstrap.intervalWhereDefined(series, PerformanceRatios::calmar, .9, 100, 1)).isEmpty();
        assertThat(StationaryBootstrap.intervalWhereDefined(
                ReturnSeries.of(new double[] {.01, -.02, .01, .03}, 252.0), PerformanceRatios::calmar, .9, 100, 1))
                .isEmpty();
        assertThatThrownBy(() -> StationaryBootstrap.interval(series, r -> Double.NaN, .9, 10, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> StationaryBootstrap.interval(series, r -> 1.0, 1.0, 10, 1))
                .hasMessageContaining("level 1.0");
        assertThat(StationaryBootstrap.intervalWhereDefined(series, s -> OptionalDouble.of(2.0), .9, 10, 1))
                .contains(new Interval(2.0, 2.0, 2.0, .9));
    }

    @Test
    void equalSeedsGiveEqualIntervals() {
        ReturnSeries series = ReturnSeries.of(shifted(autoregression(.2, 100, 3)), 252.0);
        assertThat(StationaryBootstrap.interval(series, StatUtils::mean, .9, 50, 8))
                .isEqualTo(StationaryBootstrap.interval(series, StatUtils::mean, .9, 50, 8))
                .isNotEqualTo(StationaryBootstrap.interval(series, StatUtils::mean, .9, 50, 9));
    }

    private static double[] series(String name) {
        return ReferenceTable.resource(StationaryBootstrapTest.class, "block_length_series.csv")
                .stream()
                .filter(row -> row.get("series").equals(name))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .toArray();
    }

    /** Values of order one as returns of order a hundredth. */
    private static double[] shifted(double[] x) {
        return Arrays.stream(x).map(v -> v / 100.0).toArray();
    }

    private static double[] autoregression(double rho, int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        x[0] = random.nextGaussian() / Math.sqrt(1.0 - rho * rho);
        for (int i = 1; i < n; i++) {
            x[i] = rho * x[i - 1] + random.nextGaussian();
        }
        return x;
    }
}
