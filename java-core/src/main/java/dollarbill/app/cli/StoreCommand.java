package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.store.FeatureSnapshot;
import dollarbill.feature.store.FeatureStore;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the daily features of symbols on disk, or reads what was known at a moment. */
@Command(name = "store", mixinStandardHelpOptions = true, description = "Keep the daily features of symbols as Parquet; with --as-of, read what was known at a moment.", footer = {
    "", "Example:", "  dollarbill store --symbols SPY,QQQ",
    "  dollarbill store --symbols SPY --as-of 2026-03-02T12:00:00Z --json"})
final class StoreCommand extends EngineVerb {
    @Option(names = "--symbols", required = true, split = ",", paramLabel = "SYMBOL", description = "Symbols with bars in the data folder.")
    List<String> symbols = List.of();

    @Option(names = "--as-of", paramLabel = "TIME", description = "Read the row known at a moment, as 2026-03-02T12:00:00Z, and write nothing.")
    @Nullable
    String asOf;

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of the store (default: data/store of the project).")
    @Nullable
    Path folder;

    StoreCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        Path directory = folder == null ? context.home().resolve("data").resolve("store") : folder;
        FeatureStore store = FeatureStore.at(directory, FeatureRegistry.daily().definitions());
        List<Symbol> names = SymbolArguments.parse(symbols);
        if (asOf == null) {
            keep(engine, store, names, directory);
        } else {
            read(store, names, moment(asOf));
        }
        return ExitCode.OK;
    }

    private void keep(Engine engine, FeatureStore store, List<Symbol> names, Path directory) throws IOException {
        FeatureReader reader = FeatureReader.of(
                DataDirectory.open(engine.options().dataDir()),
                engine.configuration().trading().riskFreeRate());
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (Symbol symbol : names) {
            FeatureTable table = reader.read(symbol)
                    .map(FeatureRegistry.daily()::compute)
                    .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
            store.write(table);
            kept.addObject()
                    .put("symbol", symbol.value())
                    .put("days", table.days().size())
                    .put("features", table.columns().size());
            if (!output.json) {
                context.out()
                        .println(symbol + ": " + table.days().size() + " days of " + table.columns().size()
                                + " features kept in " + directory);
            }
        }
        if (output.json) {
            print(kept);
        }
    }

    private void read(FeatureStore store, List<Symbol> names, Instant moment) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Symbol symbol : names) {
            FeatureSnapshot row = store.asOf(symbol, moment)
                    .orElseThrow(() -> new DataFault(
                            symbol.value(), 0, "", "has no stored features known at " + moment + "; store them first"));
            if (output.json) {
                rows.add(document(row));
            } else {
                text(row).forEach(context.out()::println);
            }
        }
        if (output.json) {
            print(rows);
        }
    }

    private static ObjectNode document(FeatureSnapshot row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("symbol", row.symbol().value());
        node.put("date", row.date().toString());
        ObjectNode features = node.putObject("features");
        row.values().forEach((name, cell) -> {
            ObjectNode value = features.putObject(name);
            switch (cell) {
                case FeatureValue.Known(double number, Instant at) ->
                    value.put("value", number).put("known_at", at.toString());
                case FeatureValue.Absent(Reason reason) -> value.put("absent", reason.name());
            }
        });
        return node;
    }

    private static List<String> text(FeatureSnapshot row) {
        TextTable table = TextTable.of(row.symbol() + " feature", ">" + row.date(), "known at or reason");
        row.values().forEach((name, cell) -> {
            switch (cell) {
                case FeatureValue.Known(double number, Instant at) ->
                    table.add(name, String.format(Locale.ROOT, "%.6g", number), at.toString());
                case FeatureValue.Absent(Reason reason) -> table.add(name, "-", reason.text());
            }
        });
        return table.lines();
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UsageFault("--as-of: '" + text + "' must be a time as 2026-03-02T12:00:00Z");
        }
    }
}
