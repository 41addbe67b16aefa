package dollarbill.backtest.engine;

import static dollarbill.backtest.engine.SimulatedTape.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.SimulatedTape.Shape;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What shares against the delta of positions take away, what they leave, and where they cannot be had. */
class HedgeTest {
    private static final long CASH = 100_000_000L;
    private static final double VOLATILITY = 0.3;
    private static final double RATE = 0.04;
    /** Two-sided normal quantile of a false alarm in a thousand. */
    private static final double THOUSANDTH = 3.2905;
    private static final long CONTRACTS = 100;
    private static final int RUNS = 300;
    private static final Shape FAIR = new Shape(20, 0.0, RATE, false, 0);

    private static EngineSettings free() {
        return EngineSettings.of(CASH)
                .withCosts(Costs.none())
                .withFill(FillRule.mid())
                .withTime(FillTime.SAME_CLOSE)
                .withParticipation(new Participation(1.0, 1.0))
                .withMargin(new MarginRule.Unchecked());
    }

    private static OptionQuote atTheMoney(MarketTape tape, OptionType type) {
        return tape.day(0)
                .find(SYMBOL)
                .orElseThrow()
                .quotes()
                .quotes()
                .stream()
                .filter(quote -> quote.contract().type() == type)
                .max(Comparator.comparing(quote -> quote.contract().expiry()))
                .orElseThrow();
    }

    private static double profit(MarketTape tape, OptionContract contract, long contracts, HedgeRule hedge) {
        DailyStrategy once = now -> now.daysBefore() == 0
                ? List.of(new Order.Open("H", List.of(OrderLeg.option(contracts, contract)), 1, "hedged"))
                : List.of();
        BacktestResult result = Backtest.run(tape, once, free().withHedge(hedge), Progress.none());
        assertThat(result.trades()).hasSize(1);
        return (result.days().getLast().equityCents() - CASH) / 100.0;
    }

    /**
     * A fair option hedged at each close of a month earns what its price would have earned in cash, whichever side is held, with the
     * scatter that E. Derman and M. Kamal (1999) give, σ √(π/4n) times the vega; unhedged it scatters several times as wide.
     */
    @ParameterizedTest
    @EnumSource(OptionType.class)
    void aFairOptionHedgedEarnsTheRateWithTheScatterOfTheory(OptionType type) {
        double[] bought = new double[RUNS];
        double[] sold = new double[RUNS];
        double[] plain = new double[RUNS];
        double earned = 0.0;
        double scatter = 0.0;
        for (int i = 0; i < RUNS; i++) {
            MarketTape tape = SimulatedTape.of(9_000L + i, FAIR);
            OptionQuote quote = atTheMoney(tape, type);
            OptionContract contract = quote.contract();
            bought[i] = profit(tape, contract, CONTRACTS, HedgeRule.DELTA_AT_CLOSE);
            sold[i] = profit(tape, contract, -CONTRACTS, HedgeRule.DELTA_AT_CLOSE);
            plain[i] = profit(tape, contract, CONTRACTS, HedgeRule.NONE);
            double years = MarketView.years(tape.day(0).date(), contract.expiry());
            BlackGreeks greeks = BlackScholes.evaluate(
                    type, tape.day(0).find(SYMBOL).orElseThrow().close(), contract.strike(), years, RATE, 0.0,
                    VOLATILITY);
            earned += 100.0 * CONTRACTS * quote.mid() * Math.expm1(RATE * years) / RUNS;
            long closes = tape.days().stream().filter(day -> day.isBefore(contract.expiry())).count();
            scatter += 100.0 * CONTRACTS * 100.0 * greeks.vegaPerVolPoint() * VOLATILITY
                    * Math.sqrt(Math.PI / (4.0 * closes)) / RUNS;
        }
        assertThat((StatUtils.mean(bought) - earned) / error(bought)).isBetween(-THOUSANDTH, THOUSANDTH);
        assertThat((StatUtils.mean(sold) + earned) / error(sold)).isBetween(-THOUSANDTH, THOUSANDTH);
        assertThat(deviation(bought)).isBetween(0.8 * scatter, 1.2 * scatter);
        assertThat(deviation(plain)).isGreaterThan(3.0 * deviation(bought));
    }

    private static double deviation(double[] sample) {
        return new StandardDeviation().evaluate(sample);
    }

    private static double error(double[] sample) {
        return deviation(sample) / Math.sqrt(sample.length);
    }

    /** Whatever is traded and happens, no more than half a share of delta a position is left where margin and trading allow it. */
    @Property(tries = 20, seed = "20261127")
    void halfAShareIsLeft(@ForAll @IntRange(max = 9999) int seed, @ForAll FillTime time) {
        MarketTape tape = SimulatedTape.of(seed, new Shape(90, 0.05, RATE, true, 2));
        RandomTrader trader = new RandomTrader(seed, SYMBOL);
        DailyStrategy options = now -> trader.decide(now)
                .stream()
                .filter(order -> !(order instanceof Order.Open open)
                        || open.legs().stream().anyMatch(leg -> leg.instrument() instanceof Instrument.Option))
                .toList();
        EngineSettings settings = free().withTime(time).withHedge(HedgeRule.DELTA_AT_CLOSE);
        List<DayMark> days = Backtest.run(tape, options, settings, Progress.none()).days();
        for (DayMark day : days) {
            boolean settles = day.date().getDayOfWeek() == DayOfWeek.FRIDAY;
            if (!settles) {
                assertThat(Math.abs(day.greeks().delta()))
                        .as("delta of %d positions on %s", day.positions(), day.date())
                        .isLessThanOrEqualTo(0.5 * day.positions());
            }
        }
    }

    /** Shares that margin does not allow are not bought, and the report says how many were. */
    @Test
    void marginBoundsTheHedge() {
        String call = "XYZ   240419C00100000";
        EngineSettings settings = EngineSettings.of(300_000)
                .withCosts(Costs.none())
                .withFill(FillRule.mid())
                .withTime(FillTime.SAME_CLOSE)
                .withHedge(HedgeRule.DELTA_AT_CLOSE);
        BacktestResult result = new TapeBuilder("XYZ", 0.0)
                .day("2024-03-04", 100.0, 100.0, Contracts.quote(call, 4.4, 4.6))
                .day("2024-03-05", 100.0, 100.0, Contracts.quote(call, 4.4, 4.6))
                .run(settings, Map.of("2024-03-04", List.of(
                        new Order.Open("C", Contracts.legs("+1 " + call), 2, "bounded"))));
        assertThat(result.refusals()).isNotEmpty()
                .first()
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.MARGIN_SHORT);
                    assertThat(refusal.done()).isEqualTo(42);
                });
        assertThat(result.fills().stream().filter(f -> f.instrument() instanceof Instrument.Shares).findFirst())
                .get()
                .satisfies(fill -> assertThat(fill.quantity()).isEqualTo(-42));
    }

    /** An index option settled in cash leaves no shares over night. */
    @Test
    void whatIsSettledInCashLeavesNoShares() {
        String call = "SPXW  240308C05000000";
        EngineSettings settings = EngineSettings.of(CASH)
                .withCosts(Costs.none())
                .withTime(FillTime.SAME_CLOSE)
                .withContracts(new ContractBook(ContractTerms.stock(), Map.of(Symbol.of("SPX"), ContractTerms.index())))
                .withHedge(HedgeRule.DELTA_AT_CLOSE);
        BacktestResult result = new TapeBuilder("SPX", 0.0)
                .day("2024-03-07", 5000.0, 5010.0, Contracts.quote(call, 24.0, 25.0))
                .day("2024-03-08", 5000.0, 5040.0, Contracts.quote(call, 39.9, 40.1))
                .run(settings, Map.of("2024-03-07", List.of(
                        new Order.Open("X", Contracts.legs("+1 " + call), 1, "index"))));
        assertThat(result.end().open()).isEmpty();
        assertThat(result.trades()).singleElement()
                .satisfies(
                        trade -> assertThat(trade.end()).isEqualTo(ClosedTrade.End.EXPIRY));
        assertThat(result.ledger().getLast().kind()).isEqualTo(EntryKind.CASH_SETTLEMENT);
        assertThat(result.days().getFirst().greeks().delta()).isCloseTo(0.0, within(0.5));
    }
}
