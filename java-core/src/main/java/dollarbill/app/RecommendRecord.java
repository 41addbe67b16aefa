package dollarbill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ContentHash;
import dollarbill.bridge.registry.AtomicFile;
import dollarbill.market.DataFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file of recommendations made, one JSON document a line, oldest first.
 *
 * <p>A recommendation is known by the hash of what went in; one that is there already is not written again. The file is written aside and
 * moved into its place under a lock, so that a reader sees whole lines and no writer loses those of another.
 */
public final class RecommendRecord {
    /** Name of the file in the folder of all runs. */
    public static final String FILE = "recommendations.jsonl";

    private static final int SHORT_HASH = 12;

    /** File locks keep other processes away; threads of this one wait here. */
    private static final Object THREADS = new Object();

    private final Path file;

    private RecommendRecord(Path file) {
        this.file = file;
    }

    /** Returns the record in a folder of runs. */
    public static RecommendRecord in(Path folder) {
        return new RecommendRecord(folder.resolve(FILE));
    }

    /** Returns where it is. */
    public Path file() {
        return file;
    }

    /**
     * Appends the recommendations of a run that are not there yet.
     *
     * @return how many were appended
     * @throws DataFault  if a line of the file is no record
     */
    public int append(RecommendRun run, Instant now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (THREADS) {
            return appendAlone(run, now);
        }
    }

    private int appendAlone(RecommendRun run, Instant now) throws IOException {
        try (FileChannel guard = FileChannel.open(file.resolveSibling("." + FILE + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = guard.lock()) {
            List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
            Set<String> known = ids(before);
            StringBuilder text = new StringBuilder();
            before.forEach(line -> text.append(line).append('\n'));
            int added = 0;
            for (SymbolAdvice symbol : run.symbols()) {
                ObjectNode entry = entry(run, symbol, now);
                if (known.add(entry.path("id").textValue())) {
                    text.append(entry).append('\n');
                    added++;
                }
            }
            if (added > 0) {
                AtomicFile.write(file, text.toString());
            }
            return added;
        }
    }

    private Set<String> ids(List<String> lines) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode id = new ObjectMapper().readTree(lines.get(i)).path("id");
                if (!id.isTextual()) {
                    throw new DataFault(file.toString(), i + 1L, "id", "must be a text");
                }
                ids.add(id.textValue());
            } catch (JsonProcessingException e) {
                throw new DataFault(file.toString(), i + 1L, "", "is no JSON: " + e.getOriginalMessage());
            }
        }
        return ids;
    }

    private static ObjectNode entry(RecommendRun run, SymbolAdvice symbol, Instant now) {
        ObjectNode recommendation = RecommendDocument.symbol(symbol, now);
        ObjectNode inputs = inputs(run, symbol);
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("schema", RecommendDocument.SCHEMA);
        String went = inputs + "|" + symbol.day().symbol() + "|" + run.asOf() + "|" + run.portfolioValue();
        entry.put("id", run.asOf() + "-" + symbol.day().symbol() + "-"
                + ContentHash.of(went.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_HASH));
        entry.put("recorded_at", now.toString());
        entry.put("synthetic", run.synthetic());
        entry.put("portfolio_value", run.portfolioValue());
        entry.set("recommendation", recommendation);
        entry.set("inputs", inputs);
        return entry;
    }

    private static ObjectNode inputs(RecommendRun run, SymbolAdvice symbol) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        inputs.put("config_hash", run.configHash());
        ObjectNode data = inputs.putObject("data_hashes");
        symbol.day().dataHashes().forEach(data::put);
        if (symbol.day().features() instanceof SymbolDay.Known known) {
            inputs.put("feature_hash", known.hash());
        }
        if (symbol.ruling() instanceof SymbolAdvice.Advised advised) {
            inputs.set("held", RecommendDocument.held(advised.before()));
        }
        inputs.putObject("program").put("version", SignalService.VERSION).put("code_hash", ProgramHash.value());
        inputs.set("models", models(ForecastDocument.of(symbol.outlook())));
        return inputs;
    }

    private static JsonNode models(ObjectNode forecasts) {
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        forecasts.properties()
                .forEach(forecast -> models.set(
                        forecast.getKey(),
                        forecast.getValue().has("model")
                                ? forecast.getValue().get("model")
                                : JsonNodeFactory.instance.textNode(forecast.getValue().path("reason").textValue())));
        return models;
    }
}
