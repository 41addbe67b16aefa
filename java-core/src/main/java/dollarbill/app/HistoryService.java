package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.backtest.RecordedMarket;
import dollarbill.backtest.ReplaySettings;
import dollarbill.backtest.SignalReplay;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.TrainingSet;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Follows the signals of the past to their outcomes: the rows that models learn from. */
public final class HistoryService {
    private static final String TASK = "replay";

    private final Engine engine;

    /** Creates a service of an engine. */
    public HistoryService(Engine engine) {
        this.engine = engine;
    }

    /** Returns the settings of the replay: the rules and costs of service. */
    public ReplaySettings settings() {
        ReplaySettings defaults = ReplaySettings.defaults();
        return new ReplaySettings(
                defaults.settleWithinDays(),
                MarketStage.costs(engine.configuration()),
                MarketStage.rules(engine.configuration()));
    }

    /** Returns whether the data are simulated. */
    public boolean synthetic() {
        return DataDirectory.open(engine.options().dataDir()).synthetic();
    }

    /**
     * Replays the history of underlyings.
     *
     * @param symbols  underlyings; the enabled ones of the configuration where empty
     * @param threads  underlyings at the same time; the result does not depend on it
     */
    public TrainingSet replay(List<Symbol> symbols, int threads) {
        Configuration configuration = engine.configuration();
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<Symbol> chosen = configuration.stocks().orEnabled(symbols);
        ReplaySettings settings = settings();
        long days = chosen.stream().mapToLong(symbol -> data.chainDates(symbol).size()).sum();
        engine.progress().begin(TASK, Math.max(days, 1));
        try {
            return join(Parallel.map(chosen, threads, symbol -> {
                double flatRate = configuration.trading().riskFreeRate();
                RecordedMarket market = new RecordedMarket(
                        data, data, ChainReading.quality(flatRate), ChainReading.fitting(flatRate));
                return new SignalReplay(settings)
                        .run(market, List.of(symbol), (done, of) -> engine.progress().advance(TASK, 1));
            }));
        } finally {
            engine.progress().end(TASK);
        }
    }

    private static TrainingSet join(List<TrainingSet> parts) {
        List<TrainingRow> rows = new ArrayList<>();
        Map<Reason, Integer> unresolved = new EnumMap<>(Reason.class);
        Map<Reason, Integer> rejected = new EnumMap<>(Reason.class);
        Map<Reason, Integer> closed = new EnumMap<>(Reason.class);
        for (TrainingSet part : parts) {
            rows.addAll(part.rows());
            part.unresolved().forEach((reason, count) -> unresolved.merge(reason, count, Integer::sum));
            part.rejected().forEach((reason, count) -> rejected.merge(reason, count, Integer::sum));
            part.closedDays().forEach((reason, count) -> closed.merge(reason, count, Integer::sum));
        }
        rows.sort(Comparator.comparing(TrainingRow::asOf).thenComparing(TrainingRow::id));
        return new TrainingSet(rows, unresolved, rejected, closed);
    }
}
