package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.VersionNotes;
import dollarbill.market.Symbol;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What training asks of a model and reads off its answers, with a host in place of Python. */
class DailyTrainServiceTest {
    private static final double[] TWO_CLASSES = {0.9, 0.4, 0.5, 0.45, 1.0, 0.5, 0.0};
    private static final double[] THREE_CLASSES = {0.2, 0.5, 0.3, 0.1, 0.8, 0.1, 0.1, 0.3, 0.6, 1.0};

    private final List<TrainingRequest> fits = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(DailyTarget.class)
    void learnsEachFoldFromItsPastAndAllRowsAtTheEnd(DailyTarget target) throws ModelException {
        DailyTrainRun run = train(target, "fit");
        List<Integer> learned = Stream.concat(
                run.report().folds().stream().map(WalkForward.Fold::trainTo), Stream.of(run.report().rows().size()))
                .toList();
        assertThat(fits.stream().map(fit -> fit.rows().rows()).sorted()).containsExactlyElementsOf(learned);
        assertThat(fits).allSatisfy(fit -> {
            assertThat(fit.rows().columns()).isEqualTo(DailyTrainService.inputs(target).size());
            assertThat(fit.settingsJson().contains("\"gap_rows\": 5")).isEqualTo(target.binary());
        });
        assertThat(fits.subList(0, 5)).allSatisfy(fit -> assertThat(fit.settingsJson()).contains("\"evidence\": 1.0"));
    }

    /** One answer for every row has no skill, whatever it is: the base rate is to be served. */
    @ParameterizedTest
    @EnumSource(DailyTarget.class)
    void measuresTheProbabilitiesBeforeShrinking(DailyTarget target) throws ModelException {
        DailyTrainRun run = train(target, "fit");
        int last = target.classes().size() - 1;
        assertThat(run.report().forecasts().probability(0, last)).isEqualTo(target.binary() ? 0.4 : 0.6);
        assertThat(run.report().forecasts().called(0)).isEqualTo(target.binary() ? 0 : 2);
        assertThat(run.report().evidence().found()).isFalse();
        assertThat(fits.getLast().settingsJson()).contains("\"evidence\": 0.0");
        assertThat(run.version().notes().rows()).isEqualTo(run.report().rows().size());
        assertThat(run.version().notes().synthetic()).isTrue();
        assertThat(run.promotion()).isEqualTo(Promotion.DONE);
    }

    @Test
    void aFoldThatCannotBeLearnedEndsTheTraining() {
        assertThatThrownBy(() -> train(DailyTarget.DIRECTION, "refuse"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot be learned");
    }

    @Test
    void anOutputThatTheFileDoesNotDeclareEndsTheTrainingAndNamesThoseItDoes() {
        assertThatThrownBy(() -> train(DailyTarget.DIRECTION, "renamed"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "direction_classifier declares no output 'unshrunk', which is read of it; it declares probability_up, unshrink");
    }

    private static List<String> names(DailyTarget target, String mode) {
        String names = target.binary()
                ? "probability_up unshrunk base_rate threshold evidence single_feature single_share"
                : "low normal high contracting stable expanding low_unshrunk normal_unshrunk high_unshrunk evidence";
        return List.of((mode.equals("renamed") ? names.replace("unshrunk", "unshrink") : names).split(" "));
    }

    private DailyTrainRun train(DailyTarget target, String mode) throws ModelException {
        EngineOptions options = EngineOptions.of(Path.of(System.getProperty("project.root")), Map.of());
        ModelHost host = host(target, mode);
        try (Engine engine = Engine.open(options, ModelUse.COMMAND, settings -> host,
                InstantSource.fixed(Instant.EPOCH), ProgressSink.SILENT)) {
            return new DailyTrainService(engine).train(
                    new DailyTrainRequest(target, List.of(Symbol.of("SPY")), false, false, false));
        }
    }

    private ModelHost host(DailyTarget target, String mode) {
        double[] answer = target.binary() ? TWO_CLASSES : THREE_CLASSES;
        return (ModelHost) Proxy.newProxyInstance(ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "fit" -> {
                        fits.add((TrainingRequest) arguments[0]);
                        if (mode.equals("refuse")) {
                            throw new ModelException(ModelReason.MODEL_TRAINING_FAILED, "cannot be learned");
                        }
                        yield learned(target);
                    }
                    case "answers" -> new NamedRows((ModelId) arguments[0], names(target, mode),
                            repeated(answer, ((DoubleRows) arguments[2]).rows()));
                    case "versions" -> List.of();
                    case "register" -> new ModelVersion((ModelId) arguments[0], 1, "c".repeat(64),
                            ((Artefact) arguments[1]).hash(), false, (VersionNotes) arguments[2]);
                    case "promote", "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Artefact learned(DailyTarget target) {
        return new Artefact(DailyTrainService.inputs(target)
                .stream()
                .collect(Collectors.joining("\", \"", "{\"inputs\": [\"", "\"]}")));
    }

    private static DoubleRows repeated(double[] answer, int rows) {
        double[] all = new double[rows * answer.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = answer[i % answer.length];
        }
        return DoubleRows.of(answer.length, all);
    }
}
