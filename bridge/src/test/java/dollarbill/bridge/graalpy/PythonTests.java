package dollarbill.bridge.graalpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs every test of {@code python-ml/tests} in GraalPy, a file at a time. Most code of a test runs once, so its compiler is told to stop at
 * the first tier. It shares nothing with the other classes and runs beside them.
 */
@Execution(ExecutionMode.CONCURRENT)
class PythonTests {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "python-ml");
    private static final Context CONTEXT = Context.newBuilder("python")
            .allowIO(IOAccess.newBuilder().allowHostFileAccess(true).build())
            .option("python.PythonPath", FOLDER.toString())
            .option("python.DontWriteBytecodeFlag", "true")
            .allowExperimentalOptions(true)
            .option("engine.Mode", "latency")
            .build();

    @AfterAll
    static void end() {
        CONTEXT.close(true);
    }

    @TestFactory
    Stream<DynamicTest> everyFilePasses() throws IOException {
        List<String> files;
        try (Stream<Path> entries = Files.list(FOLDER.resolve("tests"))) {
            files = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith("test") && name.endsWith(".py"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> DynamicTest.dynamicTest(file, () -> passes(file)));
    }

    private static void passes(String file) {
        Value runAll = CONTEXT.eval("python", "from tests.run_in_graalpy import run_all\nrun_all");
        Value outcome = runAll.execute(file);
        String report = outcome.getArrayElement(4).asString();
        assertThat(outcome.getArrayElement(0).asInt()).as("tests run\n%s", report).isPositive();
        assertThat(outcome.getArrayElement(1).asInt()).as("failures\n%s", report).isZero();
        assertThat(outcome.getArrayElement(2).asInt()).as("errors\n%s", report).isZero();
    }
}
