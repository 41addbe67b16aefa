package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.risk.GuardLimits;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices, sizes and refusals of fills, worked by hand. */
class FillTest {
    private static final String CALL = "XYZ   240119C00100000";
    private static final String WING = "XYZ   240119C00110000";

    private static EngineSettings free() {
        return EngineSettings.of(1_000_000L)
                .withCosts(Costs.none())
                .withFill(FillRule.cross())
                .withTime(FillTime.SAME_CLOSE)
                .withMargin(new MarginRule.Unchecked());
    }

    private static TapeBuilder tape(OptionQuote... quotes) {
        return new TapeBuilder("XYZ", 0.0).day("2024-01-16", 100.0, 101.0, quotes)
                .day("2024-01-17", 102.0, 103.0, quotes);
    }

    private static Order open(String id, String legs, long units) {
        return new Order.Open(id, Contracts.legs(legs), units, "test");
    }

    private static Map<String, List<Order>> first(Order... orders) {
        return Map.of("2024-01-16", List.of(orders));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(FillRule.mid(), new Slippage.None(), 1.10, 1.10),
                Arguments.of(FillRule.cross(), new Slippage.None(), 1.20, 1.00),
                Arguments.of(new FillRule.Fraction(0.25), new Slippage.None(), 1.125, 1.075),
                // 1 - 0.8 (100/200 + 1000/2000)/2 = 0.6 of a half spread of 0.10
                Arguments.of(FillRule.ByLiquidity.defaults(), new Slippage.None(), 1.16, 1.04),
                Arguments.of(FillRule.cross(), new Slippage.PerShare(0.02), 1.22, 0.98),
                Arguments.of(FillRule.cross(), new Slippage.OfPrice(0.01), 1.212, 0.99),
                // 0.5 x 0.10 x sqrt(4/100) = 0.01
                Arguments.of(FillRule.cross(), new Slippage.SquareRoot(0.5), 1.21, 0.99));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void pricesAreThoseOfTheRule(FillRule rule, Slippage slippage, double bought, double sold) {
        EngineSettings settings = free().withFill(rule).withCosts(new Costs(0, 0, 0, 0, 0, 0, slippage));
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20, 100, 1000))
                .run(settings, first(open("B", "+1 " + CALL, 4), open("S", "-1 " + CALL, 4)));
        assertThat(result.fills().get(0).price()).isCloseTo(bought, within(1e-12));
        assertThat(result.fills().get(1).price()).isCloseTo(sold, within(1e-12));
        assertThat(result.fills().get(0).spreadCents() + result.fills().get(0).slippageCents())
                .isEqualTo(Math.round(400 * 100 * (bought - 1.10)));
        assertThat(result.ledger().get(1).amountCents()).isEqualTo(-Math.round(400 * 100 * bought));
    }

    @Test
    void anOrderTakesItsPartOfTheLiquidity() {
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20, 25, 1000))
                .run(free(), first(open("B", "+1 " + CALL, 5)));
        assertThat(result.fills()).singleElement().satisfies(fill -> assertThat(fill.quantity()).isEqualTo(2));
        assertThat(result.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.FILL_LIQUIDITY);
            assertThat(refusal.asked()).isEqualTo(5);
            assertThat(refusal.done()).isEqualTo(2);
        });
    }

    @Test
    void aPositionIsClosedInEqualParts() {
        OptionQuote liquid = Contracts.quote(CALL, 1.00, 1.20, 100, 1000);
        OptionQuote dry = Contracts.quote(CALL, 1.00, 1.20, 30, 1000);
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 101.0, liquid)
                .day("2024-01-17", 100.0, 101.0, dry)
                .run(free(), Map.of(
                        "2024-01-16", List.of(open("B", "+2 " + CALL + ";-100 XYZ", 4)),
                        "2024-01-17", List.of(new Order.Close("B", "half"))));
        // 8 contracts and 400 shares are 8 parts of 1 and 50; a tenth of 30 contracts allows three parts
        assertThat(result.fills().stream().map(Fill::quantity).toList()).containsExactly(8L, -400L, -3L, 150L);
        assertThat(result.end().open().getFirst().position().holdings().stream().map(Holding::quantity).toList())
                .containsExactly(5L, -250L);
    }

    @Test
    void withoutAQuoteOfOneLegNothingIsFilled() {
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20))
                .run(free(), first(open("V", "+1 " + CALL + ";-1 " + WING, 1)));
        assertThat(result.fills()).isEmpty();
        assertThat(result.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.FILL_NO_QUOTE);
    }

    @Test
    void whatNobodyBidsForGoesForNothingBesideOtherLegsAndNotAlone() {
        OptionQuote[] quotes = {Contracts.quote(CALL, 1.00, 1.20), Contracts.quote(WING, 0.00, 0.10)};
        BacktestResult alone = tape(quotes).run(free(), first(open("S", "-1 " + WING, 1)));
        assertThat(alone.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.FILL_NO_BID);
        BacktestResult beside = tape(quotes)
                .run(free().withFill(FillRule.mid()), first(open("V", "+1 " + CALL + ";-1 " + WING, 1)));
        assertThat(beside.fills().stream().map(Fill::price).toList()).containsExactly(1.10, 0.0);
    }

    @Test
    void sharesTradeAtTheOpenOrTheCloseHalfASpreadAway() {
        Costs spread = new Costs(0.0, 0.0, 0.0, 0.0, 0.001, 0.0, new Slippage.None());
        for (FillTime time : FillTime.values()) {
            BacktestResult result = tape().run(free().withTime(time).withCosts(spread), first(open("H", "+10 XYZ", 1)));
            double mid = switch (time) {
                case SAME_CLOSE -> 101.0;
                case NEXT_CLOSE -> 103.0;
                case NEXT_OPEN -> 102.0;
            };
            assertThat(result.fills()).singleElement().satisfies(fill -> {
                assertThat(fill.price()).as("price %s", time).isCloseTo(mid * 1.001, within(1e-12));
                assertThat(fill.mid()).isEqualTo(mid);
            });
        }
    }

    @Test
    void commissionsAreRoundedOnceAnOrderAndHaveAMinimum() {
        EngineSettings settings = free().withCosts(new Costs(0.655, 0.0035, 1.0, 0, 0, 0, new Slippage.None()));
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20))
                .run(settings, first(open("B", "+1 " + CALL, 3), open("H", "+10 XYZ", 1)));
        assertThat(result.ledger()
                .stream()
                .filter(entry -> entry.kind() == EntryKind.COMMISSION)
                .map(LedgerEntry::amountCents)
                .toList())
                .containsExactly(-197L, -100L);
    }

    @Test
    void ordersThatMakeNoSenseAreRefused() {
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20))
                .run(free(), first(
                        open("B", "+1 " + CALL, 1),
                        open("B", "+1 " + CALL, 1),
                        new Order.Close("Z", "none"),
                        open("A", "+1 ABC", 1)));
        assertThat(result.refusals().stream().map(Refusal::reason).toList())
                .containsExactly(Reason.ORDER_ID_USED, Reason.ORDER_NO_POSITION, Reason.FILL_NO_PRICE);
        assertThatThrownBy(() -> open("D", "+1 XYZ;-1 XYZ", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XYZ twice");
    }

    @Test
    void anOrderLapsesWhereTheUnderlyingSplits() {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 101.0)
                .split("2024-01-17", 2.0, 50.0, 51.0)
                .run(free().withTime(FillTime.NEXT_CLOSE), first(open("H", "+10 XYZ", 1)));
        assertThat(result.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.ORDER_SPLIT);
        assertThat(result.fills()).isEmpty();
    }

    /** 10,000 in cash carry 20,000 of shares at half their value: 198 at 101. */
    @Test
    void marginCutsTheUnits() {
        BacktestResult result = tape().run(
                free().withMargin(new MarginRule.RegulationT(0)), first(open("H", "+1 XYZ", 500)));
        assertThat(result.fills()).singleElement().satisfies(fill -> assertThat(fill.quantity()).isEqualTo(198));
        assertThat(result.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.MARGIN_SHORT);
    }

    /** A long call ties up its price: of 10,000 a tenth buys 9 at 1.10 x 100; the book is full with one position. */
    @Test
    void theGuardCutsTheUnits() {
        GuardLimits limits = new GuardLimits(1e9, 1e9, 1e9, 0.1, 1.0, 1.0, 1);
        BacktestResult result = tape(Contracts.quote(CALL, 1.00, 1.20))
                .run(free().withGuard(limits), first(open("B", "+1 " + CALL, 20), open("C", "+1 " + CALL, 1)));
        assertThat(result.fills()).singleElement().satisfies(fill -> assertThat(fill.quantity()).isEqualTo(9));
        assertThat(result.refusals().stream().map(Refusal::reason).toList())
                .containsExactly(Reason.GUARD_LIMIT, Reason.GUARD_LIMIT);
        assertThat(result.refusals().stream().map(Refusal::done).toList()).containsExactly(9L, 0L);
    }

    @Test
    void contractsAreFoundByTheirTermsAfterASplit() {
        OptionQuote quote = Contracts.quote("XYZ   240119C00050000", 1.0, 1.2);
        QuoteSet set = new QuoteSet(QuoteOrigin.RECORDED, List.of(quote));
        assertThat(set.find(SplitContract.of(Contracts.of(CALL), 2))).contains(quote);
        assertThat(SplitContract.of(Contracts.of(CALL), 3).strike()).isEqualTo(33.33);
        assertThat(set.find(Contracts.of(CALL))).isEmpty();
    }

    @Test
    void numbersOutsideTheirDomainAreRefused() {
        assertThatThrownBy(() -> new FillRule.Fraction(1.5)).hasMessageContaining("x 1.5 must be from 0 to 1");
        assertThatThrownBy(() -> EngineSettings.of(0)).hasMessageContaining("initialCashCents 0");
        assertThatThrownBy(() -> UnderlyingDay.of(Symbol.of("XYZ"), 1.0, Double.NaN, QuoteSet.none()))
                .hasMessageContaining("close of XYZ NaN");
        assertThat(new Slippage.SquareRoot(1.0).loss(1.0, 0.1, 4, OptionalLong.empty())).isEqualTo(0.1);
    }
}
