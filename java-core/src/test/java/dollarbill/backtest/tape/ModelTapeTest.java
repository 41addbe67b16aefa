package dollarbill.backtest.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.DataFault;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTapeTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
    private static final int DAYS = 420;
    private static final double RATE = 0.02;
    private static final ModelTape.Rate FLAT = new ModelTape.Rate(Optional.empty(), RATE);

    private static ModelTape tape(Walk walk, VarianceSource variance, ModelRules.Pricing pricing) {
        return ModelTape.of(
                List.of(new ModelTape.Source(walk.prices, variance, ModelRules.defaults().withPricing(pricing))),
                FLAT, FIRST, LocalDate.MAX);
    }

    private static VarianceSource index(Walk walk) {
        return new VarianceSource.Index(walk.index, Optional.of(walk.quarter));
    }

    private static Walk calm() {
        return Walk.of(FIRST, DAYS, LocalDate.MAX);
    }

    private static UnderlyingDay day(ModelTape tape, int index) {
        return tape.day(index).find(Walk.SYMBOL).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(ModelRules.Pricing.class)
    void nothingOfADayMovesWhenEverythingAfterItDoes(ModelRules.Pricing pricing) {
        Walk calm = calm();
        LocalDate turns = calm.prices.date(300);
        Walk poisoned = Walk.of(FIRST, DAYS, turns);
        for (boolean byIndex : new boolean[] {true, false}) {
            ModelTape one = tape(calm, byIndex ? index(calm) : new VarianceSource.Realised(calm.prices), pricing);
            ModelTape other = tape(
                    poisoned, byIndex ? index(poisoned) : new VarianceSource.Realised(poisoned.prices), pricing);
            for (int i = 0; i < 300; i += 13) {
                MarketDay a = one.day(i);
                MarketDay b = other.day(i);
                assertThat(b.rate()).isEqualTo(a.rate());
                assertThat(day(other, i).quotes().quotes()).isEqualTo(day(one, i).quotes().quotes());
                assertThat(day(other, i).close()).isEqualTo(day(one, i).close());
                assertThat(day(other, i).exDividend()).isEqualTo(day(one, i).exDividend());
            }
            assertThat(day(other, 300).quotes().quotes()).isNotEqualTo(day(one, 300).quotes().quotes());
        }
    }

    @Test
    void quotesStandAboutTheValuesOfTheSpotFormOfBlackScholes() {
        Walk walk = calm();
        ModelTape tape = tape(walk, index(walk), ModelRules.Pricing.BLACK_SCHOLES);
        for (int i : new int[] {5, 100, 250, 400}) {
            HestonParameters variance = index(walk).at(tape.days().get(i)).orElseThrow();
            check(walk, tape, i, (contract, years, q) -> BlackScholes.evaluate(
                    contract.type(), walk.prices.close(i), contract.strike(), years, RATE, q,
                    Math.sqrt(variance.expectedTotalVariance(years) / years)).price());
        }
    }

    @Test
    void quotesStandAboutTheValuesOfHestonsModelByFixedPanels() {
        Walk walk = calm();
        ModelTape tape = tape(walk, index(walk), ModelRules.Pricing.HESTON);
        for (int i : new int[] {5, 250}) {
            HestonParameters variance = index(walk).at(tape.days().get(i)).orElseThrow();
            check(walk, tape, i, (contract, years, q) -> {
                double forward = walk.prices.close(i) * Math.exp((RATE - q) * years);
                double[] values = contract.type() == OptionType.CALL
                        ? HestonPricer.calls(variance, forward, years, contract.strike())
                        : HestonPricer.puts(variance, forward, years, contract.strike());
                return Math.exp(-RATE * years) * values[0];
            });
        }
    }

    @FunctionalInterface
    private interface Value {
        double of(OptionContract contract, double years, double dividendYield);
    }

    private static void check(Walk walk, ModelTape tape, int i, Value value) {
        LocalDate date = tape.days().get(i);
        double spot = walk.prices.close(i);
        List<OptionQuote> quotes = day(tape, i).quotes().quotes();
        assertThat(quotes).hasSizeBetween(54, 300);
        for (OptionQuote quote : quotes) {
            OptionContract contract = quote.contract();
            double years = ExpiryTime.years(ExpiryTime.close(date), contract.expiry());
            double european = value.of(contract, years, walk.prices.trailingYield(i));
            double expected = Math.max(european, contract.type().payoff(spot, contract.strike()));
            double half = Math.max(0.01, 0.01 * expected);
            assertThat(quote.bid()).as("bid of %s on %s, value %s", contract.code(), date, expected)
                    .isCloseTo(Math.max(0.0, expected - half), within(0.0101));
            assertThat(quote.ask()).as("ask of %s on %s, value %s", contract.code(), date, expected)
                    .isCloseTo(expected + half, within(0.0101));
        }
    }

    @Test
    void aContractOnceListedIsQuotedUntilItExpires() {
        Walk walk = calm();
        ModelTape tape = tape(walk, index(walk), ModelRules.Pricing.BLACK_SCHOLES);
        Set<OptionContract> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            LocalDate date = tape.days().get(i);
            UnderlyingDay day = day(tape, i);
            assertThat(day.quotes().origin()).isEqualTo(QuoteOrigin.MODEL);
            seen.removeIf(contract -> !contract.expiry().isAfter(date));
            assertThat(seen).allMatch(contract -> day.quotes().find(contract).isPresent());
            day.quotes().quotes().forEach(quote -> seen.add(quote.contract()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2019-04-01, 2019-04-18, 2019-05-17, 2019-06-21", // Good Friday 2019-04-19: the exchange's calendar has the Thursday
        "2019-04-18, 2019-05-17, 2019-06-21, 2019-07-19",
        "2021-12-31, 2022-01-21, 2022-02-18, 2022-03-18"})
    void expiriesAreThoseOfTheExchange(LocalDate day, LocalDate first, LocalDate second, LocalDate third) {
        assertThat(ModelListing.expiries(day)).containsExactly(first, second, third);
    }

    @ParameterizedTest
    @CsvSource({"101.4, 101", "287.2, 287.5", "412.6, 412.5", "734.9, 735", "43.11, 43", "9.87, 9.85"})
    void strikesStandOnOneLadder(double price, double rung) {
        assertThat(ModelListing.rung(price)).isCloseTo(rung, within(1e-9));
    }

    @Test
    void thereAreNoQuotesWhileTheVarianceIsNotKnown() {
        Walk walk = calm();
        ModelTape tape = tape(walk, new VarianceSource.Realised(walk.prices), ModelRules.Pricing.HESTON);
        assertThat(day(tape, 251).quotes().origin()).isEqualTo(QuoteOrigin.NONE);
        assertThat(day(tape, 252).quotes().origin()).isEqualTo(QuoteOrigin.MODEL);
    }

    @Test
    void theDividendIsPaidOnItsDay() {
        Walk walk = calm();
        ModelTape tape = tape(walk, index(walk), ModelRules.Pricing.BLACK_SCHOLES);
        int ex = DAYS / 2;
        double before = walk.prices.close(ex - 1);
        assertThat(day(tape, ex).exDividend()).hasValueCloseTo(0.01 * before, within(1e-9 * before));
        assertThat(day(tape, ex - 1).exDividend()).isEmpty();
        assertThat(day(tape, ex + 1).exDividend()).isEmpty();
    }

    @Test
    void aStretchWithoutDaysIsRefused() {
        Walk walk = calm();
        assertThatThrownBy(() -> ModelTape.of(
                List.of(new ModelTape.Source(walk.prices, index(walk), ModelRules.defaults())),
                FLAT, LocalDate.of(1990, 1, 1), LocalDate.of(1991, 1, 1)))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("1990-01-01");
    }
}
