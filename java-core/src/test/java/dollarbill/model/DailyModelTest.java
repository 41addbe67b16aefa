package dollarbill.model;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureTable;
import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of a model follows what its file declares; where it cannot, there is a reason in place of an answer. */
class DailyModelTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final DayClock DAYS = DayClock.of(
            IntStream.range(0, 3).mapToObj(LocalDate.of(2020, 1, 1)::plusDays).toList());
    private static final FeatureTable TABLE = FeatureTable.of(
            Symbol.of("AAA"), DAYS, List.of(column("rsi_14", 40.0), column("hv_20", 18.0)));

    /** Outputs of the direction model, in another order than that of its file. */
    private static final List<String> UP = List.of("unshrunk", "probability_up", "evidence", "threshold", "base_rate");

    private final List<PredictionRequest> asked = new ArrayList<>();

    @Test
    void rowsFollowTheInputsAsDeclared() {
        ModelHost host = serving(DirectionModel.ID, UP, Values.of(0.7, 0.6, 0.4, 0.5, 0.55), "hv_20", "rsi_14");
        Outlook<DirectionModel.Answer> told = new DirectionModel(host, DEADLINE).foretell(TABLE, 2);
        assertThat(told).isInstanceOfSatisfying(Outlook.Foretold.class, foretold -> assertThat(foretold.value())
                .isEqualTo(new DirectionModel.Answer(0.6, 0.7, 0.55, 0.5, 0.4)));
        DoubleRows row = asked.getFirst().rows();
        assertThat(List.of(row.get(0, 0), row.get(0, 1))).containsExactly(18.0, 40.0);
        assertThat(asked.getFirst().asOf()).isEqualTo(DAYS.cutoff(2).toString());
    }

    @Test
    void anInputThatIsNoFeatureIsAReason() {
        ModelHost host = serving(DirectionModel.ID, UP, Values.of(0.7, 0.6, 0.4, 0.5, 0.55), "hv_20", "rsi_15");
        assertThat(new DirectionModel(host, DEADLINE).foretell(TABLE, 2))
                .isEqualTo(new Outlook.Untold<>("MODEL_INPUT_INVALID",
                        "no feature 'rsi_15' of AAA; did you mean 'rsi_14'?"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aRegimeOfFewerDaysIsAReason() {
        ModelHost host = serving(RegimeModel.ID, List.of("bear", "sideways", "bull", "volatility"),
                Values.of(0.2, 0.3, 0.5, 0.1), "log_return_lag_1", "log_return_lag_0");
        assertThat(new RegimeModel(host, DEADLINE).state(bars(61), 60, Instant.EPOCH))
                .isEqualTo(new Outlook.Untold<>("MODEL_INPUT_INVALID",
                        "a row of 60 values does not fit the 2 inputs the model declares"));
        assertThat(asked).isEmpty();
    }

    @Test
    void whyAModelDoesNotServeIsTheReason() {
        ModelFailure failure = ModelFailure.of(ModelReason.MODEL_ARTEFACT_MISSING, "never trained");
        ModelStatus status = status(DirectionModel.ID, Optional.empty(),
                Optional.of(new ModelStatus.Refusal(Instant.EPOCH, "c".repeat(64), failure)));
        assertThat(new DirectionModel(host(status, Values.of(0.0)), DEADLINE).foretell(TABLE, 2))
                .isEqualTo(new Outlook.Untold<>("MODEL_ARTEFACT_MISSING", "never trained"));
    }

    @Test
    void anOutputThatIsNotDeclaredIsAReason() {
        ModelHost host = serving(
                DirectionModel.ID, List.of("unshrunk", "probability_upp", "evidence", "threshold", "base_rate"),
                Values.of(0.7, 0.6, 0.4, 0.5, 0.55), "hv_20");
        assertThat(new DirectionModel(host, DEADLINE).foretell(TABLE, 2))
                .isEqualTo(new Outlook.Untold<>("MODEL_OUTPUT_INVALID",
                        "direction_classifier declares no output 'probability_up'; the nearest is 'probability_upp'"));
    }

    @Test
    void severalDaysAreAskedAtOnceAndOneThatCannotBeReadDoesNotStopTheOthers() {
        ModelHost host = serving(DirectionModel.ID, UP, Values.of(0.7, 0.6, 0.4, 0.5, 0.55), "hv_20", "rsi_14");
        InputRow fault = names -> {
            throw new IllegalArgumentException("no such day");
        };
        List<Outlook<DirectionModel.Answer>> told = new DirectionModel(host, DEADLINE)
                .foretell(List.of(InputRow.features(TABLE, 0), fault, InputRow.features(TABLE, 1)), Instant.EPOCH);
        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isEqualTo(new Outlook.Untold<>("MODEL_INPUT_INVALID", "no such day"));
        assertThat(told.get(0)).isInstanceOf(Outlook.Foretold.class).isEqualTo(told.get(2));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.rows().rows()).isEqualTo(2);
            assertThat(request.asOf()).isEqualTo(Instant.EPOCH.toString());
        });
    }

    @Test
    void probabilitiesThatDoNotSumToOneAreAReason() {
        ModelHost host = serving(
                VolatilityModel.ID,
                List.of(
                        "low", "normal", "high", "contracting", "stable", "expanding", "low_unshrunk",
                        "normal_unshrunk", "high_unshrunk", "evidence"),
                Values.of(0.5, 0.4, 0.3, 0.2, 0.6, 0.2, 0.5, 0.4, 0.3, 1.0), "hv_20");
        assertThat(new VolatilityModel(host, DEADLINE).foretell(TABLE, 2))
                .isInstanceOfSatisfying(Outlook.Untold.class,
                        untold -> assertThat(untold.reason()).isEqualTo("MODEL_OUTPUT_INVALID"));
    }

    private ModelHost serving(ModelId id, List<String> outputs, Values answer, String... inputs) {
        ModelContract contract = new ModelContract(
                1,
                id,
                Arrays.stream(inputs).map(name -> new ModelInput(name, "number", -1e6, 1e6, false)).toList(),
                outputs.stream().map(name -> new ModelOutput(name, "number", -1e6, 1e6)).toList(),
                true,
                Set.of());
        return host(status(id, Optional.of(new Generation(
                7, contract, "c".repeat(64), Optional.of("a".repeat(64)), Optional.of(2))), Optional.empty()), answer);
    }

    private static ModelStatus status(
            ModelId id, Optional<Generation> generation, Optional<ModelStatus.Refusal> refusal) {
        ModelStatus.State state = generation.isPresent() ? ModelStatus.State.SERVING : ModelStatus.State.UNAVAILABLE;
        return new ModelStatus(id, state, generation, generation.map(g -> Instant.EPOCH), refusal,
                new ModelStatus.Health(0, 0, 0.0, 0, 0.0, "CLOSED", 0, 0));
    }

    /** A host that gives one answer and remembers what it was asked. */
    private ModelHost host(ModelStatus status, Values answer) {
        return (ModelHost) Proxy.newProxyInstance(ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "model" -> Optional.of(status);
                    case "predict" -> {
                        asked.add((PredictionRequest) arguments[0]);
                        yield new Predictions(
                                Collections.nCopies(asked.getLast().rows().rows(),
                                        new Prediction.Scored(answer, new Prediction.Provenance(
                                                status.model(), 7, CacheState.MISS, 1))),
                                status.generation());
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static FeatureColumn column(String name, double value) {
        FeatureColumn.Builder column = FeatureColumn.of(
                new FeatureDefinition(name, FeatureGroup.TECHNICAL, "number", 0, "made up", "definition"), DAYS);
        for (int day = 0; day < DAYS.size(); day++) {
            column.set(day, value);
        }
        return column.build();
    }

    private static BarSeries bars(int count) {
        double[] price = new double[count];
        Arrays.fill(price, 100.0);
        return BarSeries.of(Symbol.of("AAA"), true,
                IntStream.range(0, count).mapToObj(LocalDate.of(2020, 1, 1)::plusDays).toList(), price, price, price,
                price, price);
    }
}
