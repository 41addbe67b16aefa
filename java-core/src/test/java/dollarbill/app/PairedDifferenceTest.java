package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.TrainingRow;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.signal.SignalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The difference of two Brier scores against cases whose answer is known. */
class PairedDifferenceTest {
    private static final int DAYS = 20;
    private static final int PER_DAY = 10;

    private static final List<TrainingRow> ROWS = IntStream.range(0, DAYS * PER_DAY)
            .mapToObj(PairedDifferenceTest::row)
            .toList();

    private static TrainingRow row(int i) {
        LocalDate day = LocalDate.of(2026, 1, 2).plusWeeks(i / PER_DAY);
        FeatureValue absent = new FeatureValue.Absent(Reason.FEATURE_ABSENT);
        return new TrainingRow(
                new SignalId("row-" + i),
                Symbol.of("TEST"),
                day,
                Instant.EPOCH,
                new SignalFeatures(
                        Arrays.stream(SignalFeature.values())
                                .collect(Collectors.toMap(feature -> feature, feature -> absent))),
                new TrainingRow.Outcome(1.0, 1.0, day.plusDays(14), TrainingRow.Exit.QUOTE, i % 2 == 0 ? 5.0 : -5.0,
                        i % 2 == 0 ? 5.0 : -5.0));
    }

    private static double[] constant(double p) {
        double[] all = new double[ROWS.size()];
        Arrays.fill(all, p);
        return all;
    }

    @Test
    void perfectForesightBeatsACoinByExactlyAQuarter() {
        double[] perfect = ROWS.stream().mapToDouble(TrainingRow::label).toArray();
        PairedDifference difference = PairedDifference.of(ROWS, perfect, constant(0.5), 1L);
        assertThat(difference.value()).isCloseTo(0.25, within(1e-15));
        assertThat(difference.low()).isCloseTo(0.25, within(1e-15));
        assertThat(difference.better()).isTrue();
    }

    @Test
    void equalProbabilitiesAreNoEvidence() {
        PairedDifference difference = PairedDifference.of(ROWS, constant(0.4), constant(0.4), 1L);
        assertThat(difference).isEqualTo(new PairedDifference(0.0, 0.0, 0.0));
        assertThat(difference.better()).isFalse();
    }

    @Test
    void noiseIsRarelyTakenForSkill() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        long found = IntStream.range(0, 200).filter(trial -> {
            double[] noise = IntStream.range(0, ROWS.size()).mapToDouble(i -> random.nextDouble(0.45, 0.55)).toArray();
            return PairedDifference.of(ROWS, noise, constant(0.5), trial).better();
        }).count();
        assertThat(found).as("of 200 sources without skill, a one-sided level of 5 %% allows about 10").isLessThan(20);
    }
}
