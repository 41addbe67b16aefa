package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.host.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the outputs pasted into documents to what the commands print now.
 *
 * <p>With {@code -Ddocuments.write=true} the outputs are pasted anew; {@code scripts/update_documents} does that.
 */
@Order(1)
class DocumentsTest {
    private static final Pattern BLOCK = Pattern.compile(
            "(?s)<!-- output of: dollarbill (?<args>[^\\n]*) -->\\n```text\\n(?<text>.*?)```\\n<!-- end of output -->");
    private static final Pattern RUN_HASH = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-[0-9a-f]{12}");

    /** Commands that leave files and name them. */
    private static final List<String> LEAVING_FILES = List.of("pipeline", "explain", "surface", "backtest");

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/models.md", "docs/strategies.md", "docs/rows.md", "docs/structures.md",
        "docs/surface-pages.md", "docs/risk.md", "docs/sizing.md"})
    void pastedOutputsAreWhatTheCommandsPrint(String name) throws IOException {
        Path document = ProjectCopy.root().resolve(name);
        String text = Files.readString(document);
        StringBuilder renewed = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        int from = 0;
        while (block.find()) {
            renewed.append(text, from, block.start("text")).append(printed(block.group("args")));
            from = block.end("text");
        }
        assertThat(from).as("%s has pasted outputs", name).isPositive();
        renewed.append(text.substring(from));
        if (Boolean.getBoolean("documents.write")) {
            write(document, renewed.toString());
        }
        assertThat(renewed.toString()).as("%s; run scripts/update_documents", name)
                .isEqualTo(Files.readString(document));
    }

    @Test
    void everyScriptNamedInTheReadmeExists() throws IOException {
        Path root = ProjectCopy.root();
        Matcher named = Pattern.compile("\\./(scripts/\\w+)").matcher(Files.readString(root.resolve("README.md")));
        List<String> scripts = named.results().map(match -> match.group(1)).distinct().toList();
        assertThat(scripts).isNotEmpty().allSatisfy(script -> assertThat(root.resolve(script)).isExecutable());
    }

    private String printed(String args) {
        List<String> all = new ArrayList<>();
        for (String arg : List.of(args.split(" "))) {
            all.add(arg.startsWith("docs/") ? ProjectCopy.root().resolve(arg).toString() : arg);
        }
        if (LEAVING_FILES.stream().anyMatch(all::contains)) {
            all.addAll(List.of("--out", out.toString()));
        }
        CliRun run = CliRun.of(ProjectCopy.root(), Bridge::open, Map.of(), all.toArray(String[]::new));
        assertThat(run.code()).as("dollarbill %s\n%s%s", args, run.out(), run.err()).isZero();
        String stable = RUN_HASH.matcher(run.out().replace(out.toString(), "out")).replaceAll("$1-############");
        return stable.lines().map(String::stripTrailing).reduce("", (before, line) -> before + line + "\n");
    }

    private static void write(Path document, String text) throws IOException {
        Path aside = document.resolveSibling(document.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.move(aside, document, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
