package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model meets its learned state, and the modules it imports, as if nobody had used them before. */
class LearnedStateTest {
    private static final Artefact STATE = new Artefact(
            "{\"none\":[],\"floats\":[1.5,2.5],\"ints\":[1,2],\"mixed\":[1,2.5,[3.0,4.0],{\"deep\":[5.5]}],\"last\":0.25}");
    private static final String SPENDING = """
            from spent import spend
            MODEL = {
                "contract": 1,
                "name": "m",
                "inputs": [{"name": "a", "unit": "one", "min": -1.0, "max": 1.0, "required": True},
                           {"name": "b", "unit": "one", "min": -1.0, "max": 1.0, "required": False}],
                "outputs": [{"name": "y", "unit": "one", "min": -1e9, "max": 1e9}],
                "learned": True,
                "capabilities": [],
            }
            class Model:
                def predict(self, rows): return [[self.total] for row in rows]
                def fit(self, rows, labels, settings): pass
                def to_dict(self): return {}
                @classmethod
                def from_dict(cls, state):
                    model = cls()
                    model.total = spend(state)
                    return model
            """;
    private static final String SPEND = """
            SEEN = []
            def spend(state):
                SEEN.append(1)
                state["none"].append(100.0)
                deep = state["mixed"].pop()["deep"]
                deep.append(1000.0)
                floats = state.pop("floats")
                floats.append(float(len(SEEN)))
                return sum(floats) + sum(state["ints"]) + sum(state["none"]) + sum(deep) + state["last"]
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aModelThatConsumesItsStateFindsItWholeTheNextTime(int time) throws ModelException {
        ModelSource source = PythonTexts.source(SPENDING + "# edit " + time, Map.of("spent.py", SPEND));
        double floats = 1.5 + 2.5 + 1;
        double answer = floats + 1 + 2 + 100.0 + 5.5 + 1000.0 + 0.25;
        assertThat(SharedRuntime.get().check(source, Optional.of(STATE), Optional.of(ROW), LIMIT).outputs().toArray())
                .containsExactly(answer);
    }
}
