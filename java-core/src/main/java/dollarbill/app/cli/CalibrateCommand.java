package dollarbill.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.HestonDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.market.DataFault;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.HestonFitSettings;
import dollarbill.surface.heston.HestonFitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits Heston's model to a chain and shows its parameters with what they leave in doubt. */
@Command(name = "calibrate", mixinStandardHelpOptions = true, description = "Calibrate Heston's model to a chain; write nothing.", footer = {
    "", "Example:", "  dollarbill calibrate SPY",
    "  dollarbill calibrate --chain data/sample/chains/SPY_2026-10-30.csv.gz --json"})
final class CalibrateCommand extends EngineVerb {
    private static final double DAYS_PER_YEAR = 365.0;
    private static final int LEAST_DAYS = (int) Math.round(DAYS_PER_YEAR * HestonFitSettings.DEFAULT.leastYears());

    @Mixin
    final ChainOptions chains = new ChainOptions();

    @Option(names = "--warm", paramLabel = "FILE", description = "Begin from the parameters of an earlier 'calibrate --json'.")
    @Nullable
    Path warm;

    @Option(names = "--min-days", paramLabel = "N", description = "Fit no expiry nearer than this (default: ${DEFAULT-VALUE}).")
    int leastDays = LEAST_DAYS;

    CalibrateCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        if (leastDays < 0) {
            throw new UsageFault("--min-days is " + leastDays + "; allowed: at least 0");
        }
        Optional<HestonParameters> start = start();
        List<ObjectNode> documents = new ArrayList<>();
        for (SurfaceReading.Fitted reading : chains.read(engine)) {
            documents.add(HestonDocument.of(reading.chain(), fitted(reading, fit(reading, start))));
        }
        if (output.json) {
            print(documents.size() == 1 ? documents.getFirst() : together(documents));
        } else {
            documents.forEach(document -> HestonText.lines(document).forEach(context.out()::println));
        }
        return ExitCode.OK;
    }

    private Optional<HestonParameters> start() throws IOException {
        if (warm == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(warm)) {
            throw new NoSuchFileException(warm.toString());
        }
        try {
            return Optional.of(HestonDocument.parameters(new ObjectMapper().readTree(warm.toFile())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new DataFault(warm.toString(), 0, "", "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new DataFault(warm.toString(), 0, "", String.valueOf(e.getMessage()));
        }
    }

    private HestonFit fit(SurfaceReading.Fitted reading, Optional<HestonParameters> start) {
        HestonFitSettings usual = HestonFitSettings.DEFAULT;
        HestonFitSettings settings = leastDays == LEAST_DAYS
                ? usual
                : usual.withLeastYears(leastDays / DAYS_PER_YEAR);
        return start.map(from -> HestonFitter.fit(reading.fit(), from, settings))
                .orElseGet(() -> settings.equals(usual) ? reading.heston() : HestonFitter.fit(reading.fit(), settings));
    }

    private static HestonFit.Fitted fitted(SurfaceReading.Fitted reading, HestonFit fit) {
        return switch (fit) {
            case HestonFit.Fitted fitted -> fitted;
            case HestonFit.Refused refused -> throw new DataFault(
                    reading.chain().source(), 0, "", refused.reason() + ": " + refused.detail());
        };
    }

    private static ObjectNode together(List<ObjectNode> documents) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode each = all.putArray("calibrations");
        documents.forEach(each::add);
        return all;
    }
}
