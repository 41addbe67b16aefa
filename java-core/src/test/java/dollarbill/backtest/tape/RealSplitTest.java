package dollarbill.backtest.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.Costs;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DayMark;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.EntryKind;
import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.engine.Holding;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.LedgerEntry;
import dollarbill.backtest.engine.MarginRule;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.market.BarSeries;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apple's real split of 2020-08-31, four for one, in prices as traded, their factors and a run that holds shares and a sold call over it. */
class RealSplitTest {
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final LocalDate BUY = LocalDate.of(2020, 8, 21);
    private static final LocalDate BEFORE = LocalDate.of(2020, 8, 28);
    private static final LocalDate SPLIT = LocalDate.of(2020, 8, 31);
    private static final LocalDate EXPIRY = LocalDate.of(2020, 9, 18);
    private static final LocalDate END = LocalDate.of(2020, 9, 25);

    private static PriceHistory prices;
    private static BarSeries adjusted;

    @BeforeAll
    static void read() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        prices = data.tradedPrices(AAPL).orElseThrow();
        adjusted = data.bars(AAPL).orElseThrow();
    }

    private static int at(LocalDate day) {
        int index = prices.latest(day);
        assertThat(prices.date(index)).isEqualTo(day);
        return index;
    }

    /** Ratios and dividends as Apple Inc. published them (investor relations, dividend history and stock splits). */
    @ParameterizedTest
    @CsvSource({
        "2014-06-09, 7, 0",
        "2020-08-31, 4, 0",
        "2005-02-28, 2, 0",
        "2000-06-21, 2, 0",
        "2014-05-08, 1, 3.29",
        "2014-08-07, 1, 0.47",
        "2020-08-07, 1, 0.82",
        "2020-11-06, 1, 0.205"})
    void splitsAndDividendsAreThosePublished(LocalDate day, double ratio, double dividend) {
        assertThat(prices.splitRatio(at(day)).orElse(1.0)).isEqualTo(ratio);
        assertThat(prices.dividend(at(day)).orElse(0.0)).isCloseTo(dividend, within(2e-4));
    }

    /** 499.23 before and 129.04 after are what traded; returns with dividend and split are those of the adjusted series. */
    @Test
    void levelsAreThoseTradedAndReturnsThoseOfTheAdjustedSeries() {
        assertThat(prices.close(at(BEFORE))).isEqualTo(499.23);
        assertThat(prices.close(at(SPLIT))).isEqualTo(129.04);
        Map<LocalDate, Double> returns = new TreeMap<>();
        for (int i = 1; i < adjusted.size(); i++) {
            returns.put(adjusted.date(i), adjusted.close(i) / adjusted.close(i - 1));
        }
        int compared = 0;
        for (int i = at(LocalDate.of(2014, 1, 3)); i < prices.size(); i++) {
            Double other = returns.get(prices.date(i));
            if (other != null) {
                assertThat(prices.growth(i)).as(prices.date(i).toString()).isCloseTo(other, within(2e-3));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1800);
    }

    /**
     * 100 shares bought and a call to 2020-09-18 sold on 2020-08-21. On 2020-08-31 they are 400 shares and four calls at a quarter of the
     * strike; no cash moves and the cost of what is held stays.
     */
    @Test
    void sharesAndASoldCallGoThroughTheSplit() {
        ModelTape tape = ModelTape.of(
                List.of(new ModelTape.Source(prices, new VarianceSource.Realised(prices), ModelRules.defaults())),
                new ModelTape.Rate(Optional.empty(), 0.01), LocalDate.of(2020, 8, 3), END);
        List<OptionContract> sold = new ArrayList<>();
        List<List<Holding>> held = new ArrayList<>();
        DailyStrategy once = now -> {
            if (now.today().date().equals(SPLIT) || now.today().date().equals(BEFORE)) {
                held.add(now.account().positions().getFirst().holdings());
            }
            if (!now.today().date().equals(BUY)) {
                return List.of();
            }
            OptionQuote call = now.today()
                    .find(AAPL)
                    .orElseThrow()
                    .quotes()
                    .quotes()
                    .stream()
                    .filter(q -> q.contract().expiry().equals(EXPIRY) && q.contract().type() == OptionType.CALL)
                    .min(Comparator.comparingDouble(q -> Math.abs(q.contract().strike() - 560.0)))
                    .orElseThrow();
            sold.add(call.contract());
            return List.of(
                    new Order.Open(
                            "covered",
                            List.of(OrderLeg.shares(100, AAPL), OrderLeg.option(-1, call.contract())), 1, "AAPL"));
        };
        BacktestResult result = Backtest.run(
                tape, once,
                EngineSettings.of(10_000_000L)
                        .withCosts(Costs.none())
                        .withFill(FillRule.mid())
                        .withTime(FillTime.SAME_CLOSE)
                        .withMargin(new MarginRule.Unchecked()),
                (done, of) -> {});
        Holding sharesBefore = held.getFirst().getFirst();
        Holding sharesAfter = held.getLast().getFirst();
        Holding callAfter = held.getLast().getLast();
        assertThat(sharesBefore.quantity()).isEqualTo(100);
        assertThat(sharesAfter.quantity()).isEqualTo(400);
        assertThat(sharesAfter.bookCents()).isEqualTo(sharesBefore.bookCents());
        assertThat(sharesAfter.markCents()).isEqualTo(400 * 12_904);
        assertThat(callAfter.quantity()).isEqualTo(-4);
        OptionContract after = ((Instrument.Option) callAfter.instrument()).contract();
        assertThat(after.strike()).isCloseTo(sold.getFirst().strike() / 4.0, within(0.005));
        assertThat(callAfter.quoted()).as("the tape goes on quoting the divided contract").isEqualTo(SPLIT);
        List<LedgerEntry> splits = result.ledger().stream().filter(e -> e.kind() == EntryKind.SPLIT).toList();
        assertThat(splits).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.date()).isEqualTo(SPLIT);
            assertThat(entry.amountCents()).isZero();
            assertThat(entry.price()).isEqualTo(4.0);
        });
        DayMark before = mark(result, BEFORE);
        DayMark now = mark(result, SPLIT);
        assertThat(now.cashCents()).isEqualTo(before.cashCents());
        long calls = callAfter.markCents() - held.getFirst().getLast().markCents();
        assertThat(now.equityCents() - before.equityCents())
                .as("400 × 129.04 − 100 × 499.23 = 1,693.00 and what the calls moved")
                .isEqualTo(169_300 + calls);
    }

    private static DayMark mark(BacktestResult result, LocalDate day) {
        return result.days().stream().filter(mark -> mark.date().equals(day)).findFirst().orElseThrow();
    }
}
