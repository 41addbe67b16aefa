package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.SimulatedTape.Shape;
import dollarbill.market.Symbol;
import dollarbill.risk.GuardLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What must hold in every run, whatever is traded. */
class EnginePropertyTest {
    private static final Symbol XYZ = SimulatedTape.SYMBOL;
    private static final long CASH = 10_000_000L;
    private static final List<FillTime> TIMES = List.of(FillTime.values());
    /** Two-sided normal quantile of a false alarm in a thousand. */
    private static final double THOUSANDTH = 3.2905;
    private static final Shape EVENTFUL = new Shape(90, 0.05, 0.04, true, 2);

    private static EngineSettings full() {
        return EngineSettings.of(CASH)
                .withInterest(CashInterest.atRate())
                .withCosts(new Costs(0.65, 0.005, 1.0, 0.5, 1e-4, 0.01, new Slippage.SquareRoot(0.3)))
                .withFill(FillRule.ByLiquidity.defaults());
    }

    private static EngineSettings settings(int variant) {
        EngineSettings base = full().withTime(TIMES.get(variant % 3));
        return switch (variant / 3) {
            case 0 -> base;
            case 1 -> base.withMargin(new MarginRule.Unchecked()).withMarks(MarkRule.LIQUIDATION);
            case 2 -> base.withDelivery(DeliveryRule.KEEP).withMargin(new MarginRule.RegulationT(0));
            case 3 -> base.withGuard(GuardLimits.defaults());
            default -> base.withHedge(HedgeRule.DELTA_AT_CLOSE).withInterest(CashInterest.none());
        };
    }

    private static BacktestResult run(MarketTape tape, DailyStrategy strategy, EngineSettings settings) {
        return Backtest.run(tape, strategy, settings, Progress.none());
    }

    @Property(tries = 30, seed = "20261121")
    void cashIsConserved(@ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(max = 14) int variant) {
        BacktestResult result = run(SimulatedTape.of(seed, EVENTFUL), new RandomTrader(seed, XYZ), settings(variant));
        long cash = 0;
        long book = 0;
        long profit = 0;
        for (LedgerEntry entry : result.ledger()) {
            cash += entry.amountCents();
            book += entry.bookCents();
            profit += entry.resultCents();
            assertThat(entry.balanceCents()).as("balance of %s", entry).isEqualTo(cash);
            assertThat(cash + book).as("cash and cost after %s", entry).isEqualTo(CASH + profit);
        }
        DayMark last = result.days().getLast();
        assertThat(last.cashCents()).isEqualTo(cash);
        long open = result.end().open().stream().mapToLong(trade -> trade.position().profitCents()).sum();
        long ended = result.trades().stream().mapToLong(ClosedTrade::profitCents).sum();
        long account = result.ledger()
                .stream()
                .filter(entry -> entry.positionId().isEmpty())
                .mapToLong(LedgerEntry::resultCents)
                .sum();
        assertThat(last.equityCents()).isEqualTo(CASH + ended + open + account);
        for (ClosedTrade trade : result.trades()) {
            assertThat(trade.profitCents())
                    .as("cash of %s", trade)
                    .isEqualTo(result.ledger()
                            .stream()
                            .filter(entry -> entry.positionId().equals(trade.id()))
                            .mapToLong(LedgerEntry::amountCents)
                            .sum());
        }
    }

    @Property(tries = 15, seed = "20261122")
    void doubledCostsNeverHelp(
            @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(max = 2) int time, @ForAll HedgeRule hedge) {
        MarketTape tape = SimulatedTape.of(seed, EVENTFUL);
        EngineSettings once = full().withMargin(new MarginRule.Unchecked())
                .withTime(TIMES.get(time))
                .withHedge(hedge);
        Costs c = once.costs();
        EngineSettings twice = once.withCosts(new Costs(
                2.0 * c.perContract(),
                2.0 * c.perShare(),
                2.0 * c.minimumPerOrder(),
                2.0 * c.perExercise(),
                2.0 * c.halfSpreadOfShares(),
                2.0 * c.borrowPerYear(),
                new Slippage.SquareRoot(0.6)));
        List<DayMark> cheap = run(tape, new RandomTrader(seed, XYZ), once).days();
        List<DayMark> dear = run(tape, new RandomTrader(seed, XYZ), twice).days();
        for (int i = 0; i < cheap.size(); i++) {
            assertThat(dear.get(i).equityCents())
                    .as("equity of %s", cheap.get(i).date())
                    .isLessThanOrEqualTo(cheap.get(i).equityCents());
        }
    }

    @Property(tries = 15, seed = "20261123")
    void anIrrelevantTickerChangesNothing(
            @ForAll @IntRange(max = 9999) int seed, @ForAll @IntRange(max = 14) int variant) {
        MarketTape alone = SimulatedTape.of(seed, EVENTFUL);
        MarketTape beside = SimulatedTape.of(Map.of(XYZ, (long) seed, Symbol.of("ABC"), seed + 1L), EVENTFUL);
        RandomTrader trader = new RandomTrader(seed, XYZ);
        assertThat(run(beside, trader, settings(variant))).isEqualTo(run(alone, trader, settings(variant)));
    }

    @Property(tries = 20, seed = "20261124")
    void twoHalvesAreOneRun(
            @ForAll @IntRange(max = 9999) int seed,
            @ForAll @IntRange(max = 14) int variant,
            @ForAll @IntRange(min = 1, max = 89) int cut) {
        MarketTape tape = SimulatedTape.of(seed, EVENTFUL);
        RandomTrader trader = new RandomTrader(seed, XYZ);
        BacktestResult whole = run(tape, trader, settings(variant));
        BacktestResult first = run(tape.through(tape.days().get(cut - 1)), trader, settings(variant));
        BacktestResult second = Backtest.resume(tape, trader, settings(variant), first.end(), Progress.none());
        assertThat(joined(first.ledger(), second.ledger())).isEqualTo(whole.ledger());
        assertThat(joined(first.days(), second.days())).isEqualTo(whole.days());
        assertThat(joined(first.trades(), second.trades())).isEqualTo(whole.trades());
        assertThat(joined(first.fills(), second.fills())).isEqualTo(whole.fills());
        assertThat(joined(first.refusals(), second.refusals())).isEqualTo(whole.refusals());
        assertThat(joined(first.marginCalls(), second.marginCalls())).isEqualTo(whole.marginCalls());
        assertThat(second.end()).isEqualTo(whole.end());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The future changed after a day leaves every record up to that day as it was. */
    @Property(tries = 15, seed = "20261125")
    void theFutureDoesNotReachBack(
            @ForAll @IntRange(max = 9999) int seed,
            @ForAll @IntRange(max = 14) int variant,
            @ForAll @IntRange(min = 1, max = 89) int cut) {
        MarketTape tape = SimulatedTape.of(seed, EVENTFUL);
        MarketTape other = SimulatedTape.of(seed + 10_000L, EVENTFUL);
        List<MarketDay> mixed = new ArrayList<>();
        for (int i = 0; i < tape.days().size(); i++) {
            mixed.add(i < cut ? tape.day(i) : other.day(i));
        }
        RandomTrader trader = new RandomTrader(seed, XYZ);
        LocalDate last = tape.days().get(cut - 1);
        BacktestResult untouched = run(tape, trader, settings(variant));
        BacktestResult poisoned = run(new ListTape(mixed), trader, settings(variant));
        assertThat(poisoned.days().subList(0, cut)).isEqualTo(untouched.days().subList(0, cut));
        assertThat(poisoned.ledger().stream().filter(e -> !e.date().isAfter(last)).toList())
                .isEqualTo(untouched.ledger().stream().filter(e -> !e.date().isAfter(last)).toList());
    }

    @Property(tries = 20, seed = "20261126")
    void buyAndHoldIsThePriceSeries(@ForAll @IntRange(max = 9999) int seed) {
        MarketTape tape = SimulatedTape.of(seed, new Shape(120, 0.0, 0.0, true, 0));
        long shares = 700;
        EngineSettings settings = EngineSettings.of(CASH).withCosts(Costs.none()).withTime(FillTime.SAME_CLOSE);
        DailyStrategy hold = now -> now.daysBefore() == 0
                ? List.of(new Order.Open("H", List.of(OrderLeg.shares(shares, XYZ)), 1, "hold"))
                : List.of();
        List<DayMark> days = run(tape, hold, settings).days();
        double cash = CASH / 100.0 - shares * price(tape, 0);
        double held = shares;
        for (int i = 1; i < days.size(); i++) {
            UnderlyingDay day = tape.day(i).find(XYZ).orElseThrow();
            double split = held * day.splitRatio().orElse(1.0);
            double whole = Math.floor(split + 1e-9);
            cash += (split - whole) * day.open() + whole * day.exDividend().orElse(0.0);
            held = whole;
            assertThat(days.get(i).equityCents() / 100.0)
                    .as("equity of %s", days.get(i).date())
                    .isCloseTo(cash + held * day.close(), within(0.005 * (i + 2)));
        }
    }

    private static double price(MarketTape tape, int index) {
        return tape.day(index).find(XYZ).orElseThrow().close();
    }

    /** On a fair market random entries at the mid earn nothing: the mean of 300 runs lies within its interval. */
    @Test
    void randomEntriesHaveNoSkill() {
        EngineSettings free = EngineSettings.of(CASH)
                .withCosts(Costs.none())
                .withFill(FillRule.mid())
                .withMargin(new MarginRule.Unchecked());
        double[] profits = new double[300];
        for (int i = 0; i < profits.length; i++) {
            MarketTape tape = SimulatedTape.of(5_000L + i, new Shape(30, 0.0, 0.0, false, 1));
            profits[i] = run(tape, new RandomTrader(i, XYZ), free).days().getLast().equityCents() - CASH;
        }
        assertThat(deviations(profits)).isBetween(-THOUSANDTH, THOUSANDTH);
    }

    /** A strategy that follows true labels of the next day earns; the same labels permuted do not. */
    @Test
    void permutedLabelsHaveNoSkill() {
        int days = 250;
        MarketTape tape = SimulatedTape.of(77L, new Shape(days, 0.0, 0.0, false, 0));
        List<Boolean> rises = new ArrayList<>();
        for (int i = 0; i + 1 < days; i++) {
            rises.add(price(tape, i + 1) > price(tape, i));
        }
        rises.add(true);
        double told = profitOf(tape, rises);
        double[] permuted = new double[60];
        Random random = new Random(42);
        List<Boolean> shuffled = new ArrayList<>(rises);
        for (int i = 0; i < permuted.length; i++) {
            Collections.shuffle(shuffled, random);
            permuted[i] = profitOf(tape, shuffled) - drift(tape, shuffled);
        }
        assertThat(told).isGreaterThan(max(permuted));
        assertThat(deviations(permuted)).isBetween(-THOUSANDTH, THOUSANDTH);
    }

    /** What the share of rises among labels earns on the moves of the tape whatever their order. */
    private static double drift(MarketTape tape, List<Boolean> labels) {
        int n = labels.size() - 1;
        double move = price(tape, n) - price(tape, 0);
        long up = labels.stream().limit(n).filter(b -> b).count();
        return 100.0 * 100.0 * move * (2.0 * up / n - 1.0);
    }

    /** Profit in cents of holding 100 shares, long or short as labelled, from each close to the next. */
    private static double profitOf(MarketTape tape, List<Boolean> labels) {
        EngineSettings free = EngineSettings.of(CASH)
                .withCosts(Costs.none())
                .withTime(FillTime.SAME_CLOSE)
                .withMargin(new MarginRule.Unchecked());
        DailyStrategy follow = now -> {
            List<Order> orders = new ArrayList<>();
            now.account().positions().forEach(p -> orders.add(new Order.Close(p.id(), "next")));
            long shares = labels.get(now.daysBefore()) ? 100 : -100;
            orders.add(new Order.Open("L" + now.daysBefore(), List.of(OrderLeg.shares(shares, XYZ)), 1, "label"));
            return orders;
        };
        return run(tape, follow, free).days().getLast().equityCents() - CASH;
    }

    private static double deviations(double[] sample) {
        double mean = 0.0;
        for (double x : sample) {
            mean += x / sample.length;
        }
        double squares = 0.0;
        for (double x : sample) {
            squares += (x - mean) * (x - mean);
        }
        return mean / Math.sqrt(squares / (sample.length - 1) / sample.length);
    }

    private static double max(double[] sample) {
        double max = Double.NEGATIVE_INFINITY;
        for (double x : sample) {
            max = Math.max(max, x);
        }
        return max;
    }

    /** The random runs above do reach every kind of booking but those of index options. */
    @Test
    void everyKindOfBookingIsReached() {
        Set<EntryKind> seen = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            run(SimulatedTape.of(seed, EVENTFUL), new RandomTrader(seed, XYZ), settings(seed % 15))
                    .ledger()
                    .forEach(entry -> seen.add(entry.kind()));
        }
        assertThat(seen).containsAll(EnumSet.complementOf(EnumSet.of(EntryKind.CASH_SETTLEMENT)));
    }
}
