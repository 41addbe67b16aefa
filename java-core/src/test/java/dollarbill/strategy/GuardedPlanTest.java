package dollarbill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityRules;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardLimits;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A planned position under the guard. */
class GuardedPlanTest {
    private static final double EQUITY = 500_000.0;
    private static final SelectorRules RULES = SelectorRules.defaults();
    private static final OptionChain CHAIN = chain();
    private static final SurfaceFit SURFACE = SurfaceBuilder.build(CHAIN, SurfaceSettings.DEFAULT);
    private static final Planned PLAN = plan();

    private static OptionChain chain() {
        Path sample = Path.of(System.getProperty("project.root"), "data", "sample");
        return ((CheckedChain.Usable) ChainQuality.check(
                DataDirectory.open(sample).latestChain(Symbol.of("SPY"), LocalDate.MAX).orElseThrow(),
                QualityRules.DEFAULT)).chain();
    }

    private static Planned plan() {
        return (Planned) new StructureBuilder(RULES, CostModel.defaults()).build(
                new Trade(OptionStrategy.BUY_CALLS, PositionSize.FULL, RULES.trade()),
                Views.of(Direction.UP, 0.85, IvRegime.LOW, 0.9),
                CHAIN,
                SURFACE,
                SizingContext.empty(SizingLimits.defaults().withPortfolioValue(EQUITY)));
    }

    private static TradePlan guarded(double maxDelta, BookState book) {
        GuardLimits limits = new GuardLimits(maxDelta, 1e9, 1e9, 1.0, 0.2, 0.05, 10);
        return GuardedPlan.of(PLAN, SURFACE.surface(), book, limits);
    }

    @Test
    void passesWhatIsWithinTheLimits() {
        assertThat(guarded(1e9, BookState.empty(EQUITY))).isEqualTo(PLAN);
        TradePlan none = new Refused(Reason.KELLY_NO_EDGE, "", Optional.empty(), Optional.empty());
        assertThat(GuardedPlan.of(none, SURFACE.surface(), BookState.empty(EQUITY), GuardLimits.defaults()))
                .isEqualTo(none);
    }

    @Test
    void leavesAsManyContractsAsTheDeltaAllows() {
        double perContract = 100 * PLAN.figures().deltas().getFirst();
        double allowed = 2.5 * perContract;
        assertThat(PLAN.contracts()).isGreaterThan(3);
        assertThat(guarded(allowed, BookState.empty(EQUITY))).isInstanceOfSatisfying(Planned.class, reduced -> {
            assertThat(reduced.contracts()).isEqualTo(2);
            assertThat(reduced.boundBy()).isEqualTo(SizeCap.GUARD);
            assertThat(reduced.maxLoss()).isCloseTo(2 * PLAN.maxLoss() / PLAN.contracts(), within(1e-9));
        });
    }

    @Test
    void refusesWithTheLimitThatBound() {
        BookState lost = new BookState(EQUITY, EQUITY / 0.7, EQUITY, 0, 0, 0, 2);
        assertThat(guarded(1e9, lost)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.GUARD_LIMIT);
            assertThat(refused.detail()).contains("DRAWDOWN", "0.2");
            assertThat(refused.cap()).contains(SizeCap.GUARD);
        });
    }
}
