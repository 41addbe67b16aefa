package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.ModelReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Saves the project's own classifier, whole so that its answers tell their version, or broken in one of six ways. */
final class ClassifierEdits {
    /** The file as a refusal names it. */
    static final String PYTHON_FILE = "models/signal_classifier.py";

    private static final String ANSWER = "answers.append([p, low, high, forest, boosting, network])";
    private static final String TOLD = "answers.append([p, low, high, VERSION / 1024, boosting, VERSION / 1024])";
    private static final String STATEMENT = "        answers = []\n";

    private final Path file;
    private final String told;

    /** The line of {@code predict} that a fault replaces. */
    final int faultLine;

    /** Reads the classifier of a copy of the project. */
    ClassifierEdits(Path pythonFolder) throws IOException {
        file = pythonFolder.resolve(PYTHON_FILE);
        Files.deleteIfExists(file.resolveSibling("signal_classifier.golden.json"));
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(ANSWER).containsOnlyOnce(STATEMENT);
        told = text.replace(ANSWER, TOLD);
        faultLine = 1 + Math.toIntExact(text.substring(0, text.indexOf(STATEMENT)).lines().count());
    }

    /** A way in which an edit breaks the model, and what must be said of it. */
    enum Fault {
        SYNTAX("answers = = []", ModelReason.MODEL_SYNTAX, true, ""),
        EXCEPTION("answers = [1 / 0]", ModelReason.MODEL_FAILED, true, "division by zero"),
        SHAPE("return [[0.5, 0.5] for _ in rows]", ModelReason.MODEL_OUTPUT_INVALID, false, "2 values instead of 6"),
        NAN("return [[math.nan] * 6 for _ in rows]", ModelReason.MODEL_OUTPUT_INVALID, false, "NaN"),
        ENDLESS("while True: pass", ModelReason.MODEL_DEADLINE, false, ""),
        BUILTIN("return sum(range(10**10))", ModelReason.MODEL_DEADLINE, false, "");

        final ModelReason reason;
        final boolean hasPlace;
        final String words;
        private final String statement;

        Fault(String statement, ModelReason reason, boolean hasPlace, String words) {
            this.statement = "        " + statement + "\n";
            this.reason = reason;
            this.hasPlace = hasPlace;
            this.words = words;
        }
    }

    void saveWhole(int version) {
        save(told, version);
    }

    void saveBroken(int version, Fault fault) {
        save(told.replace(STATEMENT, fault.statement), version);
    }

    private void save(String text, int version) {
        try {
            Path aside = file.resolveSibling("signal_classifier.py.saving");
            Files.writeString(aside, text + "\n\nVERSION = " + version + "\n");
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the version that both telling members of an answer carry. */
    static int versionOf(double forest, double network) {
        int version = (int) Math.rint(forest * 1024);
        assertThat(forest).isEqualTo(version / 1024.0);
        assertThat(network).as("two members of one answer").isEqualTo(forest);
        return version;
    }
}
