package dollarbill.sizing.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HoldingPlanTest {
    private static final double BUDGET = 0.2;

    private static HoldingPlan.Evidence evidence(double volatility, double drawdown, double odds, double score) {
        return new HoldingPlan.Evidence(
                100.0, volatility, drawdown, 252, odds, score, OptionalDouble.of(1.0), OptionalDouble.of(1.0));
    }

    /** σ of 4 % a day is above what a fall of 10 % stands for: H₀ = (0.2/(1.2533·0.04))² = 15.9 days, all of it at half a score. */
    @Test
    void worksByHand() {
        HoldingPlan plan = HoldingPlan.of(evidence(0.04, 0.1, 1.5, 0.5), BUDGET);
        assertThat(plan.budgetDays()).isCloseTo(15.9155, within(1e-4));
        assertThat(plan.days()).isEqualTo(16);
        double stop = Math.min(0.04 * 4 * 1.2815515655446004, -Math.log(0.8));
        assertThat(plan.stopLoss()).isCloseTo(100 * Math.exp(-stop), within(1e-9));
        assertThat(plan.takeProfit()).isCloseTo(100 * Math.exp(1.5 * stop), within(1e-9));
        assertThat(HoldingPlan.of(evidence(0.04, 0.1, 1.5, 0.25), BUDGET).days()).isEqualTo(8);
    }

    @Test
    void nothingPaidForWaitingMeansADay() {
        HoldingPlan plan = HoldingPlan.of(
                new HoldingPlan.Evidence(
                        100.0, 0.01, 0.1, 252, 1.0, 0.4, OptionalDouble.of(-0.1), OptionalDouble.of(1.0)),
                BUDGET);
        assertThat(plan.days()).isEqualTo(1);
        assertThat(HoldingPlan.of(evidence(0.001, 0.0, 1.0, 0.9), BUDGET).days()).isEqualTo(63);
    }

    /** A deep fall counts as volatility that the returns of single days do not show. */
    @Test
    void fallsThatClusterShortenIt() {
        HoldingPlan calm = HoldingPlan.of(evidence(0.01, 0.1, 1.0, 0.5), BUDGET);
        HoldingPlan fallen = HoldingPlan.of(evidence(0.01, 0.5, 1.0, 0.5), BUDGET);
        assertThat(calm.volatility()).isEqualTo(0.01);
        assertThat(fallen.volatility()).isCloseTo(0.5 / Math.sqrt(Math.PI / 2 * 252), within(1e-12));
        assertThat(fallen.days()).isLessThan(calm.days());
    }

    /** Driftless paths of small steps: the expected fall after the budget's days, and the touches of the stop. */
    @Test
    void simulatedNoiseFallsAndTouchesAsPromised() {
        double volatility = 0.02;
        HoldingPlan plan = HoldingPlan.of(evidence(volatility, 0.0, 1.0, 0.5), 0.1);
        int parts = 50;
        int steps = (int) Math.round(plan.budgetDays() * parts);
        double step = volatility / Math.sqrt(parts);
        Random random = new Random(5);
        int paths = 4000;
        double falls = 0.0;
        int touches = 0;
        double stop = Math.log(plan.stopLoss() / 100);
        for (int p = 0; p < paths; p++) {
            double value = 0.0;
            double peak = 0.0;
            double fall = 0.0;
            boolean touched = false;
            for (int i = 1; i <= steps; i++) {
                value += step * random.nextGaussian();
                peak = Math.max(peak, value);
                fall = Math.max(fall, peak - value);
                touched |= i <= plan.days() * parts && value <= stop;
            }
            falls += fall / paths;
            touches += touched ? 1 : 0;
        }
        assertThat(falls).isCloseTo(0.1, within(0.004));
        double capped = Math.min(-stop / (volatility * Math.sqrt(plan.days())), 1.2815515655446004);
        double expected = 2 * new org.apache.commons.math3.distribution.NormalDistribution(null, 0, 1)
                .cumulativeProbability(-capped);
        assertThat((double) touches / paths).isCloseTo(expected, within(0.025));
    }

    @Property(tries = 200, seed = "20260101")
    void moreRiskNeverLengthensIt(
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double volatility,
            @ForAll @DoubleRange(min = 0.0, max = 0.9) double drawdown,
            @ForAll @DoubleRange(min = 0.0, max = 0.9) double score) {
        int here = HoldingPlan.of(evidence(volatility, drawdown, 1.0, score), BUDGET).days();
        assertThat(HoldingPlan.of(evidence(volatility * 1.2, drawdown, 1.0, score), BUDGET).days())
                .isLessThanOrEqualTo(here);
        assertThat(HoldingPlan.of(evidence(volatility, drawdown + 0.1, 1.0, score), BUDGET).days())
                .isLessThanOrEqualTo(here);
        assertThat(HoldingPlan.of(evidence(volatility, drawdown, 1.0, score + 0.1), BUDGET).days())
                .isGreaterThanOrEqualTo(here);
    }

    @Test
    void namesArgumentValueAndDomain() {
        assertThatThrownBy(() -> evidence(0.0, 0.1, 1.0, 0.5)).hasMessageContaining("dailyVolatility 0.0");
        assertThatThrownBy(() -> HoldingPlan.of(evidence(0.1, 0.1, 1.0, 0.5), 1.0)).hasMessageContaining("budget 1.0");
    }
}
