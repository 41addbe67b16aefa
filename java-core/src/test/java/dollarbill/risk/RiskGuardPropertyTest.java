package dollarbill.risk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;

class RiskGuardPropertyTest {
    private static final String SEED = "20260321";

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void neverMoreThanAskedAndTheResultIsWithinOrNoFurtherOut(
            @ForAll("books") BookState book,
            @ForAll("trades") ProposedTrade trade,
            @ForAll("limits") GuardLimits limits) {
        long units = RiskGuard.decide(book, trade, limits).units();
        assertThat(units).isBetween(0L, trade.units());
        BookState after = book.after(trade, units);
        within(book.delta(), after.delta(), limits.maxDelta());
        within(book.gamma(), after.gamma(), limits.maxGamma());
        within(book.vegaPerVolPoint(), after.vegaPerVolPoint(), limits.maxVega());
        assertThat(Math.max(units * trade.capitalPerUnit(), 0.0))
                .isLessThanOrEqualTo(limits.maxPositionShare() * Math.max(book.equity(), 0.0));
        boolean halted = book.drawdown() > limits.maxDrawdown()
                || book.lossToday() > limits.maxLossPerDay()
                || book.positions() >= limits.maxPositions();
        if (halted) {
            assertThat(Math.abs(after.delta())).isLessThanOrEqualTo(Math.abs(book.delta()));
            assertThat(Math.abs(after.gamma())).isLessThanOrEqualTo(Math.abs(book.gamma()));
            assertThat(Math.abs(after.vegaPerVolPoint())).isLessThanOrEqualTo(Math.abs(book.vegaPerVolPoint()));
        }
    }

    private static void within(double before, double after, double limit) {
        assertThat(Math.abs(after)).isLessThanOrEqualTo(Math.max(limit, Math.abs(before)));
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void oneUnitMoreWouldBreakTheLimitNamed(
            @ForAll("books") BookState book,
            @ForAll("trades") ProposedTrade trade,
            @ForAll("limits") GuardLimits limits) {
        GuardDecision decision = RiskGuard.decide(book, trade, limits);
        if (decision.units() < trade.units()) {
            ProposedTrade next = new ProposedTrade("next", decision.units() + 1, trade.deltaPerUnit(),
                    trade.gammaPerUnit(), trade.vegaPerUnit(), trade.capitalPerUnit());
            assertThat(RiskGuard.decide(book, next, limits).units()).isEqualTo(decision.units());
        }
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void undoingPartOfTheBookIsAlwaysAllowed(
            @ForAll("books") BookState book,
            @ForAll("limits") GuardLimits limits,
            @ForAll @DoubleRange(min = 0.01, max = 1.0) double share) {
        double delta = -share * book.delta();
        double gamma = -share * book.gamma();
        double vega = -share * book.vegaPerVolPoint();
        ProposedTrade undo = new ProposedTrade("undo", 1, delta, gamma, vega, -1.0);
        assertThat(RiskGuard.decide(book, undo, limits)).isEqualTo(new GuardDecision.Allowed(1));
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void widerLimitsNeverAllowLess(
            @ForAll("books") BookState book,
            @ForAll("trades") ProposedTrade trade,
            @ForAll("limits") GuardLimits limits,
            @ForAll @DoubleRange(min = 1.0, max = 3.0) double wider) {
        GuardLimits wide = new GuardLimits(wider * limits.maxDelta(), wider * limits.maxGamma(),
                wider * limits.maxVega(), wider * limits.maxPositionShare(),
                Math.min(wider * limits.maxDrawdown(), 1.0), Math.min(wider * limits.maxLossPerDay(), 1.0),
                (int) (wider * limits.maxPositions()));
        assertThat(RiskGuard.decide(book, trade, wide).units())
                .isGreaterThanOrEqualTo(RiskGuard.decide(book, trade, limits).units());
    }

    @Provide
    Arbitrary<BookState> books() {
        Arbitrary<Double> equity = Arbitraries.doubles().between(-10_000, 200_000);
        Arbitrary<Double> peak = Arbitraries.doubles().between(50_000, 250_000);
        Arbitrary<Double> greek = Arbitraries.doubles().between(-1000, 1000).injectDuplicates(0.2);
        return Combinators.combine(equity, peak, peak, greek, greek, greek, Arbitraries.integers().between(0, 12))
                .as(BookState::new);
    }

    @Provide
    Arbitrary<ProposedTrade> trades() {
        Arbitrary<Double> greek = Arbitraries.oneOf(
                Arbitraries.doubles().between(-100, 100), Arbitraries.just(0.0));
        return Combinators.combine(Arbitraries.longs().between(1, 10_000), greek, greek, greek,
                Arbitraries.doubles().between(-500, 5000))
                .as((units, delta, gamma, vega, capital) -> new ProposedTrade("trade", units, delta, gamma, vega,
                        capital));
    }

    @Provide
    Arbitrary<GuardLimits> limits() {
        Arbitrary<Double> greek = Arbitraries.doubles().between(1, 1000);
        Arbitrary<Double> share = Arbitraries.doubles().between(0.01, 1.0);
        return Combinators.combine(greek, greek, greek, share, share, share, Arbitraries.integers().between(1, 12))
                .as(GuardLimits::new);
    }
}
