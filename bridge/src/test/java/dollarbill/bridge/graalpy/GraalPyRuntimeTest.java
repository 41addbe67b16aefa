package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime.Checked;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interpreter")
class GraalPyRuntimeTest {
    private static final GraalPyRuntime RUNTIME = SharedRuntime.get();

    @Test
    void checksThenInstallsThenCalls() throws ModelException {
        ModelSource source = PythonTexts.model("return [[a + b] for a, b in rows]");
        Checked checked = RUNTIME.check(source, Optional.empty(), Optional.of(DoubleRows.of(2, 1, 2)), LIMIT);
        assertThat(checked.outputs()).isEqualTo(DoubleRows.of(1, 3.0));
        assertThat(checked.contract().inputs()).extracting("name").containsExactly("a", "b");

        GenerationKey key = new GenerationKey(new ModelId("m"), 1);
        RUNTIME.install(key, source, Optional.empty());
        assertThat(RUNTIME.call(key, DoubleRows.of(2, 1, 2, 3, 4), LIMIT)).isEqualTo(DoubleRows.of(1, 3.0, 7.0));
        RUNTIME.uninstall(key);
    }

    @Test
    void generationsWithDifferentLibrariesCoexist() throws ModelException {
        GenerationKey one = new GenerationKey(new ModelId("m"), 11);
        GenerationKey two = new GenerationKey(new ModelId("m"), 12);
        String body = "import dollarbill_ml.part as part\nreturn [[part.answer()] for row in rows]";
        String text = PythonTexts.predicting(body);
        RUNTIME.install(one, PythonTexts.source(text, library("1.0")), Optional.empty());
        RUNTIME.install(two, PythonTexts.source(text, library("2.0")), Optional.empty());
        DoubleRows row = DoubleRows.of(2, 0, 0);
        assertThat(RUNTIME.call(one, row, LIMIT)).isEqualTo(DoubleRows.of(1, 1.0));
        assertThat(RUNTIME.call(two, row, LIMIT)).isEqualTo(DoubleRows.of(1, 2.0));
        assertThat(RUNTIME.call(one, row, LIMIT)).isEqualTo(DoubleRows.of(1, 1.0));
    }

    @Test
    void healthTellsTheTruthAboutTheCompiler() {
        assertThat(RUNTIME.health().jit()).isEqualTo(Boolean.getBoolean("python.jit"));
        assertThat(RUNTIME.health().pythonVersion()).startsWith("3.");
    }

    private static Map<String, String> library(String answer) {
        return Map.of(
                "dollarbill_ml/part.py", "from .deep import value\ndef answer():\n    return value()\n",
                "dollarbill_ml/deep.py", "def value():\n    return " + answer + "\n");
    }
}
