package dollarbill.backtest.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.Costs;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.run.ArmFigures;
import dollarbill.backtest.run.StructureRules;
import dollarbill.backtest.run.StructureStrategy;
import dollarbill.backtest.run.Template;
import dollarbill.backtest.validation.TrialSet;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A search among structures that a coin buys or sells at the mid finds nothing: the best of one half is anywhere among them in the other. */
class StructureSearchNullTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
    private static final int TRIALS = 6;
    private static final long CASH = 10_000_000L;
    /** Deviation of one probability over searches among as few trials. */
    private static final double DEVIATION = 0.3;
    private static final double THOUSANDTH = 3.29;

    @Test
    void theBestOfCoinsIsOneHalfOverFewSearches() {
        experiment(6, 200);
    }

    @Test
    @Tag("long")
    void theBestOfCoinsIsOneHalfOverManySearches() {
        experiment(60, 500);
    }

    private static void experiment(int searches, int days) {
        Walk walk = Walk.of(FIRST, days, LocalDate.MAX);
        ModelTape tape = ModelTape.of(
                List.of(new ModelTape.Source(
                        walk.prices,
                        new VarianceSource.Index(walk.index, Optional.of(walk.quarter)),
                        ModelRules.defaults().withPricing(ModelRules.Pricing.BLACK_SCHOLES))),
                new ModelTape.Rate(Optional.empty(), 0.02), FIRST, LocalDate.MAX);
        EngineSettings free = EngineSettings.of(CASH).withFill(FillRule.mid()).withCosts(Costs.none());
        double sum = 0.0;
        for (int search = 0; search < searches; search++) {
            List<ReturnSeries> trials = new ArrayList<>();
            for (int coin = 0; coin < TRIALS; coin++) {
                StructureStrategy strategy = StructureStrategy
                        .of(StructureRules.usual(Template.IRON_CONDOR, 14), List.of(Walk.SYMBOL), 0.02)
                        .byCoin(1_000L * search + coin);
                BacktestResult result = Backtest.run(tape, strategy, free, Progress.none());
                trials.add(ArmFigures.series(result, CASH));
            }
            sum += TrialSet.of(trials).overfitting().found().orElseThrow().probability();
        }
        assertThat(sum / searches).isCloseTo(0.5, within(THOUSANDTH * DEVIATION / Math.sqrt(searches)));
    }
}
