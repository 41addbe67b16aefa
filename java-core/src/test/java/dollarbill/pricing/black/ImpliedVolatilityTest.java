package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Implied volatility against values computed elsewhere, and where there is none. */
class ImpliedVolatilityTest {
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
        int most = 0;
        for (CSVRecord row : rows) {
            OptionType type = row.get("is_call").equals("1") ? OptionType.CALL : OptionType.PUT;
            IvResult.Found result = found(ImpliedVolatility.solve(
                    type,
                    cell(row, "undiscounted_price"),
                    cell(row, "forward"),
                    cell(row, "strike"),
                    1.0,
                    cell(row, "t")));
            worst = Math.max(worst, Math.abs(result.volatility() - cell(row, "vol")));
            most = Math.max(most, result.iterations());
        }
        assertThat(worst).isLessThanOrEqualTo(1e-14);
        assertThat(most).isLessThanOrEqualTo(8);
    }

    /**
     * The stated price holds 24 digits; in double it moves by half a unit in the last place and ln(F/K) by the rounding
     * of the strike, which bounds what any solver can give back: db/ds and db/dx turn those into an error of s.
     */
    @Test
    void stressGridAsFarAsTheInputsAllow() {
        List<CSVRecord> rows = ReferenceTable.shared("implied_vol_stress_normalised_black.csv");
        assertThat(rows).hasSizeGreaterThan(50);
        for (CSVRecord row : rows) {
            double x = cell(row, "x_log_moneyness");
            double s = cell(row, "s_total_vol");
            double beta = cell(row, "normalised_otm_call_price");
            double slope = NormalisedBlack.slope(x, s);
            double fromPrice = Math.ulp(beta) / slope;
            double fromMoneyness = Math.abs(NormalisedBlack.price(x * (1.0 + 1e-9), s) - beta) / 1e-9
                    * (Math.ulp(1.0) / Math.max(Math.abs(x), 1e-300)) / slope;
            double allowed = 4.0 * Math.ulp(s) + 2.0 * fromPrice + (x == 0.0 ? 0.0 : 4.0 * fromMoneyness);
            double forward = Math.exp(0.5 * x);
            double strike = Math.exp(-0.5 * x);
            IvResult.Found result = found(
                    ImpliedVolatility.solve(OptionType.CALL, beta, forward, strike, 1.0, 1.0));
            assertThat(result.volatility()).as(row.toString()).isCloseTo(s, within(allowed));
            assertThat(NormalisedBlack.price(x, s)).as(row.toString())
                    .isCloseTo(beta, within(3e-15 * beta
                            * (1.0 + x * x / (s * s))));
        }
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

    @Test
    void outOfTheMoneyDownToTheSmallestPrices() {
        for (double volatility : new double[] {0.0273, 0.03, 0.05, 0.2, 1.0, 4.0}) {
            double price = BlackScholes.price(OptionType.CALL, 50.0, 135.0, 1.0, volatility, 1.0);
            assertThat(price).isPositive();
            IvResult.Found result = found(ImpliedVolatility.solve(OptionType.CALL, price, 50.0, 135.0, 1.0, 1.0));
            assertThat(result.volatility()).isCloseTo(volatility, within(1e-14));
        }
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(ImpliedVolatility.solve(OptionType.CALL, 9.9, 110.0, 100.0, 1.0, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(10.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, 0.0, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.BelowIntrinsic(0.0));
        assertThat(ImpliedVolatility.solve(OptionType.CALL, 110.0, 110.0, 100.0, 1.0, 1.0))
                .isEqualTo(new IvResult.AboveBound(110.0));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, 50.0, 110.0, 100.0, 0.5, 1.0))
                .isEqualTo(new IvResult.AboveBound(50.0));
        IvResult none = ImpliedVolatility.solve(OptionType.PUT, Double.NaN, 110.0, 100.0, 0.5, 1.0);
        assertThat(none).isInstanceOfSatisfying(
                IvResult.Missing.class, m -> assertThat(m.reason()).isEqualTo(Reason.IV_NOT_FINITE));
        assertThat(ImpliedVolatility.solve(OptionType.PUT, 1.0, 110.0, 100.0, 0.5, 0.0))
                .isEqualTo(new IvResult.NotFinite("years 0.0 must be positive and finite"));
    }
}
