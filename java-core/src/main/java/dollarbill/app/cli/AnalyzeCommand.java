package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.StructureAnswer;
import dollarbill.app.StructureQuestion;
import dollarbill.app.StructureService;
import dollarbill.app.report.StructureFiles;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.structure.StructureAnalysis;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses a structure of options and shares on a chain. */
@Command(name = "analyze", mixinStandardHelpOptions = true, description = "Analyse a structure: entry, payoff, odds, Greeks, margin; docs/structures.md.", footer = {
    "", "Example:", "  dollarbill analyze AAPL --structure iron_condor --delta .16 --days 30",
    "  dollarbill analyze SPY --legs \"+1 C 585 2026-11-20, -1 C 595 2026-11-20\" --png payoff.png"})
final class AnalyzeCommand extends EngineVerb {
    @Mixin
    final ChainOptions chains = new ChainOptions();

    @Mixin
    final StructureOptions structure = new StructureOptions();

    @Option(names = "--png", paramLabel = "FILE", description = "Write the payoff as a picture.")
    @Nullable
    Path png;

    @Option(names = "--page", paramLabel = "FILE", description = "Write a page with pictures that opens without a network.")
    @Nullable
    Path page;

    AnalyzeCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        StructureQuestion question = structure.question();
        RawChain raw = chains.one(engine);
        switch (StructureService.of(engine).analyse(raw, question)) {
            case StructureAnswer.Refused refused ->
                throw new DataFault(raw.source(), 0, "", refused.reason() + ": " + refused.detail());
            case StructureAnswer.Analysed analysed -> show(analysed);
        }
        return ExitCode.OK;
    }

    private void show(StructureAnswer.Analysed analysed) throws IOException {
        ObjectNode document = analysed.document();
        StructureAnalysis analysis = analysed.analysis();
        if (png != null) {
            StructureFiles.writePicture(analysis, document, png);
        }
        if (page != null) {
            StructureFiles.writePage(document, page);
        }
        if (output.json) {
            print(document);
            return;
        }
        AnalyzeText.lines(document).forEach(context.out()::println);
        for (Path written : new Path[] {png, page}) {
            if (written != null) {
                context.out().println("written to " + written);
            }
        }
    }
}
