package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a strategy sees, marks, margin calls and the guard over several days. */
class SessionTest {
    private static final String CALL = "XYZ   240119C00100000";

    private static EngineSettings free() {
        return EngineSettings.of(1_000_000L)
                .withCosts(Costs.none())
                .withFill(FillRule.cross())
                .withTime(FillTime.SAME_CLOSE)
                .withMargin(new MarginRule.Unchecked());
    }

    private static Order open(String id, String legs, long units) {
        return new Order.Open(id, Contracts.legs(legs), units, "test");
    }

    private static OptionQuote call(double bid, double ask) {
        return Contracts.quote(CALL, bid, ask);
    }

    @ParameterizedTest
    @CsvSource({"MID,1,110", "MID,-1,-110", "LIQUIDATION,1,100", "LIQUIDATION,-1,-120"})
    void marksAreMidsOrWhatClosingBrings(MarkRule rule, long contracts, long dollars) {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 101.0, call(1.00, 1.20))
                .run(free().withMarks(rule), Map.of("2024-01-16", List.of(open("T", contracts + " " + CALL, 1))));
        DayMark day = result.days().getFirst();
        assertThat(day.equityCents() - day.cashCents()).isEqualTo(100 * dollars);
        assertThat(day.exposureCents()).isEqualTo(100 * Math.abs(dollars));
    }

    /**
     * Three calls sold at 2.90; at a spot of 120 each ties up 24.00 a share: 10,000 + 870 - 6,150 of equity do not carry 7,200. Two bought back
     * leave 4,700 against 2,400.
     */
    @Test
    void theLargerPositionIsClosedFirstAndTheOtherStays() {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 100.0, call(2.90, 3.10))
                .day("2024-01-17", 119.0, 120.0, call(20.40, 20.60))
                .run(
                        free().withMargin(new MarginRule.RegulationT(0)),
                        Map.of("2024-01-16", List.of(open("A", "-1 " + CALL, 1), open("B", "-1 " + CALL, 2))));
        assertThat(result.marginCalls())
                .containsExactly(new MarginCall(LocalDate.of(2024, 1, 17), 472_000 - 720_000, List.of("B")));
        assertThat(result.days().getLast().excessCents()).isEqualTo(470_000 - 240_000);
        assertThat(result.trades().getFirst().end()).isEqualTo(ClosedTrade.End.MARGIN_CALL);
    }

    @Test
    void withoutAQuoteAPositionUnderWaterWaits() {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 100.0, call(2.90, 3.10))
                .day("2024-01-17", 129.0, 130.0)
                .day("2024-01-18", 129.0, 130.0, call(30.20, 30.40))
                .run(
                        free().withMargin(new MarginRule.RegulationT(0)),
                        Map.of("2024-01-16", List.of(open("A", "-1 " + CALL, 3))));
        assertThat(result.marginCalls().stream().map(MarginCall::closed).toList())
                .containsExactly(List.of(), List.of("A"));
        assertThat(result.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.FILL_NO_QUOTE);
    }

    /** With room for one position, a new one is let through on the close at which the old one is given up. */
    @Test
    void aPositionGivenUpMakesRoomUnderTheGuard() {
        GuardLimits one = new GuardLimits(1e9, 1e9, 1e9, 1.0, 1.0, 1.0, 1);
        TapeBuilder tape = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 100.0)
                .day("2024-01-17", 100.0, 100.0);
        BacktestResult result = tape.run(free().withGuard(one), Map.of(
                "2024-01-16", List.of(open("A", "+10 XYZ", 1), open("B", "+10 XYZ", 1)),
                "2024-01-17", List.of(new Order.Close("A", "room"), open("C", "+10 XYZ", 1))));
        assertThat(result.refusals().stream().map(r -> r.id() + " " + r.reason()).toList())
                .containsExactly("B GUARD_LIMIT");
        assertThat(result.end().open().stream().map(t -> t.position().id()).toList()).containsExactly("C");
    }

    /** Two positions; the first is given up twice, which makes room for one. */
    @Test
    void aPositionGivenUpTwiceMakesRoomOnce() {
        GuardLimits two = new GuardLimits(1e9, 1e9, 1e9, 1.0, 1.0, 1.0, 2);
        TapeBuilder tape = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-16", 100.0, 100.0)
                .day("2024-01-17", 100.0, 100.0)
                .day("2024-01-18", 100.0, 100.0);
        BacktestResult result = tape.run(free().withGuard(two).withTime(FillTime.NEXT_CLOSE), Map.of(
                "2024-01-16", List.of(open("A", "+10 XYZ", 1), open("B", "+10 XYZ", 1)),
                "2024-01-17", List.of(
                        new Order.Close("A", "room"),
                        new Order.Close("A", "again"),
                        open("C", "+10 XYZ", 1),
                        open("D", "+10 XYZ", 1))));
        assertThat(result.end().open().stream().map(t -> t.position().id()).toList()).containsExactly("B", "C");
        assertThat(result.refusals().stream().map(r -> r.id() + " " + r.reason()).toList())
                .contains("D GUARD_LIMIT");
    }

    @Test
    void aStrategySeesThePastAndNoMore() {
        List<Double> seen = new ArrayList<>();
        MarketTape tape = SimulatedTape.of(1L, new SimulatedTape.Shape(5, 0.0, 0.0, false, 0));
        DailyStrategy reader = now -> {
            seen.add(now.past(now.daysBefore()).find(SimulatedTape.SYMBOL).orElseThrow().close());
            assertThatThrownBy(() -> now.past(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> now.past(now.daysBefore() + 1)).isInstanceOf(IllegalArgumentException.class);
            return List.of();
        };
        List<String> heard = new ArrayList<>();
        Backtest.run(tape, reader, free(), (days, of) -> heard.add(days + "/" + of));
        assertThat(seen).hasSize(5).containsOnly(100.0);
        assertThat(heard).containsExactly("1/5", "2/5", "3/5", "4/5", "5/5");
    }

    @Test
    void tapesOutOfOrderAreRefused() {
        MarketDay day = new MarketDay(LocalDate.of(2024, 1, 16), Map.of(), 0.0);
        assertThatThrownBy(() -> Backtest.run(
                new ListTape(List.of(day, day)), now -> List.of(), free(), Progress.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must come after 2024-01-16");
        assertThatThrownBy(() -> Backtest.run(new ListTape(List.of()), now -> List.of(), free(), Progress.none()))
                .hasMessageContaining("tape has no day");
    }

    @Test
    void aLedgerOutOfBalanceStopsTheRun() {
        Ledger ledger = new Ledger();
        ledger.deposit(LocalDate.of(2024, 1, 16), 1_000);
        ledger.post(LocalDate.of(2024, 1, 16), EntryKind.TRADE, "A", "XYZ", 1, 5.0, -500, 500);
        ledger.check(500, 0);
        assertThatThrownBy(() -> ledger.check(499, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("out of balance")
                .hasMessageContaining("number=2");
        assertThatThrownBy(() -> ledger.check(500, 1)).isInstanceOf(IllegalStateException.class);
    }
}
