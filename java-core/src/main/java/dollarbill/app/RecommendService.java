package dollarbill.app;

import dollarbill.app.OutlookStage.Rows;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.PointInTime;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DirectionModel;
import dollarbill.model.InputRow;
import dollarbill.model.Outlook;
import dollarbill.model.VolatilityModel;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardLimits;
import dollarbill.signal.SizingContext;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.ModelView;
import dollarbill.strategy.StrategyAdvisor;
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
        if (new OutlookStage(engine, START_LIMIT).asksAny()) {
            engine.startModels();
        }
        return advise(days(request), request, START_LIMIT);
    }

    /** Reads what is known of the symbols of a request; needs no Python. */
    public List<SymbolDay> days(PipelineRequest request) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = request.symbols().isEmpty()
                ? engine.configuration().stocks().enabledSymbols()
                : request.symbols();
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

    /**
     * Asks the models and recommends.
     *
     * @param days  at least one symbol, all of the same day
     * @param patience  longest wait for models that are still starting
     */
    public RecommendRun advise(List<SymbolDay> days, PipelineRequest request, Duration patience) {
        LocalDate asOf = days.getFirst().asOf();
        double value = request.portfolioValue().orElse(engine.configuration().trading().portfolioValue());
        List<SymbolOutlook> outlooks = outlooks(days, new OutlookStage(engine, patience));
        StrategyAdvisor advisor = new StrategyAdvisor(
                engine.configuration().trading().selector().rules(), MarketStage.costs(engine.configuration()));
        SizingContext book = BookStage.empty(engine.configuration().trading(), value);
        GuardLimits limits = engine.configuration().trading().guardLimits();
        List<SymbolAdvice> advice = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            advice.add(new SymbolAdvice(
                    days.get(i), outlooks.get(i), ruling(advisor, book, limits, days.get(i), outlooks.get(i))));
        }
        return new RecommendRun(
                asOf, synthetic(days), value, advice, engine.configuration().contentHash());
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

    private static SymbolAdvice.Ruling ruling(
            StrategyAdvisor advisor,
            SizingContext book,
            GuardLimits limits,
            SymbolDay day,
            SymbolOutlook outlook) {
        if (day.features() instanceof SymbolDay.Unknown(Reason reason, String detail)) {
            return new SymbolAdvice.Withheld(reason.name(), detail);
        }
        Optional<MarketView> view = view(day.symbol(), day.asOf(), outlook, expectedVolatility(day));
        if (view.isEmpty()) {
            Outlook.Untold<?> untold = outlook.direction() instanceof Outlook.Untold<?> none
                    ? none
                    : (Outlook.Untold<?>) outlook.volatility();
            return new SymbolAdvice.Withheld(untold.reason(), untold.message());
        }
        return new SymbolAdvice.Advised(switch (day.chain()) {
            case SymbolDay.Listed(var chain, var fit) -> advisor.advise(view.get(), chain, fit, book)
                    .guarded(fit.surface(), BookState.empty(book.limits().portfolioValue()), limits);
            case SymbolDay.Unknown(Reason reason, String detail) -> advisor.withoutChain(view.get(), reason, detail);
        });
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

    private static OptionalDouble expectedVolatility(SymbolDay day) {
        return day.features() instanceof SymbolDay.Known known
                && known.volatility() instanceof FeatureValue.Known(double percent, var at)
                        ? OptionalDouble.of(percent / 100.0)
                        : OptionalDouble.empty();
    }
}
