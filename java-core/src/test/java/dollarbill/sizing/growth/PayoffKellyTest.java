package dollarbill.sizing.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.sizing.Kelly;
import dollarbill.sizing.growth.GrowthOptimum.Bound;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayoffKellyTest {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    static List<CSVRecord> published() {
        return ReferenceTable.shared("kelly_examples.csv")
                .stream()
                .filter(r -> r.get("kind").equals("binary"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void theBinaryCaseIsThePublishedOne(CSVRecord row) {
        double p = Double.parseDouble(row.get("win_probability"));
        double b = Double.parseDouble(row.get("net_odds_b"));
        GrowthOptimum best = PayoffKelly.optimum(binary(p, b), UNLIMITED);
        assertThat(best.fraction())
                .as("%s", row)
                .isCloseTo(Double.parseDouble(row.get("kelly_fraction")), within(1e-10));
        assertThat(best.growth())
                .as("%s", row)
                .isCloseTo(Double.parseDouble(row.get("log_growth_at_kelly")), within(1e-10));
    }

    /** The same bet with its win cut into two equal halves has three outcomes and takes the way of Newton's method. */
    @Property(tries = 200, seed = "20260101")
    void manyOutcomesAgreeWithTheClosedForm(
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double p,
            @ForAll @DoubleRange(min = 0.05, max = 20) double b) {
        PayoffLaw split = PayoffLaw.of(new double[] {b, b, -1.0}, new double[] {0.5 * p, 0.5 * p, 1.0 - p});
        double expected = Math.min(Math.max(Kelly.binary(p, b), 0.0), PayoffKelly.MOST_AT_RISK);
        assertThat(PayoffKelly.optimum(split, UNLIMITED).fraction()).isCloseTo(expected, within(1e-12));
        assertThat(PayoffKelly.optimum(binary(p, b), UNLIMITED).fraction()).isCloseTo(expected, within(1e-14));
    }

    /** Three outcomes make the slope's root one of a quadratic, solved here by its formula. */
    @ParameterizedTest
    @CsvSource({"2.0, 0.1, -1.0, 0.3, 0.3", "5.0, 0.4, -0.5, 0.2, 0.1", "0.2, -0.1, -0.3, 0.6, 0.2"})
    void threeOutcomesAreARootOfAQuadratic(double x, double y, double z, double p, double q) {
        double r = 1.0 - p - q;
        double a = x * y * z;
        double b = p * x * (y + z) + q * y * (x + z) + r * z * (x + y);
        double c = p * x + q * y + r * z;
        double one = (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
        double two = (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * a);
        double ruin = 1.0 / -z;
        double root = one > 0 && one < ruin ? one : two;
        double found = PayoffKelly.optimum(PayoffLaw.of(new double[] {x, y, z}, new double[] {p, q, r}), UNLIMITED)
                .fraction();
        assertThat(found).isCloseTo(root, within(1e-12 * (1 + root)));
    }

    @Property(tries = 60, seed = "20260101")
    void noFractionOfAGridGrowsFaster(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 2.0) double limit) {
        Random random = new Random(seed);
        double[] outcomes = random.doubles(6, -0.9, 2.0).toArray();
        double[] odds = random.doubles(6, 0.01, 1.0).toArray();
        double sum = Arrays.stream(odds).sum();
        double[] weights = Arrays.stream(odds).map(w -> w / sum).toArray();
        PayoffLaw law = PayoffLaw.of(outcomes, weights);
        GrowthOptimum best = PayoffKelly.optimum(law, limit);
        for (int i = 0; i <= 2000; i++) {
            double f = limit * i / 2000;
            double growth = 0.0;
            for (int j = 0; j < 6; j++) {
                growth += weights[j] * Math.log1p(f * Math.max(outcomes[j], -1.0 / f));
            }
            assertThat(best.growth()).as("f %s of %s", f, best).isGreaterThanOrEqualTo(growth - 1e-12);
        }
        assertThat(best.fraction()).isBetween(0.0, limit);
        assertThat(best.fraction() * -law.worst()).isLessThan(1.0);
    }

    /** Gains and losses that scatter about the same averages ask for less: M. Rothschild and J. Stiglitz, Increasing Risk II (1971). */
    @Property(tries = 200, seed = "20260101")
    void dispersionNeverRaisesTheStake(
            @ForAll @DoubleRange(min = 0.3, max = 0.8) double p,
            @ForAll @DoubleRange(min = 0.3, max = 3.0) double b,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double spread) {
        double loss = 0.4;
        double gain = b * loss;
        PayoffLaw flat = PayoffLaw.of(new double[] {gain, -loss}, new double[] {p, 1 - p});
        PayoffLaw wide = PayoffLaw.of(
                new double[] {gain * (1 + spread), gain * (1 - spread), -loss * (1 + spread), -loss * (1 - spread)},
                new double[] {p / 2, p / 2, (1 - p) / 2, (1 - p) / 2});
        assertThat(PayoffKelly.optimum(wide, UNLIMITED).fraction())
                .isLessThanOrEqualTo(PayoffKelly.optimum(flat, UNLIMITED).fraction() + 1e-12);
    }

    @Test
    void saysWhatBound() {
        PayoffLaw fair = binary(0.6, 1.0);
        assertThat(PayoffKelly.optimum(fair, 0.1).bound()).isEqualTo(Bound.LIMIT);
        assertThat(PayoffKelly.optimum(fair, 0.1).fraction()).isEqualTo(0.1);
        assertThat(PayoffKelly.optimum(fair, 1.0).bound()).isEqualTo(Bound.GROWTH);
        assertThat(PayoffKelly.optimum(binary(0.5, 1.0), 1.0).bound()).isEqualTo(Bound.NO_EDGE);
        assertThat(PayoffKelly.optimum(binary(0.4, 1.0), 1.0).fraction()).isZero();
        PayoffLaw free = PayoffLaw.of(new double[] {0.1, 0.2}, new double[] {0.5, 0.5});
        assertThat(PayoffKelly.optimum(free, 3.0).fraction()).isEqualTo(3.0);
        assertThatThrownBy(() -> PayoffKelly.optimum(free, UNLIMITED)).hasMessageContaining("finite");
    }

    /** The error by the implicit function theorem against the stake solved anew beside the probability. */
    @ParameterizedTest
    @CsvSource({"0.6", "0.65", "0.7"})
    void theErrorOfTheProbabilityIsThatOfADifference(double p) {
        PayoffLaw law = PayoffLaw.of(
                new double[] {0.9, 0.2, -0.1, -1.0}, new double[] {p / 2, p / 2, (1 - p) / 4, 3 * (1 - p) / 4});
        GrowthOptimum best = PayoffKelly.optimum(law, UNLIMITED);
        double h = 1e-5;
        double slope = (PayoffKelly.optimum(law.withProfitProbability(p + h), UNLIMITED).fraction()
                - PayoffKelly.optimum(law.withProfitProbability(p - h), UNLIMITED).fraction())
                / (2 * h);
        assertThat(PayoffKelly.standardError(law, best, 0.03)).isCloseTo(0.03 * slope, within(1e-6));
    }

    /** The error of a sample's stake against the scatter of the stakes of many samples of one law. */
    @Test
    void theErrorOfASampleIsThatOfManySamples() {
        double[] outcomes = {0.04, 0.01, -0.01, -0.05};
        double[] odds = {0.3, 0.25, 0.25, 0.2};
        GrowthOptimum truth = PayoffKelly.optimum(PayoffLaw.of(outcomes, odds), UNLIMITED);
        Random random = new Random(3);
        int n = 2000;
        int samples = 2000;
        double sum = 0.0;
        double squares = 0.0;
        for (int s = 0; s < samples; s++) {
            double[] returns = random.doubles(n)
                    .map(u -> u < 0.3 ? 0.04 : u < 0.55 ? 0.01 : u < 0.8 ? -0.01 : -0.05)
                    .toArray();
            double f = PayoffKelly.optimum(PayoffLaw.sample(returns), UNLIMITED).fraction();
            sum += f;
            squares += f * f;
        }
        double mean = sum / samples;
        double deviation = Math.sqrt(squares / samples - mean * mean);
        assertThat(truth.standardError(n)).isCloseTo(deviation, within(0.06 * deviation));
    }

    @Test
    void namesArgumentValueAndDomain() {
        assertThatThrownBy(() -> PayoffLaw.of(new double[] {1}, new double[] {0.5})).hasMessageContaining("0.5");
        assertThatThrownBy(() -> PayoffLaw.of(new double[] {Double.NaN}, new double[] {1})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> PayoffLaw.of(new double[0], new double[0])).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> PayoffKelly.optimum(binary(0.5, 1), -1)).hasMessageContaining("limit -1.0");
    }

    private static PayoffLaw binary(double p, double b) {
        return PayoffLaw.of(new double[] {b, -1.0}, new double[] {p, 1.0 - p});
    }
}
