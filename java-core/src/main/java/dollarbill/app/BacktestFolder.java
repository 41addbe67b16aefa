package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of backtests below the folder of all runs. */
public final class BacktestFolder {
    /** Name of the document. */
    public static final String DOCUMENT = "backtest.json";

    /** Name of the page. */
    public static final String PAGE = "tearsheet.html";

    private static final Pattern ID = Pattern.compile("backtest-[a-z-]{1,20}-\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12}");

    private BacktestFolder() {}

    /** Writes document, page and manifest of a run, each aside and then into place. */
    public static RunFolder write(Path out, BacktestRun run, ObjectNode document, String page) throws IOException {
        RunFolder folder = RunFolder.create(out, run.id());
        folder.write(RunFolder.MANIFEST, run.manifest().toJson());
        AtomicFile.write(folder.path().resolve(PAGE), page);
        folder.write(DOCUMENT, document);
        return folder;
    }

    /** Returns the document of a run by its id; absent where there is none. */
    public static Optional<JsonNode> read(Path out, String id) throws IOException {
        Path folder = out.resolve(id);
        return ID.matcher(id).matches() && Files.isRegularFile(folder.resolve(DOCUMENT))
                ? Optional.of(new RunFolder(folder).read(DOCUMENT))
                : Optional.empty();
    }

    /** Returns the runs that are stored, by id, with what each shows. */
    public static ObjectNode list(Path out) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode runs = document.putArray("backtests");
        for (String id : ids(out)) {
            Optional<JsonNode> found = read(out, id);
            found.ifPresent(run -> runs.addObject()
                    .put("run", id)
                    .put("notice", run.path("notice").asText())
                    .put("strategy", run.at("/request/strategy").asText())
                    .put("verdict", run.path("verdict").asText()));
        }
        return document;
    }

    private static List<String> ids(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(out)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .filter(ID.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }
}
