package dollarbill.app;

import dollarbill.backtest.daily.Baseline;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyRowReader;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.HarVolatility;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.VolatilityInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The rows that a model of daily features learns from, and the folds it is measured by.
 *
 * @param symbols  whose days they are
 * @param rows  in time order
 * @param folds  what is learned from and tested in turn
 * @param synthetic  whether the data folder says that its market was made
 */
record DailyHistory(List<Symbol> symbols, List<DailyRow> rows, List<WalkForward.Fold> folds, boolean synthetic) {
    DailyHistory {
        symbols = List.copyOf(symbols);
        rows = List.copyOf(rows);
        folds = List.copyOf(folds);
    }

    /**
     * Reads the history of a target.
     *
     * @param folds  how many
     * @throws DataFault  if bars are missing or the history is too short
     */
    static DailyHistory read(Engine engine, DailyTrainRequest request, int folds) {
        DataDirectory directory = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = DailyTrainService.symbols(engine, request.symbols(), directory);
        List<DailyRow> rows = rows(engine, request, directory, symbols);
        List<WalkForward.Fold> cut = DailyTrainService.folds(engine, rows, folds);
        requirePaths(engine, request.target(), rows, cut);
        return new DailyHistory(symbols, rows, cut, directory.synthetic());
    }

    /** Returns whose days they are and from when to when. */
    String name() {
        return "days of " + symbols.stream().map(Symbol::value).collect(Collectors.joining(", ")) + " from "
                + rows.getFirst().date() + " to " + rows.getLast().date();
    }

    /** Returns the rows of all days whose outcome is known, in time order. */
    static List<DailyRow> rows(
            Engine engine, DailyTrainRequest request, DataDirectory directory, List<Symbol> symbols) {
        FeatureReader features = FeatureReader.of(directory, engine.configuration().trading().riskFreeRate());
        List<String> inputs = DailyTrainService.inputs(request.target());
        boolean[] left = leftOut(request, inputs);
        DailyRowReader reader = new DailyRowReader(request.target());
        List<List<DailyRow>> parts = new ArrayList<>();
        for (Symbol symbol : symbols) {
            FeatureData of = features.read(symbol)
                    .orElseThrow(() -> new DataFault(
                            engine.options().dataDir().toString(), 0, "", "holds no daily bars of " + symbol));
            FeatureTable table = FeatureRegistry.daily().compute(of);
            IntFunction<double[]> row = day -> blanked(VolatilityInputs.row(table, day, inputs), left);
            parts.add(reader.rows(of, table, row));
        }
        return DailyRowReader.inTimeOrder(parts);
    }

    private static boolean[] leftOut(DailyTrainRequest request, List<String> inputs) {
        Map<String, FeatureGroup> groups = FeatureRegistry.daily()
                .definitions()
                .stream()
                .collect(Collectors.toMap(FeatureDefinition::name, FeatureDefinition::group));
        boolean[] left = new boolean[inputs.size()];
        for (int i = 0; i < left.length; i++) {
            FeatureGroup group = groups.get(inputs.get(i));
            left[i] = (group == FeatureGroup.SENTIMENT && !request.sentiment())
                    || (group == FeatureGroup.EARNINGS && !request.earnings());
        }
        return left;
    }

    private static double[] blanked(double[] row, boolean[] left) {
        for (int i = 0; i < row.length; i++) {
            if (left[i]) {
                row[i] = Double.NaN;
            }
        }
        return row;
    }

    /** Refuses folds whose training holds too little implied volatility for the autoregression that the model is held against. */
    private static void requirePaths(
            Engine engine, DailyTarget target, List<DailyRow> rows, List<WalkForward.Fold> folds) {
        if (!Baseline.of(target).contains(Baseline.HAR)) {
            return;
        }
        for (int k = 0; k < folds.size(); k++) {
            long paths = HarVolatility.paths(folds.get(k).train(rows));
            if (paths < HarVolatility.FEWEST_PATHS) {
                throw new DataFault(engine.options().dataDir().toString(), 0, "",
                        "fold " + (k + 1) + " would learn the autoregression of implied volatility from " + paths
                                + " rows with a year of it before them; at least " + HarVolatility.FEWEST_PATHS
                                + " needed: give more days, or symbols whose implied volatility is known");
            }
        }
    }
}
