package dollarbill.bridge.host;

import dollarbill.bridge.ModelReason;

/** Texts of a Python model that tells its version in two of its outputs, whole and broken in seven ways. */
final class PythonProbe {
    private static final String HEAD = """
            import math
            VERSION = %d
            MODEL = {
                "contract": 1,
                "name": "probe",
                "inputs": [{"name": "x", "unit": "one", "min": -100.0, "max": 100.0, "required": True},
                           {"name": "y", "unit": "one", "min": -100.0, "max": 100.0, "required": False}],
                "outputs": [{"name": "version", "unit": "one", "min": 0.0, "max": 1e6},
                            {"name": "score", "unit": "one", "min": -1e9, "max": 1e9},
                            {"name": "version_again", "unit": "one", "min": 0.0, "max": 1e6}],
                "learned": False,
                "capabilities": [],
            }
            class Model:
                def __init__(self): pass
            """;

    /** Line of the first statement of {@code predict}. */
    static final int BODY_LINE = 17;

    private static final String PREDICT = "    def predict(self, rows):\n";
    private static final String WHOLE = """
                    score = lambda x, y: VERSION * math.exp(math.sin(x)) + math.copysign(0.125, x) + (0.25 if y != y else y)
                    return [[VERSION, score(x, y), VERSION] for x, y in rows]
            """;

    private PythonProbe() {}

    /** A way in which an edit breaks a model, and what must be said of it. */
    enum Fault {
        SYNTAX("    def predict(self, rows)\n        return rows\n", ModelReason.MODEL_SYNTAX),
        EXCEPTION(PREDICT + "        return [[1 / 0, 0, 0] for row in rows]\n", ModelReason.MODEL_FAILED),
        SHAPE(PREDICT + "        return [[VERSION, VERSION] for row in rows]\n", ModelReason.MODEL_OUTPUT_INVALID),
        NAN(PREDICT + "        return [[VERSION, math.nan, VERSION] for row in rows]\n",
                ModelReason.MODEL_OUTPUT_INVALID),
        ENDLESS(PREDICT + "        while True: pass\n", ModelReason.MODEL_DEADLINE),
        BUILTIN(PREDICT + "        return sum(range(10**10))\n", ModelReason.MODEL_DEADLINE),
        STUCK(PREDICT + "        return None in map(bool, range(1, 10**7))\n", ModelReason.MODEL_DEADLINE,
                ModelReason.MODEL_OUTPUT_INVALID);

        final ModelReason reason;
        final ModelReason orReason;
        private final String body;

        Fault(String body, ModelReason... reasons) {
            this.body = body;
            this.reason = reasons[0];
            this.orReason = reasons[reasons.length - 1];
        }

        String text(int version) {
            return HEAD.formatted(version) + body;
        }
    }

    static String whole(int version) {
        return HEAD.formatted(version) + PREDICT + WHOLE;
    }
}
