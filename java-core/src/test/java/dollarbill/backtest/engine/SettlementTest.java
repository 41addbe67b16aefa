package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expiry, exercise, corporate actions, interest and fees, worked by hand. */
class SettlementTest {
    private static EngineSettings free() {
        return EngineSettings.of(1_000_000L)
                .withCosts(Costs.none())
                .withFill(FillRule.cross())
                .withTime(FillTime.SAME_CLOSE)
                .withMargin(new MarginRule.Unchecked());
    }

    private static Map<String, List<Order>> on(String date, String legs, long units) {
        return Map.of(date, List.of(new Order.Open("T", Contracts.legs(legs), units, "test")));
    }

    private static List<EntryKind> kinds(BacktestResult result) {
        return result.ledger().stream().map(LedgerEntry::kind).toList();
    }

    /** Sold at 5.00, settled at 4872.50 - 4850: 500.00 - 2,250.00 - 0.50 fee. */
    @Test
    void anIndexOptionPaysItsIntrinsicValue() {
        String call = "SPXW  240112C04850000";
        BacktestResult result = new TapeBuilder("SPX", 0.0)
                .day("2024-01-11", 4780.0, 4785.0, Contracts.quote(call, 5.00, 5.40))
                .day("2024-01-12", 4800.0, 4872.5)
                .run(
                        free().withCosts(new Costs(0, 0, 0, 0.5, 0, 0, new Slippage.None())),
                        on("2024-01-11", "-1 " + call, 1));
        assertThat(kinds(result))
                .containsExactly(
                        EntryKind.DEPOSIT, EntryKind.TRADE, EntryKind.CASH_SETTLEMENT, EntryKind.EXERCISE_FEE);
        assertThat(result.trades().getFirst().profitCents()).isEqualTo(50_000 - 225_000 - 50);
    }

    @ParameterizedTest
    @CsvSource({"100.01,EXERCISE", "100.009,EXPIRY", "100.00,EXPIRY", "99.00,EXPIRY"})
    void anOptionIsExercisedFromACentInTheMoney(double close, EntryKind kind) {
        String call = "XYZ   240119C00100000";
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-18", 100.0, 100.0, Contracts.quote(call, 0.50, 0.60))
                .day("2024-01-19", 100.0, close)
                .run(free(), on("2024-01-18", "+1 " + call, 1));
        assertThat(kinds(result)).contains(kind);
    }

    /** At its last close a call has no time left, and at its strike Black's gamma is infinite there; the guard counts the shares it brings alone. */
    @ParameterizedTest
    @ValueSource(doubles = {99.50, 100.00, 100.50})
    void anOptionAtItsLastCloseHasNoGamma(double close) {
        String call = "XYZ   240119C00100000";
        String next = "XYZ   240216C00110000";
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-18", 99.0, 99.0, Contracts.quote(call, 0.50, 0.60))
                .day("2024-01-19", 100.0, close, Contracts.quote(next, 0.50, 0.60))
                .run(
                        free().withGuard(GuardLimits.defaults()),
                        Map.of(
                                "2024-01-18", List.of(new Order.Open("T", Contracts.legs("-1 " + call), 1, "test")),
                                "2024-01-19", List.of(new Order.Open("U", Contracts.legs("+1 " + next), 1, "test"))));
        assertThat(result.refusals()).isEmpty();
        assertThat(result.fills()).extracting(Fill::date).contains(LocalDate.of(2024, 1, 19));
    }

    /** A Saturday expiry is settled on Friday's 105.00, booked on Monday, whose 95.00 does not count. */
    @Test
    void anExpiryOnADayWithoutTradingTakesTheCloseBefore() {
        String call = "XYZ   240120C00100000";
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-18", 100.0, 100.0, Contracts.quote(call, 1.00, 1.00))
                .day("2024-01-19", 100.0, 105.0, Contracts.quote(call, 5.00, 5.10))
                .day("2024-01-22", 96.0, 95.0)
                .run(free(), on("2024-01-18", "+1 " + call, 1));
        LedgerEntry exercise = result.ledger().get(2);
        assertThat(exercise.kind()).isEqualTo(EntryKind.EXERCISE);
        assertThat(exercise.date()).isEqualTo(LocalDate.of(2024, 1, 22));
        // the shares are sold at Monday's open: 9,600 - 10,000 - 100
        assertThat(result.trades().getFirst().profitCents()).isEqualTo(-50_000);
    }

    /** 100 shares for 80.00 on the eve of a dividend of 2.00, sold at the open for 98.00: 9,800 - 8,000 - 2,010 + 200. */
    @Test
    void aLongCallDeepInTheMoneyIsExercisedBeforeADividend() {
        String call = "XYZ   240216C00080000";
        BacktestResult result = new TapeBuilder("XYZ", 0.02)
                .day("2024-02-05", 100.0, 100.0, Contracts.quote(call, 19.90, 20.10))
                .exDividend("2024-02-06", 2.0, 98.0, 98.0)
                .run(free(), on("2024-02-05", "+1 " + call, 1));
        assertThat(kinds(result))
                .containsExactly(
                        EntryKind.DEPOSIT,
                        EntryKind.TRADE,
                        EntryKind.EXERCISE,
                        EntryKind.DELIVERY,
                        EntryKind.DIVIDEND,
                        EntryKind.TRADE);
        assertThat(result.trades().getFirst().profitCents()).isEqualTo(-1_000);
    }

    @ParameterizedTest
    @CsvSource({"60.0,39.90,40.10,true", "99.0,4.00,4.20,false"})
    void aPutIsExercisedWhereInterestOutweighsTimeValue(double spot, double bid, double ask, boolean exercised) {
        String put = "XYZ   240315P00100000";
        BacktestResult result = new TapeBuilder("XYZ", 0.05)
                .day("2024-02-05", spot, spot, Contracts.quote(put, bid, ask))
                .day("2024-02-06", spot, spot, Contracts.quote(put, bid, ask))
                .run(free(), on("2024-02-05", "+1 " + put, 1));
        assertThat(kinds(result).contains(EntryKind.EXERCISE)).isEqualTo(exercised);
    }

    /** 105 shares become 10 and half a one, paid at 52.00; the call goes at its mark of 1.10. */
    @Test
    void aReverseSplitPaysFractionsAndOptions() {
        String call = "XYZ   240216C00005000";
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-02-05", 5.00, 5.00, Contracts.quote(call, 1.00, 1.20))
                .split("2024-02-06", 0.1, 52.0, 53.0)
                .run(free(), on("2024-02-05", "+105 XYZ;-1 " + call, 1));
        List<LedgerEntry> ledger = result.ledger();
        assertThat(ledger.get(3).quantity()).isEqualTo(10 - 105);
        assertThat(ledger.get(3).amountCents()).isEqualTo(2_600);
        // half a new share cost 525.00 / 10.5 x 0.5
        assertThat(ledger.get(3).bookCents()).isEqualTo(-2_500);
        assertThat(ledger.get(4).kind()).isEqualTo(EntryKind.SPLIT_PAYOUT);
        assertThat(ledger.get(4).amountCents()).isEqualTo(-11_000);
        assertThat(result.refusals().stream().map(Refusal::reason).toList()).containsExactly(Reason.SPLIT_NOT_WHOLE);
        assertThat(result.days().getLast().equityCents())
                .isEqualTo(1_000_000 - 52_500 + 10_000 + 2_600 - 11_000 + 53_000);
    }

    /** Friday to Monday: 10,000 x 5 % x 3/365 = 4.11; a debt of 10,000 at 6.5 %: 5.34. */
    @ParameterizedTest
    @CsvSource({"0,411", "400,-534"})
    void interestIsSimpleOverCalendarDays(long shares, long cents) {
        Map<String, List<Order>> orders = shares == 0 ? Map.of() : on("2024-01-19", "+" + shares + " XYZ", 1);
        BacktestResult result = new TapeBuilder("XYZ", 0.05)
                .day("2024-01-19", 50.0, 50.0)
                .day("2024-01-22", 50.0, 50.0)
                .run(free().withInterest(CashInterest.atRate()), orders);
        assertThat(result.ledger().getLast().kind()).isEqualTo(EntryKind.INTEREST);
        assertThat(result.ledger().getLast().amountCents()).isEqualTo(cents);
    }

    /** 100 shares at 50.00 lent for a day at 3.6 % of 360: 0.50; the dividend of 0.25 a share is owed. */
    @Test
    void shortSharesPayForTheLoanAndTheDividend() {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-02-05", 50.0, 50.0)
                .exDividend("2024-02-06", 0.25, 49.0, 49.0)
                .run(
                        free().withCosts(new Costs(0, 0, 0, 0, 0, 0.036, new Slippage.None())),
                        on("2024-02-05", "-100 XYZ", 1));
        assertThat(result.ledger().get(2).kind()).isEqualTo(EntryKind.BORROW_FEE);
        assertThat(result.ledger().get(2).amountCents()).isEqualTo(-50);
        assertThat(result.ledger().get(3).kind()).isEqualTo(EntryKind.DIVIDEND);
        assertThat(result.ledger().get(3).amountCents()).isEqualTo(-2_500);
        assertThat(result.days().getLast().equityCents()).isEqualTo(1_000_000 - 50 - 2_500 + 10_000);
    }

    /** 1,500 + 200 - 80, 10,000 paid for the assigned shares, 9,500 for them at expiry: exercise asks for no buying power. */
    @Test
    void theOtherLegOfASpreadAssignedEarlyIsExercisedInASmallAccount() {
        String sold = "XYZ   240119P00100000";
        String bought = "XYZ   240119P00095000";
        BacktestResult result = new TapeBuilder("XYZ", 0.05)
                .day("2024-01-17", 101.0, 101.0, Contracts.quote(sold, 2.00, 2.10), Contracts.quote(bought, 0.70, 0.80))
                .day("2024-01-18", 82.0, 80.0, Contracts.quote(sold, 19.90, 20.00),
                        Contracts.quote(bought, 15.50, 15.70))
                .day("2024-01-19", 80.0, 78.0)
                .run(EngineSettings.of(150_000L)
                        .withCosts(Costs.none())
                        .withFill(FillRule.cross())
                        .withTime(FillTime.SAME_CLOSE)
                        .withDelivery(DeliveryRule.KEEP)
                        .withMargin(new MarginRule.RegulationT(1)),
                        on("2024-01-17", "-1 " + sold + ";+1 " + bought, 1));
        assertThat(kinds(result)).containsSubsequence(EntryKind.ASSIGNMENT, EntryKind.EXERCISE);
        assertThat(result.end().open()).isEmpty();
        long interest = result.ledger()
                .stream()
                .filter(entry -> entry.kind() == EntryKind.INTEREST)
                .mapToLong(LedgerEntry::amountCents)
                .sum();
        assertThat(result.days().getLast().equityCents()).isEqualTo(150_000 + 20_000 - 8_000 - 50_000 + interest);
    }

    /** Assigned at 100 on a put, the shares stay where the rule keeps them, and are sold at the open where it does not. */
    @ParameterizedTest
    @CsvSource({"KEEP,100,0", "CLOSE_AT_OPEN,0,1"})
    void deliveredSharesStayOrGo(DeliveryRule rule, long held, int ended) {
        String put = "XYZ   240119P00100000";
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-18", 98.0, 98.0, Contracts.quote(put, 2.50, 2.60))
                .day("2024-01-19", 97.0, 96.0)
                .day("2024-01-22", 95.0, 94.0)
                .run(free().withDelivery(rule), on("2024-01-18", "-1 " + put, 1));
        assertThat(result.end().open().stream().mapToLong(t -> t.position().holdings().getFirst().quantity()).sum())
                .isEqualTo(held);
        assertThat(result.trades()).hasSize(ended);
        // 250 - 10,000 + 9,500 or at the mark 9,400
        assertThat(result.days().getLast().equityCents()).isEqualTo(1_000_000 - (held == 0 ? 25_000 : 35_000));
    }

    @Test
    void aBullSpreadInTheMoneyNetsItsShares() {
        OptionQuote[] quotes = {
            Contracts.quote("XYZ   240119C00100000", 4.00, 4.00), Contracts.quote("XYZ   240119C00105000", 1.00, 1.00)
        };
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-01-18", 103.0, 103.0, quotes)
                .day("2024-01-19", 107.0, 110.0)
                .run(free(), on("2024-01-18", "+1 XYZ   240119C00100000;-1 XYZ   240119C00105000", 1));
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.end()).isEqualTo(ClosedTrade.End.EXPIRY);
            assertThat(trade.profitCents()).isEqualTo(50_000 - 30_000);
        });
    }

    @Test
    void aDayOnWhichTheUnderlyingDoesNotTradeChangesNoMark() {
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-02-05", 50.0, 50.0)
                .closed("2024-02-06")
                .day("2024-02-07", 51.0, 52.0)
                .run(free(), on("2024-02-05", "+10 XYZ", 1));
        assertThat(result.days().stream().map(DayMark::equityCents).toList())
                .containsExactly(1_000_000L, 1_000_000L, 1_002_000L);
    }
}
