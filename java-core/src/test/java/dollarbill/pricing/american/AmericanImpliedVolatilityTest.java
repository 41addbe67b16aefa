package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.IvResult;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Inversion of American prices and removal of the early-exercise premium. */
class AmericanImpliedVolatilityTest {
    private static final AmericanAccuracy STANDARD = AmericanAccuracy.STANDARD;

    private static IvResult solve(OptionType type, double price, double spot, double rate, double yield) {
        return AmericanImpliedVolatility.solve(type, price, spot, 100.0, 1.0, rate, yield, STANDARD);
    }

    @Property(tries = 150, seed = "20260211")
    void reproducesThePrice(
            @ForAll OptionType type,
            @ForAll AmericanAccuracy accuracy,
            @ForAll @DoubleRange(min = 60, max = 160) double spot,
            @ForAll @DoubleRange(min = 0.02, max = 2.5) double years,
            @ForAll @DoubleRange(min = 0, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double yield,
            @ForAll @DoubleRange(min = 0.08, max = 1.2) double vol) {
        AmericanAccuracy level = accuracy == AmericanAccuracy.HIGH ? STANDARD : accuracy;
        double price = AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, level);
        AmericanContract option = new AmericanContract(type, spot, 100.0, years, rate, yield, vol);
        double floor = option.valueWithoutChance();
        if (price <= floor) {
            assertThat(AmericanImpliedVolatility.solve(type, price, spot, 100.0, years, rate, yield, level))
                    .isInstanceOf(IvResult.BelowIntrinsic.class);
            return;
        }
        IvResult.Found found = (IvResult.Found) AmericanImpliedVolatility.solve(type, price, spot, 100.0, years, rate,
                yield, level);
        double again = AmericanOptions.price(type, spot, 100.0, years, rate, yield, found.volatility(), level);
        assertThat(again).isCloseTo(price, within(1e-8));
        if (price - floor > 0.01 && level == STANDARD) {
            assertThat(found.volatility()).isCloseTo(vol, within(1e-6));
        }
    }

    @Test
    void namesTheSideAndTheBound() {
        IvResult low = solve(OptionType.PUT, 19.9, 80.0, 0.05, 0.0);
        assertThat(low).isEqualTo(new IvResult.BelowIntrinsic(20.0));
        assertThat(solve(OptionType.PUT, 20.0, 80.0, 0.05, 0.0)).isEqualTo(new IvResult.BelowIntrinsic(20.0));
        assertThat(solve(OptionType.PUT, 100.0, 80.0, 0.05, 0.0)).isEqualTo(new IvResult.AboveBound(100.0));
        assertThat(solve(OptionType.CALL, 81.0, 80.0, 0.05, 0.02)).isEqualTo(new IvResult.AboveBound(80.0));
        assertThat(solve(OptionType.CALL, Double.NaN, 80.0, 0.05, 0.02)).isInstanceOf(IvResult.NotFinite.class);
        assertThat(solve(OptionType.CALL, 1.0, 0.0, 0.05, 0.02))
                .isEqualTo(new IvResult.NotFinite("spot 0.0 must be positive and finite"));
    }

    /** A put may be worth more than the discounted strike, the bound of the European one. */
    @Test
    void solvesAboveTheEuropeanBound() {
        IvResult.Found found = (IvResult.Found) AmericanImpliedVolatility.solve(
                OptionType.PUT, 88.0, 100.0, 100.0, 3.0, 0.05, 0.0, STANDARD);
        assertThat(100.0 * Math.exp(-0.15)).isLessThan(88.0);
        assertThat(AmericanOptions.price(
                OptionType.PUT, 100.0, 100.0, 3.0, 0.05, 0.0, found.volatility(), STANDARD))
                .isCloseTo(88.0, within(1e-6));
    }

    @Test
    void theEuropeanPriceIsTheAmericanOneLessThePremium() {
        double price = AmericanOptions.price(OptionType.PUT, 90.0, 100.0, 1.0, 0.06, 0.01, 0.3, STANDARD);
        DeAmericanised.Found found = (DeAmericanised.Found) DeAmericanised.of(OptionType.PUT, price, 90.0, 100.0, 1.0,
                0.06, 0.01, STANDARD);
        assertThat(found.volatility()).isCloseTo(0.3, within(1e-9));
        assertThat(found.europeanPrice() + found.premium()).isEqualTo(price, within(1e-12));
        assertThat(found.premium()).isBetween(0.3, 1.0);
        DeAmericanised missing = DeAmericanised.of(OptionType.PUT, 5.0, 90.0, 100.0, 1.0, 0.06, 0.01, STANDARD);
        assertThat(missing).isInstanceOfSatisfying(
                DeAmericanised.Missing.class, m -> assertThat(m.reason()).isEqualTo(Reason.IV_BELOW_INTRINSIC));
    }

    /** Mids of a whole chain of American quotes, at one rate and yield: each is reproduced, or below what exercise is worth. */
    @Test
    void everyQuoteOfAChainHasAVolatilityOrAReason() throws IOException {
        Path file = ReferenceTable.sharedData().resolve("chains/AAPL_2026-02-11.csv.gz");
        int found = 0;
        try (Reader reader = new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                if (row.get("bid").isEmpty() || row.get("ask").isEmpty()) {
                    continue;
                }
                OptionType type = row.get("type").equals("C") ? OptionType.CALL : OptionType.PUT;
                double mid = 0.5 * (Double.parseDouble(row.get("bid")) + Double.parseDouble(row.get("ask")));
                double spot = Double.parseDouble(row.get("underlying_price"));
                double strike = Double.parseDouble(row.get("strike"));
                long days = ChronoUnit.DAYS.between(
                        LocalDate.parse(row.get("quote_date")), LocalDate.parse(row.get("expiry")));
                double years = (days + 0.4) / 365.0;
                IvResult result = AmericanImpliedVolatility.solve(
                        type, mid, spot, strike, years, 0.037, 0.004, AmericanAccuracy.FAST);
                switch (result) {
                    case IvResult.Found(double volatility, int prices) -> {
                        found++;
                        assertThat(prices).as(row.toString()).isLessThan(60);
                        assertThat(AmericanOptions.price(
                                type,
                                spot,
                                strike,
                                years,
                                0.037,
                                0.004,
                                volatility,
                                AmericanAccuracy.FAST))
                                .as(row.toString())
                                .isCloseTo(mid, within(1e-6));
                    }
                    case IvResult.BelowIntrinsic(double bound) ->
                        assertThat(mid).as(row.toString()).isLessThanOrEqualTo(bound);
                    case IvResult.Missing other -> throw new AssertionError(row + " gives " + other);
                }
            }
        }
        assertThat(found).isGreaterThan(2000);
    }
}
