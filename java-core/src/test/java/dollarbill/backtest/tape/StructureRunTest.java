package dollarbill.backtest.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.ClosedTrade;
import dollarbill.backtest.engine.Costs;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.LedgerEntry;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.StructureRules;
import dollarbill.backtest.run.StructureStrategy;
import dollarbill.backtest.run.Template;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Structures traded on priced chains by the engine. */
class StructureRunTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
    private static final int DAYS = 300;
    private static final EngineSettings SETTINGS = EngineSettings.of(10_000_000L).withFill(FillRule.cross());

    private static ModelTape tape(Walk walk) {
        return ModelTape.of(
                List.of(new ModelTape.Source(
                        walk.prices,
                        new VarianceSource.Index(walk.index, Optional.of(walk.quarter)),
                        ModelRules.defaults().withPricing(ModelRules.Pricing.BLACK_SCHOLES))),
                new ModelTape.Rate(Optional.empty(), 0.02), FIRST, LocalDate.MAX);
    }

    private static BacktestResult run(Walk walk, DailyStrategy strategy, EngineSettings settings) {
        return Backtest.run(tape(walk), strategy, settings, Progress.none());
    }

    private static StructureStrategy strategy(Template template, int days) {
        return StructureStrategy.of(StructureRules.usual(template, days), List.of(Walk.SYMBOL), 0.02);
    }

    private static Walk calm() {
        return Walk.of(FIRST, DAYS, LocalDate.MAX);
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void noEntryBeforeADayMovesWhenEverythingFromItOnDoes(Template template) {
        Walk calm = calm();
        LocalDate turns = calm.prices.date(200);
        Walk poisoned = Walk.of(FIRST, DAYS, turns);
        List<LedgerEntry> one = run(calm, strategy(template, 30), SETTINGS).ledger();
        List<LedgerEntry> other = run(poisoned, strategy(template, 30), SETTINGS).ledger();
        List<LedgerEntry> before = one.stream().filter(e -> e.date().isBefore(turns)).toList();
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(other.stream().filter(e -> e.date().isBefore(turns)).toList()).isEqualTo(before);
        assertThat(other).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 30, 60})
    void condorsAreOpenedInReachOfTheirTimeAndGoneBeforeExpiry(int days) {
        BacktestResult result = run(calm(), strategy(Template.IRON_CONDOR, days), SETTINGS);
        assertThat(result.trades()).hasSizeGreaterThan(3).allSatisfy(trade -> {
            LocalDate expiry = expiry(trade);
            assertThat(trade.legs()).hasSize(4);
            assertThat(ChronoUnit.DAYS.between(trade.opened(), expiry)).isBetween(days - 8L, (long) days);
            assertThat(trade.closed()).isBefore(expiry);
            assertThat(trade.end()).isEqualTo(ClosedTrade.End.ORDER);
            long loss = -Math.min(trade.profitCents(), 0L);
            assertThat(loss).as("loss of %s", trade.id()).isLessThan(2 * 200_000L);
        });
    }

    private static LocalDate expiry(ClosedTrade trade) {
        return trade.legs()
                .stream()
                .map(OrderLeg::instrument)
                .filter(Instrument.Option.class::isInstance)
                .map(instrument -> ((Instrument.Option) instrument).contract().expiry())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void coveredCallsHoldSharesWithEveryCall() {
        BacktestResult result = run(calm(), strategy(Template.COVERED_CALL, 30), SETTINGS);
        assertThat(result.trades()).isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.legs())
                        .satisfiesExactlyInAnyOrder(
                                leg -> assertThat(leg.quantity()).isEqualTo(100),
                                leg -> assertThat(leg.quantity()).isEqualTo(-1)));
        assertThat(result.days()).allSatisfy(day -> assertThat(day.cashCents()).isPositive());
    }

    @Test
    void buyAndHoldWithoutCostsIsThePriceSeriesAndItsDividends() {
        Walk walk = calm();
        BacktestResult result = run(walk, new BuyAndHold(List.of(Walk.SYMBOL)), SETTINGS.withCosts(Costs.none()));
        long shares = result.fills().getFirst().quantity();
        double bought = result.fills().getFirst().price();
        int filled = walk.prices.latest(result.fills().getFirst().date());
        assertThat(bought).isEqualTo(walk.prices.close(filled));
        double dividends = 0.0;
        for (int i = filled + 1; i < DAYS; i++) {
            dividends += walk.prices.dividend(i).orElse(0.0);
            double expected = 100_000.0 + shares * (walk.prices.close(i) - bought + dividends);
            assertThat(result.days().get(i).equityCents() / 100.0).as("equity of day %s", i)
                    .isCloseTo(expected, org.assertj.core.api.Assertions.within(0.021));
        }
    }

    @Test
    void aCoinBuysAboutAsOftenAsItSellsAndTheSameSeedTheSame() {
        BacktestResult one = run(calm(), strategy(Template.IRON_CONDOR, 14).byCoin(5L), SETTINGS);
        BacktestResult again = run(calm(), strategy(Template.IRON_CONDOR, 14).byCoin(5L), SETTINGS);
        assertThat(again.ledger()).isEqualTo(one.ledger());
        long bought = one.trades().stream().filter(trade -> trade.tally().entryCents() > 0).count();
        assertThat(bought).isPositive().isLessThan(one.trades().size());
    }

    @Test
    void aTimeframeTooShortIsRefused() {
        assertThatThrownBy(() -> strategy(Template.IRON_CONDOR, 6)).hasMessageContaining("days 6");
    }
}
