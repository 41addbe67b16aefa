package dollarbill.risk.scenario;

import static dollarbill.risk.scenario.RiskFixtures.AAA;
import static dollarbill.risk.scenario.RiskFixtures.BBB;
import static dollarbill.risk.scenario.RiskFixtures.FAR;
import static dollarbill.risk.scenario.RiskFixtures.NEAR;
import static dollarbill.risk.scenario.RiskFixtures.NOW;
import static dollarbill.risk.scenario.RiskFixtures.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanGreeks;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.surface.SurfaceInterpolation;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.VolSurface;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** American options of a book against values and Greeks that are computed one by one, and against another implementation. */
class AmericanRevaluationTest {
    /** Dollars a share at a spot of 100: a hundred-thousandth of the spot. */
    private static final double BOUND = 1e-3;

    private static UnderlyingMarket american(VolSurface surface) {
        return new UnderlyingMarket(
                surface.underlying(), surface.asOf(), surface.spot(), surface.interpolation(), ExerciseStyle.AMERICAN);
    }

    private static Revaluation american(Book book, SmileRule rule) {
        Map<Symbol, UnderlyingMarket> markets = Map.of(
                AAA, american(RiskFixtures.skewed(AAA, 100.0)),
                BBB, american(RiskFixtures.flat(BBB, 50.0, 0.3, 0.04, 0.0)));
        return Revaluation.of(Holdings.of(book, markets), rule);
    }

    private static Book book() {
        List<Position> positions = new ArrayList<>();
        for (LocalDate expiry : List.of(NEAR, TODAY.plusDays(75), FAR)) {
            for (int strike = 70; strike <= 135; strike += 5) {
                positions.add(RiskFixtures.option("p" + strike + expiry, AAA, OptionType.PUT, strike, expiry, 1));
                positions.add(RiskFixtures.option("c" + strike + expiry, AAA, OptionType.CALL, strike, expiry, 1));
            }
        }
        return Book.of(positions);
    }

    private static ScenarioSet one(double spot, double vol, double days, double rate) {
        return new ScenarioSet.Builder(1).addCommon(spot, vol, days, rate).build();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0", "-0.25, 0.6, 0, 0", "0.12, -0.2, 7, 0.01", "-0.05, 0.1, 29.9, -0.02", "0.3, 0.2, 1, 0.03",
        "0, 0, 0, -0.05"
    })
    void everyValueIsThatOfTheDirectMethod(double move, double vol, double days, double shift) {
        Revaluation revaluation = american(book(), SmileRule.STICKY_MONEYNESS);
        OptionState state = revaluation.state(one(move, vol, days, shift), 0);
        SurfaceInterpolation surface = RiskFixtures.skewed(AAA, 100.0).interpolation().orElseThrow();
        double spot = 100.0 * Math.exp(move);
        for (int row = 0; row < revaluation.holdings().options().size(); row++) {
            Position.Options option = revaluation.holdings().options().get(row);
            double years = ExpiryTime.years(NOW, option.expiry()) - days / 365.0;
            double rate = -Math.log(surface.discount(years)) / years + shift;
            double yield = rate - shift - Math.log(surface.forward(years) / 100.0) / years;
            double k = Math.log(option.strike() / (spot * Math.exp((rate - yield) * years)));
            double volatility = Math.sqrt(surface.totalVariance(k, years) / years)
                    * Math.exp(vol * VolTerm.damping(years));
            assertThat(state.price[row])
                    .as(option.id())
                    .isCloseTo(AmericanOptions.price(
                            option.type(), spot, option.strike(), years, rate, yield, volatility,
                            AmericanAccuracy.HIGH),
                            within(BOUND));
        }
    }

    /** Each row of the table is a market of its own with a flat smile. */
    @Test
    void valuesAreThoseOfAnotherImplementation() {
        List<Position> positions = new ArrayList<>();
        Map<Symbol, UnderlyingMarket> markets = new HashMap<>();
        Map<String, Double> expected = new HashMap<>();
        for (CSVRecord row : ReferenceTable.shared("american_put_500.csv").subList(0, 200)) {
            Symbol symbol = Symbol.of("R" + positions.size());
            LocalDate expiry = TODAY.plusDays(Integer.parseInt(row.get("days")));
            double years = Double.parseDouble(row.get("t"));
            double rate = Double.parseDouble(row.get("r"));
            double forward = 100.0 * Math.exp((rate - Double.parseDouble(row.get("q"))) * years);
            double vol = Double.parseDouble(row.get("vol"));
            VolSlice slice = new VolSlice(
                    expiry, years, forward, Math.exp(-rate * years), true,
                    new SviParameters(vol * vol * years, 0.0, 0.0, 0.0, 0.1), 0.0, 20, 50.0, 200.0);
            markets.put(symbol, american(new VolSurface(symbol, NOW, 100.0, List.of(slice), List.of())));
            double strike = Double.parseDouble(row.get("strike"));
            positions.add(RiskFixtures.option(symbol.value(), symbol, OptionType.PUT, strike, expiry, 1));
            expected.put(symbol.value(), Double.parseDouble(row.get("put_price")));
        }
        Revaluation revaluation = Revaluation.of(
                Holdings.of(Book.of(positions), markets), SmileRule.STICKY_STRIKE);
        for (int row = 0; row < positions.size(); row++) {
            Position.Options option = revaluation.holdings().options().get(row);
            double hourOfSummerTime = 1e-2;
            assertThat(revaluation.price(row))
                    .as(option.id())
                    .isCloseTo(expected.get(option.id()), within(hourOfSummerTime));
        }
    }

    @Test
    void indexOptionsAndCallsWithoutDividendAreEuropean() {
        Book calls = Book.of(List.of(
                RiskFixtures.option("c", BBB, OptionType.CALL, 45, FAR, 1),
                RiskFixtures.option("a", AAA, OptionType.PUT, 120, FAR, 1)));
        Revaluation european = RiskFixtures.revaluation(calls, SmileRule.STICKY_MONEYNESS);
        Revaluation american = american(calls, SmileRule.STICKY_MONEYNESS);
        assertThat(american.price(0)).isGreaterThan(european.price(0) + 0.1);
        assertThat(american.price(1)).isCloseTo(european.price(1), within(1e-12));
    }

    @Test
    void nothingChangesWhereNothingMoves() {
        Revaluation revaluation = american(book(), SmileRule.STICKY_MONEYNESS);
        assertThat(revaluation.pnl(one(0, 0, 0, 0), 1).total()[0]).isZero();
    }

    @Test
    void threadsDoNotChangeABit() {
        ScenarioSet.Builder builder = new ScenarioSet.Builder(1);
        for (int i = 0; i < 60; i++) {
            builder.addCommon(0.01 * (i % 20 - 10), 0.05 * (i % 7 - 3), i % 3, 0.001 * (i % 2));
        }
        ScenarioSet set = builder.build();
        assertThat(american(book(), SmileRule.STICKY_MONEYNESS).pnl(set, 3).total())
                .containsExactly(american(book(), SmileRule.STICKY_MONEYNESS).pnl(set, 1).total());
    }

    @Test
    void greeksAreThoseOfAmericanOptions() {
        Book put = Book.of(List.of(RiskFixtures.option("p", BBB, OptionType.PUT, 55, FAR, -2)));
        CurrencyGreeks greeks = BookRisk.of(put, american(put, SmileRule.STICKY_STRIKE)).total();
        AmericanGreeks one = AmericanOptions.evaluate(
                OptionType.PUT, 50, 55, ExpiryTime.years(NOW, FAR), 0.04, 0.0, 0.3, AmericanAccuracy.HIGH);
        assertThat(greeks.value()).isCloseTo(-200 * one.price(), within(0.1));
        assertThat(greeks.delta()).isCloseTo(-200 * one.delta(), within(1e-3));
        assertThat(greeks.gamma()).isCloseTo(-200 * one.gamma(), within(1e-3));
        assertThat(greeks.vega()).isCloseTo(-200 * one.vegaPerVolPoint(), within(1e-2));
        assertThat(greeks.theta()).isCloseTo(-200 * one.thetaPerCalendarDay(), within(1e-3));
        assertThat(greeks.rho()).isCloseTo(-200 * one.rhoPerRatePoint(), within(1e-2));
        assertThat(greeks.vanna()).isCloseTo(-2 * one.vanna(), within(1e-2));
        assertThat(greeks.volga()).isCloseTo(-0.02 * one.volga(), within(1e-2));
    }

    /** Where exercise at once is best an option moves like the shares. */
    @Test
    void whatShouldBeExercisedMovesLikeShares() {
        Book put = Book.of(List.of(RiskFixtures.option("p", BBB, OptionType.PUT, 90, FAR, 1)));
        Revaluation revaluation = american(put, SmileRule.STICKY_MONEYNESS);
        assertThat(revaluation.price(0)).isEqualTo(40.0);
        assertThat(BookRisk.of(put, revaluation).total().delta()).isEqualTo(-100.0);
        assertThat(revaluation.pnl(one(Math.log(1.01), 0, 0, 0), 1).total()[0]).isCloseTo(-50.0, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(SmileRule.class)
    void theResidualIsSmall(SmileRule rule) {
        Revaluation revaluation = american(book(), rule);
        Explained split = Explained.of(revaluation, one(0.01, 0.02, 0, 0), 0);
        double moved = Math.abs(split.delta()) + Math.abs(split.gamma()) + Math.abs(split.vega());
        assertThat(Math.abs(split.residual())).isLessThan(2e-3 * moved);
        assertThat(split.total()).isCloseTo(revaluation.pnl(one(0.01, 0.02, 0, 0), 1).total()[0], within(1e-9));
    }
}
