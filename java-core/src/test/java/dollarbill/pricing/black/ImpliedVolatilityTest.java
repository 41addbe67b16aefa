package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Implied volatility against values computed elsewhere, over the representable region, and where there is none. */
class ImpliedVolatilityTest {
    /** Relative error of the solver where the inverse is well conditioned. */
    private static final double ROUNDING = 4.0 * Math.ulp(1.0);

    private static double cell(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static IvResult.Found found(IvResult result) {
        assertThat(result).isInstanceOf(IvResult.Found.class);
        return (IvResult.Found) result;
    }

    @Test
    void tenThousandVolatilities() {
        List<CSVRecord> rows = ReferenceTable.shared("implied_vol_random_10000.csv.gz");
        assertThat(rows).hasSize(10_000);
        double worst = 0.0;
        for (CSVRecord row : rows) {
            IvResult.Found result = found(ImpliedVolatility.solve(
                    row.get("is_call").equals("1") ? OptionType.CALL : OptionType.PUT,
                    cell(row, "undiscounted_price"),
                    cell(row, "forward"),
                    cell(row, "strike"),
                    1.0,
                    cell(row, "t")));
            worst = Math.max(worst, Math.abs(result.volatility() - cell(row, "vol")));
            assertThat(result.iterations()).isEqualTo(1);
        }
        assertThat(worst).isLessThanOrEqualTo(1e-15);
    }

    /** Prices of 22 digits from 400-digit arithmetic (mpmath 1.3), down to 1e-305 and up to 1e-16 from the bound. */
    @Test
    void everyRegionOfTheNormalisedPrice() {
        List<CSVRecord> rows = ReferenceTable.resource(ImpliedVolatilityTest.class, "normalised_black.csv");
        assertThat(rows).hasSizeGreaterThan(300);
        for (CSVRecord row : rows) {
            double x = cell(row, "x");
            double s = cell(row, "s");
            double c = cell(row, "price_by_forward");
            double complement = cell(row, "complement");
            LetsBeRational.Root root = NormalisedSolver.solve(x, cell(row, "price"), c, complement);
            double condition = NormalisedSolver.condition(x, s, c, complement);
            assertThat(root.totalVolatility()).as("%s, steps %s", row, root.steps())
                    .isCloseTo(s, within(ROUNDING * condition * s));
            assertThat(root.steps()).as(row.toString()).isLessThanOrEqualTo(4);
        }
    }

    /** The table's {@code x} is a decimal: its rounding to double enters by {@code (db/dx) / (db/ds)}. */
    @Test
    void stressGridAsFarAsTheInputsAllow() {
        List<CSVRecord> rows = ReferenceTable.shared("implied_vol_stress_normalised_black.csv");
        assertThat(rows).hasSizeGreaterThan(50);
        for (CSVRecord row : rows) {
            double x = cell(row, "x_log_moneyness");
            double s = cell(row, "s_total_vol");
            double b = cell(row, "normalised_otm_call_price");
            double c = b * Math.exp(-0.5 * x);
            double allowed = ROUNDING * s * NormalisedSolver.condition(x, s, c, 1.0 - c) + roundingOfMoneyness(x, s);
            assertThat(NormalisedSolver.solve(x, b, c, 1.0 - c).totalVolatility()).as(row.toString())
                    .isCloseTo(s, within(allowed));
            assertThat(NormalisedBlack.price(x, s)).as(row.toString())
                    .isCloseTo(b, within(4.0 * Math.ulp(b) + roundingOfMoneyness(x, s) * NormalisedBlack.slope(x, s)));
        }
    }

    private static double roundingOfMoneyness(double x, double s) {
        double d1 = x / s + 0.5 * s;
        double delta = 0.5 * Math.exp(0.5 * x) * NormalDistribution.cdf(d1)
                + 0.5 * Math.exp(-0.5 * x) * NormalDistribution.cdf(d1 - s);
        return Math.ulp(x) * delta / NormalisedBlack.slope(x, s);
    }

    @Property(tries = 2000, seed = "20261121")
    void volatilityOfThePriceOfAVolatility(
            @ForAll @DoubleRange(min = -16.0, max = 4.0) double logOfMoneyness,
            @ForAll @DoubleRange(min = 0.0, max = 1.0) double place) {
        inverts(-Math.exp(logOfMoneyness), place);
    }

    @Property(tries = 300_000, seed = "20261122")
    @Tag("long")
    void volatilityOfThePriceOfAVolatilityManyTimes(
            @ForAll @DoubleRange(min = -34.0, max = 6.4) double logOfMoneyness,
            @ForAll @DoubleRange(min = 0.0, max = 1.0) double place) {
        inverts(-Math.exp(logOfMoneyness), place);
    }

    /** From where the price leaves the subnormal numbers to where it can no longer be told from its bound. */
    private static void inverts(double x, double place) {
        double least = -x / 36.0;
        double most = Math.sqrt(-2.0 * x) + 16.0;
        double s = least * Math.pow(most / least, place);
        double b = NormalisedBlack.price(x, s);
        double c = b * Math.exp(-0.5 * x);
        double complement = NormalisedBlack.complement(x, s) * Math.exp(-0.5 * x);
        if (b < 1e-290 || complement < Math.ulp(0.5)) {
            return;
        }
        double shiftOfUnits = Math.abs(x) * Math.min(c, complement)
                / (s * NormalisedBlack.slope(x, s) * Math.exp(-0.5 * x));
        Offset<Double> tolerance = within(
                2.0 * ROUNDING * s * (1.0 + NormalisedSolver.condition(x, s, c, complement) + shiftOfUnits));
        assertThat(NormalisedSolver.solve(x, b, c, complement).totalVolatility()).as("x %s, s %s", x, s)
                .isCloseTo(s, tolerance);
    }

    @Property(tries = 2000, seed = "20261121")
    void priceOfTheResultIsThePrice(
            @ForAll @DoubleRange(min = 0.2, max = 5.0) double moneyness,
            @ForAll @DoubleRange(min = 0.01, max = 3.0) double volatility,
            @ForAll @DoubleRange(min = 0.01, max = 5.0) double years,
            @ForAll OptionType type) {
        double forward = 100.0;
        double strike = forward * moneyness;
        double price = BlackScholes.price(type, forward, strike, 0.97, volatility, years);
        if (ImpliedVolatility.solve(type, price, forward, strike, 0.97, years) instanceof IvResult.Found result) {
            assertThat(BlackScholes.price(type, forward, strike, 0.97, result.volatility(), years))
                    .isCloseTo(price, within(1e-13 * forward));
        } else {
            double timeValue = price - 0.97 * type.payoff(forward, strike);
            assertThat(timeValue).isLessThanOrEqualTo(1e-13 * forward);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0273, 0.03, 0.05, 0.2, 1.0, 4.0})
    void outOfTheMoneyDownToTheSmallestPrices(double volatility) {
        double price = BlackScholes.price(OptionType.CALL, 50.0, 135.0, 1.0, volatility, 1.0);
        assertThat(price).isPositive();
        IvResult.Found result = found(ImpliedVolatility.solve(OptionType.CALL, price, 50.0, 135.0, 1.0, 1.0));
        assertThat(result.volatility()).isCloseTo(volatility, within(1e-14));
    }

    /** At the smallest prices a volatility is found at any strike, and it falls with the price. */
    @ParameterizedTest
    @ValueSource(doubles = {100.0, 100.00000000000001, 101.0, 500.0, 1e5, 1e50, 1e300})
    void subnormalPrices(double strike) {
        double last = 0.0;
        for (double price : new double[] {Double.MIN_VALUE, 9.9e-324, 1e-320, 1e-310, 1e-300, 1e-290, 1e-289, 1e-250}) {
            double volatility = found(ImpliedVolatility.solve(OptionType.CALL, price, 100.0, strike, 1.0, 1.0))
                    .volatility();
            assertThat(volatility).as("price %s", price).isPositive().isGreaterThanOrEqualTo(last);
            last = volatility;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1e300", "-1, 1e300", "-1, 1e-300", "-300, 1e-5", "-1e-300, 1e-300", "-1400, 1e10"})
    void normalisedPriceAtItsLimits(double x, double s) {
        double bound = Math.exp(0.5 * x);
        double limit = s > 1.0 ? bound : 0.0;
        assertThat(NormalisedBlack.price(x, s)).isCloseTo(limit, within(1e-300));
        assertThat(NormalisedBlack.complement(x, s)).isCloseTo(bound - limit, within(1e-300));
    }

    /** Strikes, forwards and prices as large and as small as doubles are. */
    @ParameterizedTest
    @CsvSource({
        "1e300, 1e300, 1e299", "1e-300, 1e-300, 1e-301", "1e300, 1e-300, 1e-301", "1e-300, 1e300, 1e-310",
        "1e308, 1.7e308, 1e300", "4.9e-324, 1e-322, 0", "1e-320, 1e-320, 5e-321"
    })
    void extremeScales(double forward, double strike, double timeValue) {
        IvResult result = ImpliedVolatility.solve(
                OptionType.CALL, Math.max(forward - strike, 0.0) + timeValue, forward, strike, 1.0, 1.0);
        boolean lost = Math.max(forward - strike, 0.0) + timeValue == Math.max(forward - strike, 0.0);
        assertThat(result).isInstanceOf(lost ? IvResult.BelowIntrinsic.class : IvResult.Found.class);
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(ImpliedVolatility.solve(OptionType.CALL, 9.9, 110.0, 100.0, 1.0, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(10.0));
        assertThat(ImpliedVolatility.solve(OptionType.CALL, 10.0, 110.0, 100.0, 1.0, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(10.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, 0.0, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(0.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, -1.0, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(0.0));
        assertThat(ImpliedVolatility.solve(OptionType.CALL, 110.0, 110.0, 100.0, 1.0, 1.0))
                .isEqualTo(new IvResult.AboveBound(110.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, 50.0, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.AboveBound(50.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, Double.MAX_VALUE, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.AboveBound(50.0));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 110, 100, .5, 1, price NaN must be finite",
        "Infinity, 110, 100, .5, 1, price Infinity must be finite",
        "-Infinity, 110, 100, .5, 1, price -Infinity must be finite",
        "1, 0, 100, .5, 1, forward 0.0 must be positive and finite",
        "1, Infinity, 100, .5, 1, forward Infinity must be positive and finite",
        "1, 110, -1, .5, 1, strike -1.0 must be positive and finite",
        "1, 110, NaN, .5, 1, strike NaN must be positive and finite",
        "1, 110, 100, 0, 1, discount 0.0 must be positive and finite",
        "1, 110, 100, .5, 0, years 0.0 must be positive and finite",
        "1, 110, 100, .5, Infinity, years Infinity must be positive and finite"
    })
    void namesTheArgumentOutsideItsDomain(
            double price, double forward, double strike, double discount, double years, String message) {
        IvResult none = ImpliedVolatility.solve(OptionType.PUT, price, forward, strike, discount, years);
        assertThat(none).isEqualTo(new IvResult.NotFinite(message));
        assertThat(none).isInstanceOfSatisfying(
                IvResult.Missing.class, m -> assertThat(m.reason()).isEqualTo(Reason.IV_NOT_FINITE));
    }
}
