package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.ModelUse;
import dollarbill.app.PredictionInput;
import dollarbill.app.ProgressSink;
import dollarbill.app.StructureAnswer;
import dollarbill.app.StructureQuestion;
import dollarbill.app.StructureService;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceService;
import dollarbill.app.risk.RiskService;
import dollarbill.app.sizing.SizingServices;
import dollarbill.app.sizing.StructureBelief;
import dollarbill.bridge.ModelHost;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application with three signals whose judgement can be held or broken. */
final class FakeDesk implements SignalDesk {
    final FakeHost host = new FakeHost();
    private final Engine engine = Engine.open(
            EngineOptions.of(Path.of(System.getProperty("project.root")), Map.of()),
            ModelUse.COMMAND,
            settings -> {
                throw new AssertionError("sizing must not start Python");
            },
            InstantSource.system(),
            ProgressSink.SILENT);
    final AtomicInteger inside = new AtomicInteger();
    /** Answers of a symbol and of features given; {@code SOON} is not there yet. */
    private static final ForecastDesk FORECASTS = new ForecastDesk() {
        @Override
        public Forecast recommendations(List<String> symbols) {
            return symbols.contains("SOON") ? new Forecast.NotYet() : new Forecast.Unknown(symbols);
        }

        @Override
        public Forecast prediction(String symbol) {
            return recommendations(List.of(symbol));
        }

        @Override
        public JsonNode predict(PredictionInput input) {
            return JsonNodeFactory.instance.objectNode().put("symbol", input.symbol().value());
        }
    };

    volatile boolean started = true;
    volatile @Nullable CountDownLatch held;
    volatile @Nullable RuntimeException fault;
    volatile @Nullable Board board = board(3);

    /** Returns a board of the first signals of the stored run under short names. */
    static Board board(int count) {
        ObjectNode document = storedRun();
        ArrayNode array = (ArrayNode) document.get("signals");
        List<Item> items = new ArrayList<>();
        while (array.size() > count) {
            array.remove(count);
        }
        for (int i = 0; i < count; i++) {
            String symbol = i % 2 == 0 ? "SPY" : "QQQ";
            double confidence = 0.9 - 0.1 * i;
            ObjectNode signal = (ObjectNode) array.get(i);
            signal.put("id", "S" + i).put("symbol", symbol).put("ml_confidence", confidence);
            items.add(new Item("S" + i, symbol, OptionalDouble.of(confidence), signal));
        }
        return new Board(document, items, OptionalLong.of(1));
    }

    private static ObjectNode storedRun() {
        try (InputStream in = FakeDesk.class.getResourceAsStream("/dollarbill/app/run.json")) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public SizingServices sizing() {
        return SizingServices.of(engine);
    }

    @Override
    public Optional<Board> current() {
        return Optional.ofNullable(board);
    }

    @Override
    public Enhanced enhance(List<FeatureRow> rows) {
        inside.incrementAndGet();
        try {
            CountDownLatch latch = held;
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault != null) {
            throw fault;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode signals = document.putArray("signals");
        for (FeatureRow row : rows) {
            ObjectNode signal = signals.addObject().put("id", row.id());
            signal.put("ml_confidence", 0.61).put("ml_recommendation", "BUY").putArray("cautions");
        }
        return new Enhanced(document, OptionalLong.of(host.generation()));
    }

    @Override
    public SurfaceAnswer surface(String symbol) {
        return switch (symbol) {
            case "SPY" -> new SurfaceAnswer.Found(surfaceDocument());
            case "OLD" -> new SurfaceAnswer.Refused(Reason.CHAIN_MISSING, "no chain of OLD");
            case "SOON" -> new SurfaceAnswer.NotYet();
            default -> new SurfaceAnswer.Unknown();
        };
    }

    @Override
    public StructureFinding analyze(Symbol symbol, StructureQuestion question, Optional<StructureBelief> belief) {
        return switch (symbol.value()) {
            case "SPY" -> switch (new StructureService(0.05).analyse(DataDirectory.chain(spyChain()), question)) {
                case StructureAnswer.Analysed analysed -> new StructureFinding.Found(
                        sizing().kelly().document(analysed, belief));
                case StructureAnswer.Refused(Reason reason, String detail) ->
                    new StructureFinding.Refused(reason, detail);
            };
            case "SOON" -> new StructureFinding.NotYet();
            default -> new StructureFinding.Unknown();
        };
    }

    private static Path spyChain() {
        return Path.of(System.getProperty("project.root"), "data", "sample", "chains", "SPY_2026-10-30.csv.gz");
    }

    private static ObjectNode surfaceDocument() {
        SurfaceService service = new SurfaceService(0.05);
        return SurfaceDocument.of((SurfaceReading.Fitted) service.file(spyChain()));
    }

    @Override
    public RiskService risk() {
        return new RiskService(engine);
    }

    @Override
    public ForecastDesk forecasts() {
        return FORECASTS;
    }

    @Override
    public Optional<ModelHost> models() {
        return started ? Optional.of(host) : Optional.empty();
    }

    @Override
    public List<Condition> conditions() {
        return List.of();
    }
}
