package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.LeakageDocument;
import dollarbill.app.LeakageService;
import dollarbill.bridge.ModelException;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.leakage.LeakageDetector;
import dollarbill.feature.leakage.LeakageReport;
import dollarbill.feature.leakage.MovedColumn;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes the future and names every daily feature, label and model output that moves before it. */
@Command(name = "leakage", mixinStandardHelpOptions = true, description = "Change every input that became known after some days and name the daily features, labels and model outputs that move before them.", footer = {
    "", "Example:", "  dollarbill leakage --data ../shared/data --symbols SPY --cuts 10"})
final class LeakageCommand extends EngineVerb {
    private static final int MOST_CUTS = 200;
    private static final String TASK = "changing the future";

    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Symbols with bars in the data folder (default: SPY).")
    List<String> symbols = List.of("SPY");

    @Option(names = "--cuts", paramLabel = "N", description = "Days after which inputs are changed, 1 to 200 (default: ${DEFAULT-VALUE}).")
    int cuts = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Of the changed values (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--models", description = "Also labels, and what direction_classifier, large_move and volatility_forecaster answer on the later half of the days, learned from the earlier.")
    boolean models;

    LeakageCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw new UsageFault("--cuts: " + cuts + "; allowed: 1 to " + MOST_CUTS);
        }
        FeatureReader reader = FeatureReader.of(
                DataDirectory.open(engine.options().dataDir()),
                engine.configuration().trading().riskFreeRate());
        List<Symbol> names = SymbolArguments.parse(symbols);
        Map<Symbol, LeakageReport> reports = new LinkedHashMap<>();
        engine.progress().begin(TASK, names.size());
        for (Symbol symbol : names) {
            FeatureData data = reader.read(symbol)
                    .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
            reports.put(symbol, examine(engine, data));
            engine.progress().advance(TASK, 1);
        }
        engine.progress().end(TASK);
        if (output.json) {
            print(LeakageDocument.of(reports));
        } else {
            reports.forEach(this::show);
        }
        return reports.values().stream().allMatch(LeakageReport::clean) ? ExitCode.OK : ExitCode.DISAGREEMENT;
    }

    private LeakageReport examine(Engine engine, FeatureData data) throws ModelException {
        if (data.bars().size() < LeakageDetector.BARS_A_CUT * cuts) {
            throw new DataFault(data.bars().symbol().value(), 0, "", Reason.BARS_SHORT.text() + ": "
                    + data.bars().size() + " bars for " + cuts + " cuts");
        }
        List<LocalDate> days = LeakageDetector.cuts(data.bars(), cuts);
        LeakageService service = new LeakageService(engine, seed);
        return models ? service.models(data, days) : service.features(data, days);
    }

    private void show(Symbol symbol, LeakageReport report) {
        context.out()
                .println(symbol + ": " + report.columns()
                        + (models ? " features, labels and outputs" : " features") + ", future changed after "
                        + report.cuts().size() + " days from " + report.cuts().getFirst() + " to "
                        + report.cuts().getLast() + ": "
                        + (report.clean() ? "nothing moved" : report.names().size() + " moved"));
        if (!report.clean()) {
            TextTable table = TextTable.of("column", "future", "cut", "first day moved", ">days");
            for (MovedColumn column : report.moved()) {
                table.add(column.name(), column.poison().name(), column.cut().toString(), column.first().toString(),
                        Integer.toString(column.cells()));
            }
            table.lines().forEach(context.out()::println);
        }
    }
}
