package dollarbill.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.math.NormalDistribution;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailMeasuresTest {
    private static final String SEED = "20260321";

    /** Twenty losses of 1 to 20 $, by hand. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 19, 20", // the worst, and the one after it
        "0.90, 18, 19.5",
        "0.925, 19, 19.66666666666667", // (20 + 19/2) / 1.5
        "0.975, 20, 20", // half of the worst
        "0.5, 10, 15.5",
    })
    void byHand(double level, double var, double shortfall) {
        double[] pnl = IntStream.rangeClosed(1, 20).mapToDouble(i -> -i).toArray();
        TailMeasures tail = TailMeasures.of(pnl, level);
        assertThat(tail.valueAtRisk()).isEqualTo(var);
        assertThat(tail.expectedShortfall()).isCloseTo(shortfall, within(1e-12));
    }

    @Test
    void ofNormalQuantilesIsTheClosedForm() {
        int n = 200_000;
        double[] pnl = IntStream.range(0, n).mapToDouble(i -> NormalQuantile.of((i + 0.5) / n)).toArray();
        for (double level : new double[] {0.95, 0.99}) {
            double z = NormalQuantile.of(level);
            TailMeasures tail = TailMeasures.of(pnl, level);
            assertThat(tail.valueAtRisk()).isCloseTo(z, within(1e-3));
            assertThat(tail.expectedShortfall()).isCloseTo(NormalDistribution.density(z) / (1 - level), within(1e-3));
        }
    }

    @Test
    void normalQuantilesArePublished() {
        // M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions" (1964), table 26.5
        assertThat(NormalQuantile.of(0.95)).isCloseTo(1.64485, within(5e-6));
        assertThat(NormalQuantile.of(0.99)).isCloseTo(2.32635, within(5e-6));
        assertThat(NormalQuantile.of(0.025)).isCloseTo(-1.95996, within(5e-6));
    }

    @Property(tries = 300, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void shortfallIsNeverBelowValueAtRisk(
            @ForAll("outcomes") double[] pnl,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        TailMeasures tail = TailMeasures.of(pnl, level);
        assertThat(tail.expectedShortfall()).isGreaterThanOrEqualTo(tail.valueAtRisk() - 1e-9);
    }

    @Property(tries = 300, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void bothGrowWithTheBook(
            @ForAll("outcomes") double[] pnl,
            @ForAll @DoubleRange(min = 0.1, max = 50) double times) {
        TailMeasures one = TailMeasures.of(pnl, 0.95);
        TailMeasures many = TailMeasures.of(Arrays.stream(pnl).map(x -> times * x).toArray(), 0.95);
        assertThat(many.valueAtRisk()).isCloseTo(times * one.valueAtRisk(), within(1e-6));
        assertThat(many.expectedShortfall()).isCloseTo(times * one.expectedShortfall(), within(1e-6));
    }

    @Property(tries = 300, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void shortfallOfTwoBooksIsAtMostTheSum(
            @ForAll("days") double[] one,
            @ForAll("days") double[] other,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        double[] both = IntStream.range(0, 120).mapToDouble(i -> one[i] + other[i]).toArray();
        double sum = TailMeasures.of(one, level).expectedShortfall()
                + TailMeasures.of(other, level).expectedShortfall();
        assertThat(TailMeasures.of(both, level).expectedShortfall()).isLessThanOrEqualTo(sum + 1e-6);
    }

    @Provide
    Arbitrary<double[]> outcomes() {
        return Arbitraries.doubles().between(-1e6, 1e6).array(double[].class).ofMinSize(1).ofMaxSize(200);
    }

    @Provide
    Arbitrary<double[]> days() {
        return Arbitraries.doubles().between(-1e6, 1e6).array(double[].class).ofSize(120);
    }

    @Test
    void refusesWhatHasNoTail() {
        assertThatThrownBy(() -> TailMeasures.of(new double[0], 0.95)).hasMessageContaining("empty");
        assertThatThrownBy(() -> TailMeasures.of(new double[1], 1.0)).hasMessageContaining("level 1.0");
    }
}
