package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The report of hidden states on returns drawn from a known chain, and on returns without one. */
class RegimeReportTest {
    private static final int DAYS = 3000;
    private static final HiddenStates CHAIN = new HiddenStates(
            new double[][] {{0.97, 0.02, 0.01}, {0.01, 0.97, 0.02}, {0.01, 0.01, 0.98}},
            new double[] {-0.004, 0.0, 0.002},
            new double[] {6.25e-4, 1e-4, 1.6e-5});

    /** The true chain is better than one normal by what it knows of the variance, and its states differ as they were made. */
    @Test
    void aPlantedChainIsFound() {
        RegimeReport report = report(true, CHAIN);
        assertThat(report.pooled().overOneNormal().low()).isGreaterThan(0.1);
        assertThat(report.volatilityRatio().orElseThrow().low()).isGreaterThan(2.0);
        assertThat(report.meanDifference().orElseThrow().value()).isPositive();
        assertThat(report.states()).extracting(RegimeReport.State::name).isEqualTo(RegimeReport.NAMES);
        assertThat(report.states().get(2).volatility().orElseThrow().value())
                .isCloseTo(Math.sqrt(252.0 * 1.6e-5), within(0.05));
        assertThat(report.states().get(2).stayed().orElseThrow().value()).isGreaterThan(0.9);
        assertThat(report.states().get(2).learnedStay()).isCloseTo(50.0, within(1e-9));
        assertThat(report.gains()).hasSize(6);
        assertThat(report.gains().subList(1, 6).stream().mapToInt(RegimeReport.Gains::rows).sum())
                .isEqualTo(report.pooled().rows());
    }

    /** On returns of one normal a chain of three is worse than that normal, and the volatility after its states is the same. */
    @Test
    void whereThereIsNoneTheReportSaysSo() {
        RegimeReport report = report(false, CHAIN);
        assertThat(report.pooled().overOneNormal().high()).isNegative();
        assertThat(report.meanDifference().map(e -> e.low() <= 0.0 && e.high() >= 0.0).orElse(true)).isTrue();
    }

    @Test
    void aStateNeverCalledHasNoFigures() {
        HiddenStates always = new HiddenStates(new double[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}},
                new double[] {0.0, 0.0, 0.0}, new double[] {1e-4, 1e-4, 1e-4});
        RegimeReport report = report(false, always);
        assertThat(report.states().get(0).rows()).isEqualTo(report.forecasts().size());
        assertThat(report.states().get(2).mean()).isEmpty();
        assertThat(report.meanDifference()).isEmpty();
    }

    /** The density of tomorrow is the mixture of normals, by another library's normal density. */
    @Test
    void theDensityIsTheMixtureOfTheStatesOfTomorrow() {
        double[] now = {0.2, 0.5, 0.3};
        double[] tomorrow = {
            0.2 * 0.97 + 0.5 * 0.01 + 0.3 * 0.01, 0.2 * 0.02 + 0.5 * 0.97 + 0.3 * 0.01,
            0.2 * 0.01 + 0.5 * 0.02 + 0.3 * 0.98};
        double expected = 0.0;
        for (int k = 0; k < 3; k++) {
            expected += tomorrow[k] * NormalDistribution.of(CHAIN.mean(k), Math.sqrt(CHAIN.variance(k)))
                    .density(0.013);
        }
        assertThat(CHAIN.logDensity(now, 0.013)).isCloseTo(Math.log(expected), within(1e-12));
    }

    /** Smoothing a constant square leaves it, whatever the decay; smoothing begins at the variance of training. */
    @Test
    void theSmoothedVarianceOfAConstantMoveIsItsSquare() {
        List<RegimeDay> train = days(true).subList(0, 500);
        RegimeBaselines simple = RegimeBaselines.fit(train);
        double[] latest = new double[2000];
        Arrays.fill(latest, 0.02);
        assertThat(simple.smoothed(latest, 0.01))
                .isCloseTo(Math.log(NormalDistribution.of(0.0, 0.02).density(0.01)), within(1e-9));
        double[] returns = train.stream().mapToDouble(RegimeDay::next).toArray();
        double mean = Arrays.stream(returns).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).average().orElseThrow());
        assertThat(simple.oneNormal(0.01))
                .isCloseTo(Math.log(NormalDistribution.of(mean, sd).density(0.01)), within(1e-9));
        assertThat(simple.smoothed(new double[0], 0.01))
                .isCloseTo(Math.log(NormalDistribution.of(0.0, sd).density(0.01)), within(1e-9));
    }

    @Test
    void refusesAnswersThatDoNotFit() {
        List<RegimeDay> days = days(true);
        List<WalkForward.Fold> folds = WalkForward.folds(days.stream().map(RegimeDay::row).toList(), 5, 5);
        assertThatThrownBy(() -> RegimeReport.of(days, folds, List.of(), 1)).hasMessageContaining(
                "0 answers for 5 folds");
        assertThatThrownBy(() -> new HiddenStates(new double[][] {{1.0}}, new double[] {0.0}, new double[] {0.0}))
                .hasMessageContaining("variance 0.0");
    }

    private static RegimeReport report(boolean planted, HiddenStates states) {
        List<RegimeDay> days = days(planted);
        List<WalkForward.Fold> folds = WalkForward.folds(days.stream().map(RegimeDay::row).toList(), 5, 5);
        double[][] now = filtered(days, states);
        List<RegimeReport.Answer> answers = new ArrayList<>();
        for (WalkForward.Fold fold : folds) {
            answers.add(new RegimeReport.Answer(
                    states, List.of(Arrays.copyOfRange(now, fold.testFrom(), fold.testTo()))));
        }
        return RegimeReport.of(days, folds, answers, 1);
    }

    /** Bayes' rule, day by day. */
    private static double[][] filtered(List<RegimeDay> days, HiddenStates states) {
        double[][] now = new double[days.size()][];
        double[] before = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        for (int d = 0; d < now.length; d++) {
            double[] features = new double[1];
            days.get(d).row().copyTo(features, 0);
            double[] weights = new double[3];
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 3; i++) {
                    weights[j] += before[i] * states.change(i, j);
                }
                weights[j] *= NormalDistribution.of(states.mean(j), Math.sqrt(states.variance(j)))
                        .density(features[0]);
            }
            double sum = Math.max(Arrays.stream(weights).sum(), Double.MIN_NORMAL);
            before = Arrays.stream(weights).map(w -> Math.min(1.0, w / sum)).toArray();
            now[d] = before;
        }
        return now;
    }

    /** Returns days whose one feature is the return of the day. */
    private static List<RegimeDay> days(boolean planted) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<LocalDate> dates = DailyFixtures.weekdays(DAYS + 1);
        double[] returns = new double[DAYS + 1];
        int state = 1;
        for (int d = 0; d <= DAYS; d++) {
            returns[d] = planted
                    ? CHAIN.mean(state) + Math.sqrt(CHAIN.variance(state)) * normal.sample()
                    : 0.01 * normal.sample();
            double u = random.nextDouble();
            int from = state;
            state = u < CHAIN.change(from, 0) ? 0 : u < CHAIN.change(from, 0) + CHAIN.change(from, 1) ? 1 : 2;
        }
        List<RegimeDay> days = new ArrayList<>();
        for (int d = 0; d < DAYS; d++) {
            DailyRow row = new DailyRow(Symbol.of("AAA"), dates.get(d), dates.get(d + 1), new double[] {returns[d]}, 0,
                    0, Double.NaN, VolatilityPath.UNKNOWN);
            days.add(new RegimeDay(row, returns[d + 1]));
        }
        return days;
    }
}
