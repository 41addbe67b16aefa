package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the choice to exercise against a binomial tree. */
class ExerciseChoiceTest {
    private static final int STEPS = 400;
    /** Values nearer to each other than a tree of that many steps tells apart. */
    private static final double NEAR = 0.02;

    @ParameterizedTest
    @CsvSource({
        "CALL,108,1.5", "CALL,102,1.5", "CALL,120,0.4", "CALL,120,0.05", "CALL,130,2.0", "CALL,104,0.2", "CALL,99,5.0",
        "PUT,60,0", "PUT,75,0", "PUT,85,0", "PUT,92,0", "PUT,97,0", "PUT,60,1.0", "PUT,101,0"
    })
    void agreesWithATree(OptionType type, double spot, double dividend) {
        for (double vol : new double[] {0.1, 0.25, 0.5}) {
            for (double years : new double[] {0.02, 0.1, 0.4}) {
                OptionContract contract = new OptionContract(
                        "XYZ", SimulatedTape.SYMBOL, LocalDate.of(2024, 1, 19), 100.0, type);
                double intrinsic = type.payoff(spot, 100.0);
                double held = tree(type, spot - dividend, years, 0.05, vol);
                boolean clear = Math.abs(intrinsic - held) > NEAR;
                boolean best = ExerciseChoice.best(
                        contract, spot, dividend, years, 0.05, OptionalDouble.of(vol), 1.0);
                if (clear) {
                    assertThat(best)
                            .as("%s spot %s dividend %s vol %s years %s: %s against %s",
                                    type, spot, dividend, vol, years, intrinsic, held)
                            .isEqualTo(intrinsic > held);
                } else if (type == OptionType.PUT && dividend == 0.0 && intrinsic > 0.0 && held <= intrinsic + 1e-12) {
                    assertThat(best).as("put in its exercise region, spot %s vol %s years %s", spot, vol, years)
                            .isTrue();
                }
            }
        }
    }

    /** Cox, Ross and Rubinstein's tree of the American option of strike 100. */
    private static double tree(OptionType type, double spot, double years, double rate, double vol) {
        double dt = years / STEPS;
        double up = Math.exp(vol * Math.sqrt(dt));
        double chance = (Math.exp(rate * dt) - 1.0 / up) / (up - 1.0 / up);
        double discount = Math.exp(-rate * dt);
        double[] value = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            value[i] = type.payoff(spot * Math.pow(up, 2.0 * i - STEPS), 100.0);
        }
        for (int n = STEPS - 1; n >= 0; n--) {
            for (int i = 0; i <= n; i++) {
                double wait = discount * (chance * value[i + 1] + (1.0 - chance) * value[i]);
                value[i] = Math.max(wait, type.payoff(spot * Math.pow(up, 2.0 * i - n), 100.0));
            }
        }
        return value[0];
    }
}
