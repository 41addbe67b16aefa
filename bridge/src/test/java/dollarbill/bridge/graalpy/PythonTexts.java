package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelSource;
import java.util.Map;
import java.util.TreeMap;

/** Model texts that follow the contract, for tests to change one thing at a time. */
final class PythonTexts {
    /** Number of lines before the first line of a body given to {@link #predicting}. */
    static final int LINES_BEFORE_BODY = 12;

    private PythonTexts() {}

    /** Returns a model named m with inputs a and b, one output y in [-1e300, 1e300], and the given body of predict. */
    static String predicting(String body) {
        return """
                MODEL = {
                    "contract": 1,
                    "name": "m",
                    "inputs": [{"name": "a", "unit": "one", "min": -10.0, "max": 10.0, "required": True},
                               {"name": "b", "unit": "one", "min": -10.0, "max": 10.0, "required": False}],
                    "outputs": [{"name": "y", "unit": "one", "min": -1e300, "max": 1e300}],
                    "learned": False,
                    "capabilities": [],
                }
                class Model:
                    def __init__(self): pass
                    def predict(self, rows):
                """
                + body.indent(8);
    }

    static ModelSource model(String body) {
        return source(predicting(body), Map.of());
    }

    static ModelSource source(String text, Map<String, String> library) {
        return new ModelSource(new ModelId("m"), text, new TreeMap<>(library));
    }
}
