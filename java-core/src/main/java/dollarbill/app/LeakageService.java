package dollarbill.app;

import dollarbill.backtest.daily.DailyRowReader;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.ForecastOutputs;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ContentHash;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.TrainingRequest;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.leakage.LeakageDetector;
import dollarbill.feature.leakage.LeakageReport;
import dollarbill.feature.leakage.MovedColumn;
import dollarbill.feature.leakage.OutputTable;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.model.VolatilityInputs;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for daily features, labels and outputs of the models of daily features that know the future. */
public final class LeakageService {
    private static final Duration FIT_LIMIT = Duration.ofMinutes(10);

    /** Trading days between the answers that are compared: the horizon. */
    private static final int EVERY = DailyTarget.HORIZON;

    private final Engine engine;
    private final long seed;
    private final Map<String, Artefact> learned = new HashMap<>();

    /**
     * Creates a service of an engine.
     *
     * @param seed  of the changed values
     */
    public LeakageService(Engine engine, long seed) {
        this.engine = engine;
        this.seed = seed;
    }

    /** Examines every daily feature. */
    public LeakageReport features(FeatureData data, List<LocalDate> cuts) {
        return LeakageDetector.examine(data, inputs -> OutputTable.of(FeatureRegistry.daily().compute(inputs)), cuts,
                seed);
    }

    /**
     * Examines every daily feature, the labels of every target, and what its model answers on the later half of the days, learned
     * from the rows of the earlier half.
     *
     * <p>Equal rows teach the same, so a model learns again only where a change of the future reached its rows. Before the later half there are no
     * answers that could move, so models are asked about later cuts alone.
     *
     * @throws ModelException  if a model cannot be learned or does not answer
     * @throws DataFault  if the earlier half teaches a model too little, with what is there and what is needed
     */
    public LeakageReport models(FeatureData data, List<LocalDate> cuts) throws ModelException {
        LocalDate middle = data.bars().date(data.bars().size() / 2);
        requireRows(data, middle);
        engine.startModels();
        List<LocalDate> earlier = cuts.stream().filter(cut -> cut.isBefore(middle)).toList();
        List<LocalDate> later = cuts.stream().filter(cut -> !cut.isBefore(middle)).toList();
        try {
            LeakageReport answers = LeakageDetector.examine(data, inputs -> outputs(inputs, middle), later, seed);
            return earlier.isEmpty() ? answers
                    : joined(cuts, LeakageDetector.examine(data, inputs -> labels(inputs, middle), earlier, seed),
                            answers);
        } catch (Unlearned e) {
            throw e.reason;
        }
    }

    private static LeakageReport joined(List<LocalDate> cuts, LeakageReport earlier, LeakageReport later) {
        List<MovedColumn> moved = new ArrayList<>(earlier.moved());
        moved.addAll(later.moved());
        return new LeakageReport(later.columns(), cuts, moved);
    }

    private static void requireRows(FeatureData data, LocalDate middle) {
        for (DailyTarget target : DailyTarget.values()) {
            int rows = forecasts(target, middle).learnedFrom(data);
            if (rows < ForecastOutputs.FEWEST_ROWS) {
                throw new DataFault(data.bars().symbol().value(), 0, "", Reason.BARS_SHORT.text() + ": of "
                        + data.bars().size() + " bars, the earlier half, before " + middle + ", has " + rows
                        + " days that teach " + target.model() + "; at least " + ForecastOutputs.FEWEST_ROWS
                        + " needed, each after " + DailyRowReader.WARM_UP + " bars of warm-up");
            }
        }
    }

    private OutputTable labels(FeatureData data, LocalDate middle) {
        List<OutputTable> tables = new ArrayList<>();
        tables.add(OutputTable.of(FeatureRegistry.daily().compute(data)));
        for (DailyTarget target : DailyTarget.values()) {
            tables.add(forecasts(target, middle).labels(data));
        }
        return OutputTable.joined(tables);
    }

    private OutputTable outputs(FeatureData data, LocalDate middle) {
        List<OutputTable> tables = new ArrayList<>();
        tables.add(OutputTable.of(FeatureRegistry.daily().compute(data)));
        for (DailyTarget target : DailyTarget.values()) {
            tables.add(forecasts(target, middle).of(data, (rows, labels) -> {
                Artefact artefact = learn(new ModelId(target.model()), rows, labels);
                return asked -> answer(new ModelId(target.model()), artefact, asked);
            }));
        }
        return OutputTable.joined(tables);
    }

    private static ForecastOutputs forecasts(DailyTarget target, LocalDate middle) {
        List<String> inputs = DailyTrainService.inputs(target);
        return new ForecastOutputs(target, middle, EVERY, table -> day -> VolatilityInputs.row(table, day, inputs));
    }

    private Artefact learn(ModelId id, List<double[]> rows, List<Integer> labels) {
        DoubleRows features = flat(rows);
        double[] classes = labels.stream().mapToDouble(Integer::doubleValue).toArray();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * (features.toArray().length + classes.length));
        bytes.asDoubleBuffer().put(features.toArray()).put(classes);
        return learned.computeIfAbsent(id + ContentHash.of(bytes.array()), key -> {
            try {
                return engine.models()
                        .fit(new TrainingRequest(id, features, DoubleRows.of(1, classes), "{}", FIT_LIMIT),
                                progress -> {});
            } catch (ModelException e) {
                throw new Unlearned(e);
            }
        });
    }

    private List<double[]> answer(ModelId id, Artefact artefact, List<double[]> asked) {
        ModelHost host = engine.models();
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            DoubleRows answers = host.score(id, artefact, flat(asked));
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < answers.rows(); i++) {
                double[] row = new double[answers.columns()];
                for (int k = 0; k < row.length; k++) {
                    row[k] = answers.get(i, k);
                }
                rows.add(row);
            }
            return rows;
        } catch (ModelException e) {
            throw new Unlearned(e);
        }
    }

    private static DoubleRows flat(List<double[]> rows) {
        int width = rows.getFirst().length;
        double[] values = new double[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * width, width);
        }
        return DoubleRows.of(width, values);
    }

    /** Carries a model's failure through the detector, which knows no models. */
    private static final class Unlearned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ModelException reason;

        Unlearned(ModelException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
