package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Interpolated values of American options against those of other methods and implementations. */
class ExercisePremiumsTest {
    private static double european(OptionType type, double strike, double years, double r, double q, double vol) {
        return AmericanOptions.european(new AmericanContract(type, 100.0, strike, years, r, q, vol));
    }

    private static double value(OptionType type, double strike, double years, double r, double q, double vol) {
        return ExercisePremiums.of(type, years, r, q)
                .value(european(type, strike, years, r, q, vol), 100.0, strike, Math.log(100.0 / strike), vol);
    }

    private static double draw(Random random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    @Test
    void putsOfAnotherImplementation() {
        for (CSVRecord row : ReferenceTable.shared("american_put_500.csv")) {
            double value = value(
                    OptionType.PUT,
                    Double.parseDouble(row.get("strike")),
                    Double.parseDouble(row.get("t")),
                    Double.parseDouble(row.get("r")),
                    Double.parseDouble(row.get("q")),
                    Double.parseDouble(row.get("vol")));
            assertThat(value).as(row.toString()).isCloseTo(Double.parseDouble(row.get("put_price")), within(5e-5));
        }
    }

    /** Spot 100; strikes drawn by twice the standard deviation of the spot at expiry. */
    @ParameterizedTest
    @CsvSource({
        "7, 400, 0.06, 0.05, 0.1, 1.0, 1e-4", "1, 14, 0.1, 0.15, 0.05, 2.0, 1e-4",
        "400, 1500, 0.1, 0.15, 0.1, 1.0, 1e-3", "30, 1500, 0.15, 0.15, 0.04, 0.15, 1e-3"
    })
    void theHighestLevelOfTheDirectMethod(
            double leastDays,
            double mostDays,
            double mostRate,
            double mostYield,
            double leastVol,
            double mostVol,
            double bound) {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            OptionType type = random.nextBoolean() ? OptionType.CALL : OptionType.PUT;
            double years = draw(random, leastDays, mostDays) / 365.0;
            double r = draw(random, 0.0, mostRate);
            double q = draw(random, 0.0, mostYield);
            double vol = leastVol * Math.pow(mostVol / leastVol, random.nextDouble());
            double strike = 100.0 * Math.exp(2.0 * random.nextGaussian() * vol * Math.sqrt(years));
            assertThat(value(type, strike, years, r, q, vol))
                    .as("%s strike %s years %s r %s q %s vol %s", type, strike, years, r, q, vol)
                    .isCloseTo(AmericanOptions.price(type, 100.0, strike, years, r, q, vol, AmericanAccuracy.HIGH),
                            within(bound * Math.max(1.0, strike / 100.0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"CALL,95,0.5,0.02,0.06,0.33", "CALL,110,1,0.05,0.05,0.21", "PUT,104,0.3,0.05,0.01,0.27"})
    void aBinomialTree(OptionType type, double strike, double years, double r, double q, double vol) {
        double even = BinomialTree.price(
                ExerciseStyle.AMERICAN, type, 100.0, strike, years, r, q, vol, List.of(), 4000);
        double odd = BinomialTree.price(
                ExerciseStyle.AMERICAN, type, 100.0, strike, years, r, q, vol, List.of(), 4001);
        assertThat(value(type, strike, years, r, q, vol)).isCloseTo(0.5 * (even + odd), within(5e-4));
    }

    /** Finite differences for rates at which exercise may be best between two boundaries. */
    @ParameterizedTest
    @CsvSource({"PUT,-0.005,-0.02", "CALL,-0.02,-0.005"})
    void finiteDifferencesBetweenTwoBoundaries(OptionType type, double r, double q) {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            double years = draw(random, 0.05, 1.5);
            double vol = draw(random, 0.1, 0.5);
            double strike = 100.0 * Math.exp(random.nextGaussian() * vol * Math.sqrt(years));
            assertThat(value(type, strike, years, r, q, vol))
                    .isCloseTo(AmericanOptions.price(type, 100.0, strike, years, r, q, vol, AmericanAccuracy.STANDARD),
                            within(1e-2));
        }
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void continuousInSpotAndVolatility(OptionType type) {
        ExercisePremiums premiums = ExercisePremiums.of(type, 0.7, 0.05, 0.04);
        double node = Math.exp(ExercisePremiums.STEP * Math.round(Math.log(0.25) / ExercisePremiums.STEP));
        double h = 1e-7;
        for (double strike = 60.0; strike < 160.0; strike += 3.7) {
            double log = Math.log(100.0 / strike);
            double low = premiums.value(0.0, 100.0, strike, log, node * (1.0 - h));
            double at = premiums.value(0.0, 100.0, strike, log, node);
            double high = premiums.value(0.0, 100.0, strike, log, node * (1.0 + h));
            assertThat(high - at).isCloseTo(at - low, within(1e-3 * h * 100.0));
        }
    }

    @Test
    void europeanWhereExerciseIsNeverBest() {
        ExercisePremiums calls = ExercisePremiums.of(OptionType.CALL, 1.0, 0.05, 0.0);
        assertThat(calls.never()).isTrue();
        assertThat(calls.value(3.25, 100.0, 120.0, Math.log(100.0 / 120.0), 0.2)).isEqualTo(3.25);
        assertThat(ExercisePremiums.of(OptionType.PUT, 1.0, 0.0, 0.01).never()).isTrue();
        assertThat(ExercisePremiums.of(OptionType.PUT, 1.0, 0.01, 0.0).never()).isFalse();
    }

    @Test
    void computedByItselfBeyondTheLattice() {
        double direct = AmericanOptions.price(
                OptionType.PUT, 100.0, 101.0, 1.0, 0.05, 0.0, 0.01, AmericanAccuracy.STANDARD);
        assertThat(value(OptionType.PUT, 101.0, 1.0, 0.05, 0.0, 0.01)).isEqualTo(direct);
    }

    @Test
    void refusesWhatIsOutsideItsDomain() {
        assertThatThrownBy(() -> ExercisePremiums.of(OptionType.PUT, 0.0, 0.05, 0.0)).hasMessageContaining("years 0.0");
        assertThatThrownBy(() -> ExercisePremiums.of(OptionType.PUT, 1.0, Double.NaN, 0.0))
                .hasMessageContaining("rate");
    }
}
