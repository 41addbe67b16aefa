package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.OptionType;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every row of a batch is what the single solver says, by vectors and by their scalar twin. */
class ImpliedVolatilityBatchTest {
    private static final int ROWS = 5_003;

    /** Options of all kinds: most near the money, some far from it, some without an answer or with bad arguments. */
    private static ImpliedColumns mixture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] call = new boolean[ROWS];
        double[] price = new double[ROWS];
        double[] forward = new double[ROWS];
        double[] strike = new double[ROWS];
        double[] discount = new double[ROWS];
        double[] years = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            call[i] = random.nextBoolean();
            forward[i] = random.nextDouble(50.0, 150.0);
            strike[i] = forward[i] * Math.exp(random.nextDouble(-1.0, 1.0) * (i % 7 == 0 ? 6.0 : 0.8));
            discount[i] = i % 3 == 0 ? 1.0 : random.nextDouble(0.7, 1.1);
            years[i] = random.nextDouble(0.003, 5.0);
            OptionType type = call[i] ? OptionType.CALL : OptionType.PUT;
            double bound = call[i] ? forward[i] : strike[i];
            double intrinsic = type.payoff(forward[i], strike[i]);
            price[i] = i % 5 == 0
                    ? discount[i] * (intrinsic + (bound - intrinsic) * random.nextDouble(-0.2, 1.2))
                    : BlackScholes.price(
                            type, forward[i], strike[i], discount[i], random.nextDouble(0.02, 2.0), years[i]);
        }
        for (int k = 0; k < 60; k++) {
            double[] column = switch (k % 5) {
                case 0 -> price;
                case 1 -> forward;
                case 2 -> strike;
                case 3 -> discount;
                default -> years;
            };
            double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -1.0, 1e200, 1e-200};
            column[random.nextInt(ROWS)] = odd[k % odd.length];
        }
        return new ImpliedColumns(call, price, forward, strike, discount, years);
    }

    private static IvResult alone(ImpliedColumns in, int row) {
        return ImpliedVolatility.solve(
                in.call()[row] ? OptionType.CALL : OptionType.PUT,
                in.price()[row],
                in.forward()[row],
                in.strike()[row],
                in.discount()[row],
                in.years()[row]);
    }

    @Test
    void everyRowIsThatOfTheSingleSolver() {
        ImpliedColumns in = mixture(1);
        double[] volatility = new double[ROWS];
        ImpliedFaults faults = ImpliedVolatilityBatch.volatilities(in, volatility);
        int missing = 0;
        for (int row = 0; row < ROWS; row++) {
            switch (alone(in, row)) {
                case IvResult.Found found -> {
                    assertThat(volatility[row]).as("row %s", row).isEqualTo(found.volatility());
                    assertThat(faults.at(row)).as("row %s", row).isEmpty();
                }
                case IvResult.Missing why -> {
                    missing++;
                    assertThat(volatility[row]).as("row %s", row).isNaN();
                    assertThat(faults.at(row)).as("row %s", row).contains(why);
                }
            }
        }
        assertThat(missing).isGreaterThan(100);
        assertThat(faults.any()).isTrue();
        assertThat(faults.count()).isEqualTo(missing);
    }

    @Test
    void vectorsAndScalarTwinGiveTheSameBits() {
        ImpliedColumns in = mixture(2);
        double[] byVectors = new double[ROWS];
        double[] byScalars = new double[ROWS];
        ImpliedVolatilityBatch.volatilities(in, byVectors, new VectorImpliedStages());
        ImpliedVolatilityBatch.volatilities(in, byScalars, new ScalarImpliedStages());
        assertThat(byVectors).containsExactly(byScalars);
    }

    @Test
    void rowsWithoutFaultsSaySo() {
        ImpliedColumns in = new ImpliedColumns(
                new boolean[] {true}, new double[] {5.0}, new double[] {100.0}, new double[] {100.0},
                new double[] {1.0}, new double[] {1.0});
        double[] volatility = new double[2];
        ImpliedFaults faults = ImpliedVolatilityBatch.volatilities(in, volatility);
        assertThat(faults.any()).isFalse();
        assertThat(faults.count()).isZero();
        assertThat(faults.at(0)).isEmpty();
        assertThat(volatility[0]).isPositive();
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        double[] one = {1.0};
        double[] two = {1.0, 1.0};
        assertThatThrownBy(() -> new ImpliedColumns(new boolean[1], one, one, two, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column strike has 2 rows and must have 1");
        ImpliedColumns in = new ImpliedColumns(new boolean[2], two, two, two, two, two);
        assertThatThrownBy(() -> ImpliedVolatilityBatch.volatilities(in, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("result has 1 rows and must have at least 2");
    }
}
