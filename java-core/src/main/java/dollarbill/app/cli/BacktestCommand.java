package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.BacktestDocument;
import dollarbill.app.BacktestFolder;
import dollarbill.app.BacktestRun;
import dollarbill.app.BacktestService;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.MarkedReport;
import dollarbill.app.MarketStudyDocument;
import dollarbill.app.MarketStudyRequest;
import dollarbill.app.MarketStudyService;
import dollarbill.app.RunFolder;
import dollarbill.app.report.TearSheet;
import dollarbill.bridge.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades a strategy over the past of the data folder and leaves its report in a folder of its own. */
@Command(name = "backtest", mixinStandardHelpOptions = true, description = "Trade a strategy over the past with fills, costs and settlement; write out/RUN/ with document, manifest and tear sheet.", footer = {
    "", "Example:", "  dollarbill backtest --strategy signals --symbols TSLA,MSFT,NVDA --ml off",
    "  dollarbill backtest --strategy condor --symbols SPY --data DIR --from 2012-01-01",
    "  dollarbill backtest --markets 20 --symbols SPY,QQQ,IWM,AAPL,MSFT,NVDA",
    "  dollarbill backtest --equity sma_cross --fast 20 --slow 100 --symbols SPY --data DIR"})
final class BacktestCommand extends EngineVerb {
    @Mixin
    final BacktestOptions asked = new BacktestOptions();

    @Mixin
    final EquityOptions equity = new EquityOptions();

    @Mixin
    final MarketStudyOptions markets = new MarketStudyOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    @Option(names = "--paste-into", paramLabel = "FILE", description = "Put the report between its marks in a Markdown file; needs --paste-as.")
    @Nullable
    Path document;

    @Option(names = "--paste-as", paramLabel = "NAME", description = "Name in the marks.")
    @Nullable
    String mark;

    BacktestCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options().withModels(asked.models());
        return out == null ? options : options.withOut(out);
    }

    @Override
    ExitCode run(Engine engine) throws IOException, ModelException {
        if (equity.asked()) {
            return shares(engine);
        }
        if (markets.asked()) {
            return study(engine);
        }
        requirePlace();
        BacktestRun run = new BacktestService(engine).run(asked.request());
        ObjectNode report = BacktestDocument.of(run);
        RunFolder folder = BacktestFolder.write(engine.options().outDir(), run, report, TearSheet.page(report));
        tell(report, BacktestText.lines(report), folder);
        return ExitCode.OK;
    }

    private ExitCode study(Engine engine) throws IOException, ModelException {
        if (folders.data != null) {
            throw new UsageFault("--markets draws its own markets and reads no --data");
        }
        MarketStudyRequest request = markets.request(asked);
        requirePlace();
        ObjectNode report = MarketStudyDocument.of(new MarketStudyService(engine).run(request));
        RunFolder folder = RunFolder.create(engine.options().outDir(), "markets");
        folder.write("markets.json", report);
        tell(report, MarketStudyText.lines(report), folder);
        return ExitCode.OK;
    }

    private void requirePlace() throws IOException {
        if ((document == null) != (mark == null)) {
            throw new UsageFault("--paste-into and --paste-as go together");
        }
        if (document != null && mark != null) {
            PastePlace.require(mark, document);
        }
    }

    private void tell(ObjectNode report, List<String> lines, RunFolder folder) throws IOException {
        if (document != null && mark != null) {
            MarkedReport.pasteLines(mark, lines, document);
        }
        if (output.json) {
            print(report);
        } else {
            lines.forEach(context.out()::println);
            context.out().println("written to " + folder.path());
        }
    }

    private ExitCode shares(Engine engine) throws IOException {
        EquityBacktestVerb.Written written = EquityBacktestVerb.run(engine, equity.request(asked));
        if (output.json) {
            print(written.document());
        } else {
            written.lines(equity.summary).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
