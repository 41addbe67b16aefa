package dollarbill.sizing.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.sizing.growth.GrowthOptimum.Bound;
import dollarbill.structure.ExpiryLaw;
import dollarbill.structure.PiecewiseLinear;
import dollarbill.structure.PiecewiseLinear.Knot;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stakes on payoffs of a continuous price against expected growth integrated over the normal density. */
class PayoffLawTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0.0, 1.0);
    private static final double FORWARD = 103.0;
    private static final double DEVIATION = 0.2;

    /** A lognormal price of mean 103 and standard deviation 0.2 of its logarithm. */
    private static final ExpiryLaw LOGNORMAL = new ExpiryLaw() {
        @Override
        public double above(double level) {
            return level <= 0.0 ? 1.0 : NORMAL.cumulativeProbability(d2(level));
        }

        @Override
        public double meanAbove(double level) {
            return level <= 0.0 ? FORWARD : FORWARD * NORMAL.cumulativeProbability(d2(level) + DEVIATION);
        }

        private double d2(double level) {
            return (Math.log(FORWARD / level) - 0.5 * DEVIATION * DEVIATION) / DEVIATION;
        }
    };

    private static PiecewiseLinear callSpread(double debit) {
        return new PiecewiseLinear(List.of(new Knot(0, -debit), new Knot(95, -debit), new Knot(110, 15 - debit)), 0.0);
    }

    private static PiecewiseLinear call(double debit) {
        return new PiecewiseLinear(List.of(new Knot(0, -debit), new Knot(100, -debit)), 1.0);
    }

    private static PiecewiseLinear putSold(double credit) {
        return new PiecewiseLinear(List.of(new Knot(0, credit - 90), new Knot(90, credit)), 0.0);
    }

    @ParameterizedTest
    @CsvSource({"spread, 6.5, 6.5", "spread, 8, 8", "call, 8, 8", "put, 4, 86", "put, 4, 20"})
    void theStakeIsThatOfTheIntegral(String kind, double premium, double capital) {
        PiecewiseLinear profit = switch (kind) {
            case "spread" -> callSpread(premium);
            case "call" -> call(premium);
            default -> putSold(premium);
        };
        PayoffLaw law = PayoffLaw.of(profit, capital, LOGNORMAL, 2000);
        double limit = 0.999 / -law.worst();
        double expected = new BrentOptimizer(1e-9, 1e-10)
                .optimize(new MaxEval(500), GoalType.MAXIMIZE, new SearchInterval(0.0, limit),
                        new UnivariateObjectiveFunction(f -> growth(profit, capital, f)))
                .getPoint();
        GrowthOptimum found = PayoffKelly.optimum(law, limit);
        assertThat(found.fraction()).as("%s", found).isCloseTo(expected, within(2e-5));
        assertThat(found.growth()).isCloseTo(growth(profit, capital, found.fraction()), within(1e-6));
    }

    @Test
    void keepsMassMeanAndWorst() {
        PayoffLaw law = PayoffLaw.of(putSold(4), 20, LOGNORMAL, 50);
        assertThat(law.worst()).isEqualTo(-86.0 / 20);
        assertThat(law.profitProbability()).isCloseTo(LOGNORMAL.above(86), within(1e-12));
        assertThat(law.mean()).isCloseTo(LOGNORMAL.expectation(putSold(4)) / 20, within(1e-12));
    }

    /** The whole price can be lost, so a stake on margin stays below what a price of zero would take. */
    @Test
    void neverRisksRuin() {
        PayoffLaw law = PayoffLaw.of(putSold(30), 10, LOGNORMAL, 500);
        GrowthOptimum found = PayoffKelly.optimum(law, Double.POSITIVE_INFINITY);
        assertThat(found.bound()).isEqualTo(Bound.RUIN);
        assertThat(found.fraction() * -law.worst()).isLessThan(1.0);
    }

    /** A model's probability moves weight between the sides only. */
    @Test
    void aProbabilityMovesWeight() {
        PayoffLaw law = PayoffLaw.of(callSpread(7), 7, LOGNORMAL, 200);
        PayoffLaw surer = law.withProfitProbability(0.7);
        assertThat(surer.profitProbability()).isCloseTo(0.7, within(1e-12));
        assertThat(surer.worst()).isEqualTo(law.worst());
        assertThat(PayoffKelly.optimum(surer, 1.0).fraction())
                .isGreaterThan(PayoffKelly.optimum(law, 1.0).fraction());
    }

    @Test
    void namesArgumentValueAndDomain() {
        PiecewiseLinear shortCall = call(8).negated();
        assertThatThrownBy(() -> PayoffLaw.of(shortCall, 10, LOGNORMAL, 100)).hasMessageContaining("without bound");
        assertThatThrownBy(() -> PayoffLaw.of(call(8), 0, LOGNORMAL, 100)).hasMessageContaining("capital 0.0");
        assertThatThrownBy(() -> PayoffLaw.of(call(8), 8, LOGNORMAL, 1)).hasMessageContaining("cells 1");
    }

    /** E[ln(1 + f·profit/capital)] by the midpoint rule over twelve deviations. */
    private static double growth(PiecewiseLinear profit, double capital, double f) {
        int n = 40_000;
        double sum = 0.0;
        double mass = 0.0;
        for (int i = 0; i < n; i++) {
            double z = -8.0 + 16.0 * (i + 0.5) / n;
            double weight = Math.exp(-0.5 * z * z);
            double price = FORWARD * Math.exp(DEVIATION * z - 0.5 * DEVIATION * DEVIATION);
            sum += weight * Math.log1p(f * profit.value(price) / capital);
            mass += weight;
        }
        return sum / mass;
    }
}
