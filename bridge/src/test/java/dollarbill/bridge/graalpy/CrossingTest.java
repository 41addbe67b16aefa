package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.PythonTexts.predicting;
import static dollarbill.bridge.graalpy.PythonTexts.source;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.install;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime.FitProgress;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CrossingTest {
    private static final GraalPyRuntime RUNTIME = SharedRuntime.get();
    private static final String LEARNER = predicting("return [[self.state['w'][int(a)]] for a, b in rows]")
            .replace("\"learned\": False", "\"learned\": True")
            + """
                        def fit(self, rows, labels, settings):
                            settings["progress"](0.5, "half")
                            self.state = {"w": [row[0] * row[1] for row in rows], "labels": labels, "n": settings["n"],
                                          "deep": {"x": [None, True, "é\\n", [1, 2.0]], "big": 2 ** 80, "empty": []}}
                            return self
                        def to_dict(self):
                            return self.state
                        @classmethod
                        def from_dict(cls, state):
                            model = cls()
                            model.state = state
                            if state["deep"]["x"] != [None, True, "é\\n", [1, 2.0]] or type(state["deep"]["x"][3][0]) is not int:
                                raise ValueError("x")
                            if state["deep"]["big"] != 2 ** 80 or state["deep"]["empty"] != [] or state["n"] != 3:
                                raise ValueError("other")
                            return model
                    """;

    @Test
    void doublesCrossBitForBit() throws ModelException {
        String wide = predicting("return [[a] for a, b in rows]").replace("1e300", "1.7976931348623157e308");
        GenerationKey key = install(source(wide, Map.of()));
        SplittableRandom random = new SplittableRandom(20260101);
        for (int batch = 0; batch < 50; batch++) {
            int rows = random.nextInt(1, 40);
            double[] asked = new double[2 * rows];
            double[] expected = new double[rows];
            for (int i = 0; i < rows; i++) {
                expected[i] = finite(random);
                asked[2 * i] = expected[i];
            }
            assertThat(RUNTIME.call(key, DoubleRows.of(2, asked), LIMIT)).isEqualTo(DoubleRows.of(1, expected));
        }
        RUNTIME.uninstall(key);
    }

    @Test
    void anAbsentValueCrossesAsNan() throws ModelException {
        GenerationKey key = install(model("return [[1.0 if b != b else 0.0] for a, b in rows]"));
        assertThat(RUNTIME.call(key, DoubleRows.of(2, 0, Double.NaN, 0, 1), LIMIT))
                .isEqualTo(DoubleRows.of(1, 1, 0));
        RUNTIME.uninstall(key);
    }

    @Test
    void learnedStateSurvivesItsWayThroughJson() throws ModelException {
        SplittableRandom random = new SplittableRandom(7);
        double[] rows = new double[20];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 2 == 0 ? finite(random) : -1.0;
        }
        rows[0] = 0.0;
        rows[2] = Double.MIN_VALUE;
        ModelSource learner = source(LEARNER.replace("1e300", "1.7976931348623157e308"), Map.of());
        List<FitProgress> told = new ArrayList<>();
        Artefact artefact = RUNTIME.fit(learner, DoubleRows.of(2, rows), new double[10], "{\"n\": 3}", told::add,
                LIMIT);
        assertThat(told).containsExactly(new FitProgress(OptionalDouble.of(0.5), "half"));
        double[] asked = new double[20];
        double[] expected = new double[10];
        for (int i = 0; i < 10; i++) {
            asked[2 * i] = i;
            expected[i] = -rows[2 * i];
        }
        assertThat(RUNTIME.check(learner, Optional.of(artefact), Optional.of(DoubleRows.of(2, asked)), LIMIT)
                .outputs())
                .isEqualTo(DoubleRows.of(1, expected));
    }

    @Test
    void learnedStateThatCannotBeReadIsNamed() {
        ModelSource learner = source(LEARNER, Map.of());
        assertThatThrownBy(() -> RUNTIME.check(learner, Optional.empty(), Optional.empty(), LIMIT))
                .hasMessageStartingWith("MODEL_ARTEFACT_MISSING");
        assertThatThrownBy(() -> RUNTIME.check(learner, Optional.of(new Artefact("{")), Optional.empty(), LIMIT))
                .hasMessageStartingWith("MODEL_ARTEFACT_INVALID: the learned state is not JSON");
        assertThatThrownBy(() -> RUNTIME.check(learner, Optional.of(new Artefact("{}")), Optional.empty(), LIMIT))
                .hasMessageStartingWith("MODEL_ARTEFACT_INVALID: KeyError");
    }

    @Test
    void stateThatJsonCannotHoldIsRefusedWithItsPath() {
        assertThatThrownBy(() -> train("{\"w\": [1.0, float(\"nan\")]}"))
                .hasMessage("MODEL_TRAINING_FAILED: to_dict()[\"w\"][1] is NaN, must be finite");
        assertThatThrownBy(() -> train("{\"w\": [1, {\"s\": {1, 2}}]}"))
                .hasMessageStartingWith("MODEL_TRAINING_FAILED: to_dict()[\"w\"][1][\"s\"] is of type set");
        assertThatThrownBy(() -> train("[1]")).hasMessage("MODEL_TRAINING_FAILED: to_dict() must return a dict");
    }

    @Test
    void manyCallersGetTheirOwnAnswers() throws Exception {
        GenerationKey key = install(model("return [[a + b] for a, b in rows]"));
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                double mine = caller;
                all.add(callers.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        assertThat(RUNTIME.call(key, DoubleRows.of(2, mine, i), LIMIT).get(0, 0))
                                .isEqualTo(mine + i);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        RUNTIME.uninstall(key);
    }

    private static void train(String state) throws ModelException {
        String text = LEARNER.replace("return self.state\n", "return " + state + "\n");
        RUNTIME.fit(source(text, Map.of()), DoubleRows.of(2, 1, 1), new double[1], "{\"n\": 3}", told -> {}, LIMIT);
    }

    private static double finite(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> -0.0;
            case 1 -> Double.MIN_VALUE * random.nextInt(1, 1000);
            case 2 -> Double.MAX_VALUE * random.nextDouble(-1, 1);
            default -> {
                double value = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(value) ? value : 1.0 / 3.0;
            }
        };
    }
}
