package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.DailyModels;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.PipelineRequest;
import dollarbill.app.RecommendDocument;
import dollarbill.app.RecommendRecord;
import dollarbill.app.RecommendRun;
import dollarbill.app.RecommendService;
import dollarbill.app.risk.RiskService;
import dollarbill.risk.book.BookFile;
import dollarbill.strategy.HeldBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends a strategy with its position for each symbol, or no trade with the reason. */
@Command(name = "recommend", mixinStandardHelpOptions = true, description = "Recommend an options strategy for each symbol with its position, or no trade with the reason.", footer = {
    "", "Example:", "  dollarbill recommend --symbols SPY,QQQ,IWM --portfolio-value 250000"})
final class RecommendCommand extends EngineVerb {
    @Mixin
    final PipelineOptions asked = new PipelineOptions();

    @Option(names = "--record", description = "Append what is recommended, with the hashes of what went in, to recommendations.jsonl in the folder of all runs.")
    boolean record;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    @Option(names = "--book", paramLabel = "FILE", description = "What is held already: .csv with a header, otherwise JSON (docs/risk.md); nothing by default.")
    @Nullable
    Path book;

    RecommendCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options();
        options = out == null ? options : options.withOut(out);
        return options.withModels(DailyModels.able(options));
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        PipelineRequest request = asked.request();
        RecommendRun run = new RecommendService(engine).run(request, held(engine, request));
        Instant now = engine.clock().instant();
        ObjectNode document = RecommendDocument.of(run, now);
        if (output.json) {
            print(document);
        } else {
            RecommendText.lines(document).forEach(context.out()::println);
        }
        if (record) {
            RecommendRecord file = RecommendRecord.in(engine.options().outDir());
            int added = file.append(run, now);
            if (!output.json) {
                context.out().println();
                context.out()
                        .println(added + " of " + run.symbols().size() + " recommendations appended to "
                                + file.file() + (added < run.symbols().size() ? "; the others were there" : ""));
            }
        }
        return ExitCode.OK;
    }

    private Optional<HeldBook> held(Engine engine, PipelineRequest request) throws IOException {
        if (book == null) {
            return Optional.empty();
        }
        return Optional.of(new RiskService(engine)
                .held(BookFile.read(book), request.asOf().orElse(LocalDate.MAX), request.portfolioValue()));
    }
}
