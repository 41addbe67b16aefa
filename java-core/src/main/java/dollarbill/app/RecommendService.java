package dollarbill.app;

import dollarbill.app.OutlookStage.Rows;
import dollarbill.feature.PointInTime;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DirectionModel;
import dollarbill.model.InputRow;
import dollarbill.model.Outlook;
import dollarbill.model.VolatilityModel;
import dollarbill.strategy.HeldBook;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.ModelView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Recommends a strategy for each symbol: daily features, the models asked about all symbols at once, the view they make, the selector, and
 * a position where there are options to trade.
 */
public final class RecommendService {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String TASK = "daily features";

    private final Engine engine;

    /** Creates a service of an engine. */
    public RecommendService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs the whole way; Python starts while Java works, where a model can be asked.
     *
     * @throws DataFault  if a file is not what it should be, or there is neither a bar nor a chain of any symbol
     */
    public RecommendRun run(PipelineRequest request) {
        return run(request, Optional.empty());
    }

    /**
     * Runs the whole way for a book.
     *
     * @param held  what is held already; nothing where absent
     * @throws DataFault  if a file is not what it should be, or there is neither a bar nor a chain of any symbol
     */
    public RecommendRun run(PipelineRequest request, Optional<HeldBook> held) {
        if (new OutlookStage(engine, START_LIMIT).asksAny()) {
            engine.startModels();
        }
        return advise(days(request), request, held, START_LIMIT);
    }

    /** Reads what is known of the symbols of a request; needs no Python. */
    public List<SymbolDay> days(PipelineRequest request) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = engine.configuration().stocks().orEnabled(request.symbols());
        LocalDate day = request.asOf()
                .or(() -> SymbolDays.newest(data, symbols))
                .orElseThrow(() -> new DataFault(
                        engine.options().dataDir().toString(), 0, "", "holds neither bars nor chains of " + symbols));
        SymbolDays reader = SymbolDays.of(engine, data);
        engine.progress().begin(TASK, symbols.size());
        try {
            return Parallel.map(symbols, request.threads(), symbol -> {
                SymbolDay read = reader.read(symbol, day);
                engine.progress().advance(TASK, 1);
                return read;
            });
        } finally {
            engine.progress().end(TASK);
        }
    }

    /** Asks the models and recommends for an empty book. */
    public RecommendRun advise(List<SymbolDay> days, PipelineRequest request, Duration patience) {
        return advise(days, request, Optional.empty(), patience);
    }

    /**
     * Asks the models and recommends.
     *
     * @param days  at least one symbol, all of the same day
     * @param held  what is held already; nothing where absent
     * @param patience  longest wait for models that are still starting
     */
    private RecommendRun advise(
            List<SymbolDay> days, PipelineRequest request, Optional<HeldBook> held, Duration patience) {
        double value = request.portfolioValue()
                .orElseGet(() -> held.map(book -> book.state().equity())
                        .orElseGet(() -> engine.configuration().trading().portfolioValue()));
        HeldBook start = held.orElse(HeldBook.empty(value));
        List<SymbolOutlook> outlooks = outlooks(days, new OutlookStage(engine, patience));
        return new RecommendRun(
                days.getFirst().asOf(),
                synthetic(days),
                value,
                start,
                new AdviceStage(engine.configuration(), value).decide(days, outlooks, start),
                engine.configuration().contentHash());
    }

    /** Asks about the symbols that have features, all at once; of the others it says why they have none. */
    private static List<SymbolOutlook> outlooks(List<SymbolDay> days, OutlookStage stage) {
        List<Rows> rows = new ArrayList<>();
        for (SymbolDay day : days) {
            if (day.features() instanceof SymbolDay.Known known) {
                rows.add(new Rows(
                        InputRow.features(known.table(), known.last()),
                        Optional.of(InputRow.returns(known.bars(), known.last()))));
            }
        }
        Iterator<SymbolOutlook> told = stage.ask(rows, PointInTime.cutoff(days.getFirst().asOf())).iterator();
        return days.stream().map(day -> switch (day.features()) {
            case SymbolDay.Known _ -> told.next();
            case SymbolDay.Unknown(Reason reason, String detail) -> SymbolOutlook.none(reason.name(), detail);
        }).toList();
    }

    private static boolean synthetic(List<SymbolDay> days) {
        return days.stream()
                .anyMatch(day -> (day.features() instanceof SymbolDay.Known known
                        && known.bars().synthetic())
                        || (day.chain() instanceof SymbolDay.Listed listed && listed.chain().synthetic()));
    }

    /** Returns the view that an outlook makes; empty where the direction or the volatility is not foretold. */
    static Optional<MarketView> view(
            Symbol symbol, LocalDate day, SymbolOutlook outlook, OptionalDouble expectedVolatility) {
        return outlook.direction() instanceof Outlook.Foretold<DirectionModel.Answer> direction
                && outlook.volatility() instanceof Outlook.Foretold<VolatilityModel.Answer> volatility
                        ? Optional.of(ModelView.of(
                                symbol, PointInTime.cutoff(day), direction, volatility, expectedVolatility))
                        : Optional.empty();
    }
}
