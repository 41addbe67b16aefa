package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.app.DailyAnswers;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.reload.SourceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verb on one model loads that one; the list loads all. */
class NamedModelVerbTest {
    private final List<BridgeSettings> opened = new ArrayList<>();

    private CliRun run(String... arguments) {
        return CliRun.of(
                ProjectCopy.root(),
                settings -> {
                    opened.add(settings);
                    return new DailyAnswers(1.0).host();
                },
                Map.of(),
                arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "versions"})
    void loadsTheModelItNames(String verb) {
        CliRun run = run("models", verb, "regime");
        assertThat(run.code()).as(run.err()).isZero();
        Set<ModelId> others = new SourceFolder(ProjectCopy.root().resolve("python-ml")).models();
        others.remove(new ModelId("regime"));
        assertThat(others).isNotEmpty();
        assertThat(opened).singleElement()
                .satisfies(settings -> assertThat(settings.disabled()).containsExactlyInAnyOrderElementsOf(others));
    }

    @Test
    void theListLoadsAll() {
        CliRun run = run("models");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(opened).singleElement().satisfies(settings -> assertThat(settings.disabled()).isEmpty());
    }

    @Test
    void whatCannotBeANameIsAFaultOfUsage() {
        CliRun run = run("models", "show", "no/model");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(opened).isEmpty();
    }
}
