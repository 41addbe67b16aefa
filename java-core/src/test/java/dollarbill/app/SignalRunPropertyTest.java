package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.ClosedTrade;
import dollarbill.backtest.engine.Costs;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DayMark;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.LedgerEntry;
import dollarbill.backtest.engine.MarginRule;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.engine.Slippage;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.run.SignalStrategy;
import dollarbill.backtest.tape.RecordedTape;
import dollarbill.market.OptionChain;
import dollarbill.market.Symbol;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every run holds in those of the signals of the sample: by the stand-in, and by a judge as decided as a classifier. */
class SignalRunPropertyTest {
    private static final Symbol TRADED = SampleFutures.SYMBOLS.getFirst();
    private static final long CASH = 10_000_000L;

    private static KeptDays days;
    private static SortedMap<LocalDate, List<Signal>> signals;
    private static EngineSettings unguarded;
    private static EngineSettings settings;

    /** Who judges. */
    enum Judge {
        /** The analytic stand-in of service. */
        STAND_IN,
        /** Sure of some signals and against others, by their names. */
        DECIDED;

        SignalBeliefs beliefs() {
            return switch (this) {
                case STAND_IN -> SignalBeliefs
                        .standIn(new Confidence.FromFallback("MODEL_DISABLED", "no model judges in this test"));
                case DECIDED -> signals -> signals.stream().map(Judge::decided).toList();
            };
        }

        private static Confidence decided(Signal signal) {
            double p = 0.3 + 0.6 * Math.floorMod(signal.id().value().hashCode(), 1000) / 1000.0;
            return new Confidence.FromModel("decided", 1L, "WALK_FORWARD", p, p - 0.05, p + 0.05, OptionalLong.of(400));
        }
    }

    @BeforeAll
    static void read() {
        days = SampleFutures.asItWas();
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures.NONE)) {
            signals = SampleFutures.signals(engine, days);
            BacktestRequest request = SampleFutures.request(BacktestRequest.Strategy.SIGNALS);
            unguarded = EngineRuns.recorded(engine, request, days.chains());
            settings = new EngineRuns(engine, request, tape(SampleFutures.SYMBOLS), unguarded)
                    .guarded()
                    .settings();
        }
    }

    private static MarketTape tape(List<Symbol> symbols) {
        List<OptionChain> chains = days.chains().stream().filter(c -> symbols.contains(c.underlying())).toList();
        return RecordedTape.of(chains, 0.05);
    }

    private static SignalStrategy strategy(Judge judge, List<Symbol> symbols) {
        Map<LocalDate, List<Signal>> asked = new HashMap<>();
        signals.forEach((day, found) -> asked.put(
                day, found.stream().filter(s -> symbols.contains(s.quote().contract().underlying())).toList()));
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures.NONE)) {
            return new SignalStrategy(
                    asked, judge.beliefs(),
                    BookStage.sizer(engine.configuration().trading(), engine.configuration().ml(), CASH / 100.0),
                    MarketStage.rules(engine.configuration()).holding());
        }
    }

    private static BacktestResult run(MarketTape tape, DailyStrategy strategy, EngineSettings rules) {
        return Backtest.run(tape, strategy, rules, Progress.none());
    }

    @ParameterizedTest
    @EnumSource
    void cashIsConserved(Judge judge) {
        BacktestResult result = run(
                tape(SampleFutures.SYMBOLS), strategy(judge, SampleFutures.SYMBOLS), settings);
        assertThat(result.trades()).hasSizeGreaterThan(15);
        long cash = 0;
        for (LedgerEntry entry : result.ledger()) {
            cash += entry.amountCents();
            assertThat(entry.balanceCents()).as("balance of %s", entry).isEqualTo(cash);
        }
        DayMark last = result.days().getLast();
        long open = result.end().open().stream().mapToLong(trade -> trade.position().profitCents()).sum();
        long ended = result.trades().stream().mapToLong(ClosedTrade::profitCents).sum();
        assertThat(last.cashCents()).isEqualTo(cash);
        assertThat(last.equityCents()).isEqualTo(CASH + ended + open);
    }

    /** The orders the signals led to, given again at twice the costs: sizes follow the account, so the strategy itself would order less. */
    @ParameterizedTest
    @EnumSource
    void doubledCostsNeverHelp(Judge judge) {
        MarketTape tape = tape(SampleFutures.SYMBOLS);
        SignalStrategy asked = strategy(judge, SampleFutures.SYMBOLS);
        SortedMap<LocalDate, List<Order>> given = new TreeMap<>();
        EngineSettings once = unguarded.withMargin(new MarginRule.Unchecked());
        List<DayMark> cheap = run(tape, now -> {
            List<Order> orders = asked.decide(now);
            given.put(now.today().date(), orders);
            return orders;
        }, once).days();
        Costs c = once.costs();
        Costs doubled = new Costs(
                2.0 * c.perContract(), 2.0 * c.perShare(), 2.0 * c.minimumPerOrder(), 2.0 * c.perExercise(),
                2.0 * c.halfSpreadOfShares(), 2.0 * c.borrowPerYear(), new Slippage.PerShare(0.01));
        DailyStrategy again = now -> given.getOrDefault(now.today().date(), List.of())
                .stream()
                .filter(order -> order instanceof Order.Open || now.account()
                        .positions()
                        .stream()
                        .anyMatch(p -> order instanceof Order.Close close && p.id().equals(close.positionId())))
                .toList();
        List<DayMark> same = run(tape, again, once).days();
        List<DayMark> dear = run(tape, again, once.withCosts(doubled)).days();
        assertThat(same).isEqualTo(cheap);
        for (int i = 0; i < cheap.size(); i++) {
            assertThat(dear.get(i).equityCents()).isLessThanOrEqualTo(cheap.get(i).equityCents());
        }
        assertThat(dear.getLast().equityCents()).isLessThan(cheap.getLast().equityCents());
    }

    @ParameterizedTest
    @EnumSource
    void anIrrelevantTickerChangesNothing(Judge judge) {
        SignalStrategy one = strategy(judge, List.of(TRADED));
        assertThat(run(tape(SampleFutures.SYMBOLS), one, settings))
                .isEqualTo(run(tape(List.of(TRADED)), one, settings));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 40, 70})
    void twoHalvesAreOneRun(int cut) {
        MarketTape tape = tape(SampleFutures.SYMBOLS);
        for (Judge judge : Judge.values()) {
            SignalStrategy asked = strategy(judge, SampleFutures.SYMBOLS);
            BacktestResult whole = run(tape, asked, settings);
            BacktestResult first = run(tape.through(tape.days().get(cut)), asked, settings);
            BacktestResult second = Backtest.resume(tape, asked, settings, first.end(), Progress.none());
            assertThat(joined(first.ledger(), second.ledger())).isEqualTo(whole.ledger());
            assertThat(joined(first.days(), second.days())).isEqualTo(whole.days());
            assertThat(joined(first.trades(), second.trades())).isEqualTo(whole.trades());
            assertThat(joined(first.refusals(), second.refusals())).isEqualTo(whole.refusals());
            assertThat(second.end()).isEqualTo(whole.end());
        }
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** On each day equity is the cash left and the shares at the price the chain states. */
    @Test
    void buyAndHoldIsThePriceSeries() {
        MarketTape tape = tape(List.of(TRADED));
        List<DayMark> marks = run(tape, new BuyAndHold(List.of(TRADED)), unguarded.withCosts(Costs.none())).days();
        List<Double> prices = new ArrayList<>();
        days.chains().stream().filter(c -> c.underlying().equals(TRADED)).forEach(c -> prices.add(c.spot()));
        double shares = Math.floor(0.98 * CASH / 100.0 / prices.getFirst());
        double cash = CASH / 100.0 - shares * prices.getFirst();
        assertThat(marks).hasSameSizeAs(prices);
        for (int i = 0; i < prices.size(); i++) {
            assertThat(marks.get(i).equityCents() / 100.0).isCloseTo(cash + shares * prices.get(i), within(0.011));
        }
    }
}
