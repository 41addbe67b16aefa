package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.StructureAnswer;
import dollarbill.app.StructureQuestion;
import dollarbill.app.StructureService;
import dollarbill.app.report.StructureFiles;
import dollarbill.app.sizing.KellyDocument;
import dollarbill.app.sizing.KellyService;
import dollarbill.app.sizing.SizingJson;
import dollarbill.app.sizing.StructureBelief;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.sizing.WinProbability;
import dollarbill.structure.StructureAnalysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses a structure of options and shares on a chain. */
@Command(name = "analyze", mixinStandardHelpOptions = true, description = "Analyse a structure: entry, payoff, odds, Greeks, margin; docs/structures.md.", footer = {
    "", "Example:", "  dollarbill analyze AAPL --structure iron_condor --delta .16 --days 30",
    "  dollarbill analyze SPY --legs \"+1 C 585 2026-11-20, -1 C 595 2026-11-20\" --png payoff.png",
    "  dollarbill analyze AAPL --structure iron_condor --win-probability .85 --interval .8,.9 --value 50000"})
final class AnalyzeCommand extends EngineVerb {
    @Mixin
    final ChainOptions chains = new ChainOptions();

    @Mixin
    final StructureOptions structure = new StructureOptions();

    @Mixin
    final ProbabilityOptions probability = new ProbabilityOptions();

    @Mixin
    final MoneyOptions money = new MoneyOptions();

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
        Optional<StructureBelief> belief = belief();
        RawChain raw = chains.one(engine);
        switch (StructureService.of(engine).analyse(raw, question)) {
            case StructureAnswer.Refused refused ->
                throw new DataFault(raw.source(), 0, "", refused.reason() + ": " + refused.detail());
            case StructureAnswer.Analysed analysed -> show(
                    analysed, belief.map(told -> new KellyService(engine).structure(analysed.analysis(), told)));
        }
        return ExitCode.OK;
    }

    private Optional<StructureBelief> belief() {
        Optional<WinProbability> known = probability.known();
        if (known.isEmpty() && money.given()) {
            throw new UsageFault("--value and --scaling size a stake and need --win-probability");
        }
        try {
            return known.map(p -> new StructureBelief(p, money.money()));
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    private void show(StructureAnswer.Analysed analysed, Optional<KellyDocument> stake) throws IOException {
        ObjectNode document = analysed.document();
        stake.ifPresent(sized -> document.set("stake", SizingJson.tree(sized)));
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
        stake.ifPresent(sized -> {
            context.out().println();
            KellyText.lines(sized).forEach(context.out()::println);
        });
        for (Path written : new Path[] {png, page}) {
            if (written != null) {
                context.out().println("written to " + written);
            }
        }
    }
}
