package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.ClosedTrade.End;
import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/backtest.md, worked by hand there, and compares every booking and mark. */
class GoldenLedgerTest {
    private static final double PRICE_TOLERANCE = 1e-9;
    private static final Costs COSTS = new Costs(0.65, 0.005, 1.0, 0.0, 0.0, 0.0, new Slippage.None());

    private static EngineSettings settings(long dollars) {
        return EngineSettings.of(100 * dollars)
                .withCosts(COSTS)
                .withFill(FillRule.cross())
                .withMargin(new MarginRule.RegulationT(0));
    }

    private static BacktestResult run(String name) {
        return switch (name) {
            case "long_call" -> run(name, settings(30_000), 0.0);
            case "vertical_assigned" -> run(
                    name, settings(10_000).withFill(FillRule.mid()).withTime(FillTime.SAME_CLOSE), 0.05);
            case "iron_condor" -> run(name, settings(10_000).withFill(new FillRule.Fraction(0.5)), 0.0);
            case "split_and_dividend" -> run(name, settings(30_000).withTime(FillTime.SAME_CLOSE), 0.0);
            case "margin_call" -> run(
                    name,
                    settings(8_000).withTime(FillTime.SAME_CLOSE).withMargin(new MarginRule.RegulationT(1)),
                    0.0);
            case "hedged_call" -> run(
                    name, settings(30_000).withTime(FillTime.SAME_CLOSE).withHedge(HedgeRule.DELTA_AT_CLOSE), 0.05);
            case "no_quote_day", "vix_morning" -> run(name, settings(5_000), 0.0);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static BacktestResult run(String name, EngineSettings settings, double rate) {
        Scenario scenario = Scenario.read(name, rate);
        return Backtest.run(scenario.tape(), scenario.strategy(), settings, Progress.none());
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("long_call", "A", End.DELIVERY_CLOSED, 21770),
                Arguments.of("vertical_assigned", "V", End.ORDER, -117735),
                Arguments.of("iron_condor", "IC", End.EXPIRY, 90740),
                Arguments.of("split_and_dividend", "CC", End.ORDER, 51570),
                Arguments.of("margin_call", "N", End.MARGIN_CALL, -240390),
                Arguments.of("no_quote_day", "P", End.ORDER, 8800),
                Arguments.of("hedged_call", "H", End.ORDER, 791),
                Arguments.of("vix_morning", "VS", End.EXPIRY, 770));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bookingsAreThoseWorkedByHand(String name, String id, End end, long profit) {
        BacktestResult result = run(name);
        List<CSVRecord> expected = Scenario.table(name, "ledger");
        assertThat(result.ledger().stream().map(GoldenLedgerTest::words).toList())
                .isEqualTo(expected.stream().map(GoldenLedgerTest::words).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(result.ledger().get(i).price())
                    .as("price of %s", result.ledger().get(i))
                    .isCloseTo(Scenario.number(expected.get(i), "price"), within(PRICE_TOLERANCE));
        }
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.id()).isEqualTo(id);
            assertThat(trade.end()).isEqualTo(end);
            assertThat(trade.profitCents()).isEqualTo(profit);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void marksAreThoseWorkedByHand(String name) {
        List<CSVRecord> expected = Scenario.table(name, "marks");
        assertThat(run(name).days().stream().map(d -> d.date() + " " + d.cashCents() + " " + d.equityCents()).toList())
                .isEqualTo(expected.stream()
                        .map(row -> row.get("date") + " " + row.get("cash_cents") + " " + row.get("equity_cents"))
                        .toList());
    }

    @Test
    void marginIsThatWorkedByHand() {
        BacktestResult result = run("margin_call");
        assertThat(result.days().stream().map(DayMark::excessCents).toList())
                .isEqualTo(Scenario.table("margin_call", "marks")
                        .stream()
                        .map(row -> Long.valueOf(row.get("excess_cents")))
                        .toList());
        assertThat(result.marginCalls())
                .containsExactly(
                        new MarginCall(LocalDate.of(2024, 5, 3), -127195, List.of()),
                        new MarginCall(LocalDate.of(2024, 5, 6), -88195, List.of("N")));
    }

    @Test
    void withoutAQuoteTheOrderIsRefusedAndTheTimeValueCarried() {
        BacktestResult result = run("no_quote_day");
        assertThat(result.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.date()).isEqualTo(LocalDate.of(2024, 6, 12));
            assertThat(refusal.reason()).isEqualTo(Reason.FILL_NO_QUOTE);
        });
        assertThat(result.days().stream().map(DayMark::carried).toList()).containsExactly(0, 0, 1, 0);
    }

    private static String words(LedgerEntry e) {
        return String.join(
                ",",
                Long.toString(e.number()),
                e.date().toString(),
                e.kind().name(),
                e.positionId(),
                e.instrument(),
                Long.toString(e.quantity()),
                Long.toString(e.amountCents()),
                Long.toString(e.bookCents()),
                Long.toString(e.resultCents()),
                Long.toString(e.balanceCents()));
    }

    private static String words(CSVRecord row) {
        return String.join(
                ",",
                row.get("number"),
                row.get("date"),
                row.get("kind"),
                row.get("position"),
                row.get("instrument"),
                row.get("quantity"),
                row.get("amount_cents"),
                row.get("book_cents"),
                row.get("result_cents"),
                row.get("balance_cents"));
    }
}
