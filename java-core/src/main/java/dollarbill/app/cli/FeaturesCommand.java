package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.FeatureCsv;
import dollarbill.app.StaleCopy;
import dollarbill.app.csv.OutputFile;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the daily features of a symbol, or writes all of them as CSV. */
@Command(name = "features", mixinStandardHelpOptions = true, description = "Show the last day of a symbol's daily features, or write every day as CSV.", footer = {
    "", "Example:", "  dollarbill features --symbol SPY --out out/spy.csv", "  dollarbill features --definitions"})
final class FeaturesCommand extends EngineVerb {
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Symbol with bars in the data folder.")
    @Nullable
    String symbol;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write, .csv or .csv.gz: a row a day, an empty cell where a feature is absent.")
    @Nullable
    Path out;

    @Option(names = "--definitions", description = "Show what the features are, without data.")
    boolean definitions;

    FeaturesCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        if (definitions) {
            define();
            return ExitCode.OK;
        }
        if (symbol == null) {
            throw new UsageFault("--symbol is missing; or --definitions");
        }
        FeatureData data = data(engine, SymbolArguments.parse("--symbol", List.of(symbol)).getFirst());
        FeatureTable table = FeatureRegistry.daily().compute(data);
        if (out != null) {
            write(table, out);
        }
        if (output.json) {
            print(StaleCopy.markFeatures(lastDay(data, table), engine, table.symbol()));
        } else if (out == null) {
            StaleCopy.markFeatures(JsonNodeFactory.instance.objectNode(), engine, table.symbol())
                    .path("stale")
                    .forEach(copy -> context.out().println(StaleText.line(copy)));
            text(table).forEach(context.out()::println);
            source(data).ifPresent(found -> context.out().println(described(found)));
        } else {
            context.out()
                    .println(
                            table.days().size() + " days of " + table.columns().size() + " features written to " + out);
        }
        return ExitCode.OK;
    }

    private static FeatureData data(Engine engine, Symbol symbol) {
        DataDirectory directory = DataDirectory.open(engine.options().dataDir());
        return FeatureReader.of(directory, engine.configuration().trading().riskFreeRate())
                .read(symbol)
                .filter(data -> data.bars().size() > 0)
                .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
    }

    /** Returns where the implied volatility of the last day comes from. */
    private static Optional<ImpliedVolHistory.Source> source(FeatureData data) {
        return data.impliedVol().at(data.bars().date(data.bars().size() - 1)).map(ImpliedVolHistory.Reading::source);
    }

    private static String described(ImpliedVolHistory.Source source) {
        return "implied volatility read from " + source.name()
                + source.reason().map(why -> ": " + why.name() + ", " + why.text()).orElse("");
    }

    private static void write(FeatureTable table, Path file) throws IOException {
        try (OutputFile target = new OutputFile(file)) {
            Writer text = new OutputStreamWriter(target.stream(), StandardCharsets.UTF_8);
            FeatureCsv.write(table, text);
            text.flush();
            target.commit();
        }
    }

    private void define() {
        List<FeatureDefinition> all = FeatureRegistry.daily().definitions();
        if (output.json) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (FeatureDefinition definition : all) {
                list.addObject()
                        .put("name", definition.name())
                        .put("group", definition.group().name())
                        .put("unit", definition.unit())
                        .put("warm_up", definition.warmUp())
                        .put("meaning", definition.meaning())
                        .put("source", definition.source());
            }
            print(list);
            return;
        }
        TextTable table = TextTable.of("feature", "unit", ">warm-up", "meaning");
        all.forEach(definition -> table.add(
                definition.name(), definition.unit(), Integer.toString(definition.warmUp()), definition.meaning()));
        table.lines().forEach(context.out()::println);
    }

    private static ObjectNode lastDay(FeatureData data, FeatureTable table) {
        int day = table.days().size() - 1;
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("symbol", table.symbol().value());
        document.put("date", table.days().date(day).toString());
        document.put("days", table.days().size());
        source(data).ifPresent(found -> {
            ObjectNode implied = document.putObject("implied_volatility");
            implied.put("kind", found.kind().name());
            implied.put("name", found.name());
            found.reason().ifPresent(why -> implied.put("reason", why.name()));
        });
        ObjectNode features = document.putObject("features");
        ObjectNode absent = document.putObject("absent");
        for (FeatureColumn column : table.columns()) {
            String name = column.definition().name();
            switch (column.value(day)) {
                case FeatureValue.Known known -> features.put(name, known.value());
                case FeatureValue.Absent missing -> absent.put(name, missing.reason().name());
            }
        }
        return document;
    }

    private static List<String> text(FeatureTable table) {
        int day = table.days().size() - 1;
        TextTable lines = TextTable.of("feature", ">" + table.days().date(day), "unit or reason", "known at");
        for (FeatureColumn column : table.columns()) {
            FeatureDefinition definition = column.definition();
            switch (column.value(day)) {
                case FeatureValue.Known(double value, Instant at) ->
                    lines.add(definition.name(), String.format(Locale.ROOT, "%.6g", value), definition.unit(),
                            at.toString());
                case FeatureValue.Absent(Reason reason) ->
                    lines.add(definition.name(), "-", reason.text(), "");
            }
        }
        return lines.lines();
    }
}
