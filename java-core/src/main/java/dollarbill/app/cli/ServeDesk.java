package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.Enhancement;
import dollarbill.app.LiveSignals;
import dollarbill.app.LiveStructures;
import dollarbill.app.LiveSurfaces;
import dollarbill.app.PipelineRun;
import dollarbill.app.RunDocument;
import dollarbill.app.StructureAnswer;
import dollarbill.app.StructureQuestion;
import dollarbill.app.http.BacktestDesk;
import dollarbill.app.http.ForecastDesk;
import dollarbill.app.http.SignalDesk;
import dollarbill.app.risk.RiskService;
import dollarbill.app.sizing.SizingServices;
import dollarbill.app.sizing.StructureBelief;
import dollarbill.bridge.ModelHost;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.model.ModelIdentity;
import dollarbill.signal.SignalDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gives the endpoint what it asks for from a running engine. */
final class ServeDesk implements SignalDesk {
    private final ServeBacktests backtests;
    private final Engine engine;
    private final LiveSignals live;
    private final LiveSurfaces surfaces;
    private final SizingServices sizing;
    private final LiveStructures structures;
    private volatile @Nullable Rendered rendered;

    ServeDesk(Engine engine, LiveSignals live) {
        this.backtests = new ServeBacktests(engine);
        this.engine = engine;
        this.live = live;
        this.surfaces = new LiveSurfaces(engine);
        this.sizing = SizingServices.of(engine);
        this.structures = new LiveStructures(engine);
    }

    private record Rendered(LiveSignals.Snapshot snapshot, Board board) {}

    @Override
    @SuppressWarnings("ReferenceEquality") // another snapshot is another object
    public Optional<Board> current() {
        return live.current().map(snapshot -> {
            Rendered known = rendered;
            if (known == null || known.snapshot() != snapshot) {
                known = new Rendered(snapshot, board(snapshot));
                rendered = known;
            }
            return known.board();
        });
    }

    @Override
    public Optional<BacktestDesk> backtests() {
        return Optional.of(backtests);
    }

    @Override
    public Enhanced enhance(List<FeatureRow> rows) {
        Enhancement.Answer answer = new Enhancement(engine, engine.deadline())
                .judge(rows.stream().map(row -> new Enhancement.Row(row.id(), row.features())).toList());
        return new Enhanced(answer.document(), answer.generation());
    }

    @Override
    public SurfaceAnswer surface(String symbol) {
        return live.current()
                .map(snapshot -> switch (surfaces.of(symbol, snapshot.run())) {
                    case LiveSurfaces.Found found -> new SurfaceAnswer.Found(found.document());
                    case LiveSurfaces.Refused(Reason reason, String text) -> new SurfaceAnswer.Refused(reason, text);
                    case LiveSurfaces.Unknown _ -> new SurfaceAnswer.Unknown();
                })
                .orElseGet(SurfaceAnswer.NotYet::new);
    }

    @Override
    public RiskService risk() {
        return new RiskService(engine);
    }

    @Override
    public SizingServices sizing() {
        return sizing;
    }

    @Override
    public StructureFinding analyze(Symbol symbol, StructureQuestion question, Optional<StructureBelief> belief) {
        return live.current()
                .map(snapshot -> structures.of(symbol, question, snapshot.run())
                        .<StructureFinding>map(answer -> switch (answer) {
                            case StructureAnswer.Analysed analysed -> new StructureFinding.Found(
                                    sizing.kelly().document(analysed, belief));
                            case StructureAnswer.Refused(Reason reason, String detail) ->
                                new StructureFinding.Refused(reason, detail);
                        })
                        .orElseGet(StructureFinding.Unknown::new))
                .orElseGet(StructureFinding.NotYet::new);
    }

    @Override
    public ForecastDesk forecasts() {
        return new LiveForecasts(engine, live);
    }

    @Override
    public Optional<ModelHost> models() {
        return engine.startedModels();
    }

    @Override
    public List<Condition> conditions() {
        return live.fault().map(text -> List.of(new Condition("SIGNALS_UNAVAILABLE", text))).orElse(List.of());
    }

    private static Board board(LiveSignals.Snapshot snapshot) {
        PipelineRun run = snapshot.run();
        List<Item> items = run.signals().stream().map(ServeDesk::item).toList();
        return new Board(
                snapshot.document(),
                items,
                run.model().map(ModelIdentity::generation).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static Item item(SignalDocument signal) {
        Double confidence = signal.confidence().source() == SignalDocument.BeliefSource.MODEL
                ? signal.mlConfidence()
                : null;
        return new Item(
                signal.id(),
                signal.symbol(),
                confidence == null ? OptionalDouble.empty() : OptionalDouble.of(confidence),
                RunDocument.signal(signal));
    }
}
