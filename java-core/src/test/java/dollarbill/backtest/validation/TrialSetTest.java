package dollarbill.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a search is measured and when not, and over how many blocks. */
class TrialSetTest {
    private static final double WEEKS = 52.0;

    @ParameterizedTest
    @CsvSource({"4, 64, 70", "6, 79, 70", "6, 80, 252", "5, 127, 3432", "4, 128, 12870", "4, 1000, 12870"})
    void periodsDecideHowOftenTimeIsHalved(int trials, int periods, int choices) {
        OverfittingProbability found = TrialSet.of(noise(trials, trials, periods)).overfitting().found().orElseThrow();
        assertThat(found.choices()).isEqualTo(choices);
        assertThat(found.trials()).isEqualTo(trials);
    }

    @ParameterizedTest
    @CsvSource({"6, 3, 200, TRIALS_FEW, 3 of 6 trials vary", "1, 1, 200, TRIALS_FEW, 1 of 1 trials vary",
        "8, 8, 63, PERIODS_FEW, 63 periods"})
    void whereTooLittleWasTriedTheReasonIsGivenAndNoNumber(
            int trials, int varying, int periods, Reason reason, String detail) {
        List<ReturnSeries> returns = noise(trials, varying, periods);
        assertThat(TrialSet.of(returns).overfitting())
                .isInstanceOfSatisfying(Finding.Unmeasured.class, unmeasured -> {
                    assertThat(unmeasured.reason()).isEqualTo(reason);
                    assertThat(unmeasured.detail()).startsWith(detail);
                });
        assertThat(GridEvidence.find(returns).found()).isEmpty();
    }

    @Test
    void aGridThatIsMeasuredIsMeasuredTheSameWithoutAsking() {
        List<ReturnSeries> returns = noise(6, 5, 150);
        assertThat(GridEvidence.find(returns).found()).hasValueSatisfying(found -> {
            assertThat(found.best()).isEqualTo(TrialSet.of(returns).best());
            assertThat(found.ratios()).isEqualTo(GridEvidence.of(returns).ratios());
            assertThat(found.overfitting()).isEqualTo(GridEvidence.of(returns).overfitting());
            assertThat(found.paths()).hasSize(9);
        });
    }

    /** Ratios by Commons Math; that of a trial that held nothing is 0. */
    @Test
    void theBestHasTheHighestRatio() {
        List<ReturnSeries> returns = noise(5, 4, 100);
        TrialSet trials = TrialSet.of(returns);
        for (int i = 0; i < 4; i++) {
            double[] r = returns.get(i).returns();
            assertThat(trials.ratios().get(i))
                    .isCloseTo(StatUtils.mean(r) / Math.sqrt(StatUtils.variance(r)), within(1e-12));
        }
        assertThat(trials.ratios().getLast()).isZero();
        assertThat(trials.ratios().get(trials.best())).isEqualTo(trials.ratios().stream().max(Double::compare).get());
    }

    @Test
    void badInputNamesFieldValueAndDomain() {
        assertThatThrownBy(() -> TrialSet.of(List.of())).hasMessageContaining("trials 0");
        List<ReturnSeries> uneven = List.of(noise(1, 1, 70).getFirst(), noise(1, 1, 71).getFirst());
        assertThatThrownBy(() -> TrialSet.of(uneven)).hasMessageContaining("70");
    }

    private static List<ReturnSeries> noise(int trials, int varying, int periods) {
        Random random = new Random(trials + 31L * periods);
        LocalDate first = LocalDate.parse("2020-01-03");
        List<LocalDate> days = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            days.add(first.plusWeeks(t));
        }
        List<ReturnSeries> all = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            double[] returns = new double[periods];
            for (int t = 0; t < periods && trial < varying; t++) {
                returns[t] = 0.01 * random.nextGaussian();
            }
            all.add(ReturnSeries.of(days, returns, WEEKS));
        }
        return all;
    }
}
