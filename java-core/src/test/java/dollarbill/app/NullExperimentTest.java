package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.NullExperiment;
import dollarbill.backtest.daily.OutcomeOrder;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.host.Bridge;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models as Python runs them find nothing in outcomes that have an order of chance. */
@Order(1)
class NullExperimentTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    @TempDir
    Path folder;

    @Test
    void directionFindsNothingInTurnedOutcomes() throws ModelException, IOException {
        for (NullExperiment.Draw one : run(DailyTarget.DIRECTION, 1, OutcomeOrder.TURNED).getFirst()
                .draws()) {
            Estimate auc = one.auc().orElseThrow();
            assertThat(auc.value()).isCloseTo(0.5, within(3.5 * (auc.high() - auc.low()) / (2.0 * 1.645)));
            assertThat(one.pValue()).isGreaterThan(0.002);
        }
    }

    /** Of 50 intervals of 90 % 45 hold one half on average; four binomial deviations of 2.1 below that is 36. */
    @Test
    @Tag("long")
    void directionHoldsOneHalfNineTimesInTen() throws ModelException, IOException {
        List<NullExperiment> experiments = run(DailyTarget.DIRECTION, 50, OutcomeOrder.values());
        assertThat(experiments).hasSize(2).allSatisfy(experiment -> {
            assertThat(experiment.holding()).isGreaterThan(36);
            assertThat(experiment.mean().value())
                    .isCloseTo(0.5, within(4.0 * experiment.spread() / Math.sqrt(50.0)));
            smallAsOftenAsChance(experiment);
        });
    }

    /**
     * The IV rank lasts longer than the blocks of the bootstrap, so where outcomes keep their runs the area strays further than the interval
     * tells; the p-value, which turns outcomes round, knows that.
     */
    @Test
    @Tag("long")
    void volatilityIsAsSignificantAsChance() throws ModelException, IOException {
        List<NullExperiment> experiments = run(DailyTarget.VOLATILITY, 50, OutcomeOrder.values());
        assertThat(experiments.getFirst().holding()).isGreaterThan(36);
        experiments.forEach(NullExperimentTest::smallAsOftenAsChance);
    }

    /** A tenth of the p-values lie below .1: 5 of 50, and seldom more than four deviations of 2.1 above. */
    private static void smallAsOftenAsChance(NullExperiment experiment) {
        assertThat(experiment.significant()).isLessThanOrEqualTo(13);
    }

    private List<NullExperiment> run(DailyTarget target, int seeds, OutcomeOrder... orders)
            throws ModelException, IOException {
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withRegistry(folder.resolve("registry"))
                .withModels(Set.of(new ModelId(target.model())));
        try (Engine engine = Engine.open(options, ModelUse.COMMAND, Bridge::open, InstantSource.system(),
                ProgressSink.SILENT)) {
            return new NullExperimentService(engine)
                    .run(new DailyTrainRequest(target, List.of(Symbol.of("SPY")), false, false, false),
                            List.of(orders), seeds)
                    .experiments();
        }
    }
}
