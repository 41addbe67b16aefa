package dollarbill.app;

import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.Forecasts;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.TrainingRequest;
import dollarbill.model.Outputs;
import java.time.Duration;
import java.util.List;

/** Fits and asks one model of daily features through the bridge, whether to serve later or to be tried on later days only. */
final class DailyFit {
    private static final Duration FIT_LIMIT = Duration.ofMinutes(10);
    private static final List<String> OF_TWO_CLASSES = List.of("unshrunk", "threshold");
    private static final List<String> OF_THREE_CLASSES = List.of("low_unshrunk", "normal_unshrunk", "high_unshrunk");

    private final ModelHost host;
    private final ModelId id;
    private final Asked asked;
    private final ProgressSink progress;
    private final String task;

    /**
     * Creates a fit.
     *
     * @param progress  told one step after each fit
     * @param task  name of the steps
     */
    DailyFit(ModelHost host, Asked asked, ProgressSink progress, String task) {
        this.host = host;
        this.id = new ModelId(asked.target().model());
        this.asked = asked;
        this.progress = progress;
        this.task = task;
    }

    /**
     * What is fitted.
     *
     * @param target  what the model foretells
     * @param inputs  what it reads
     * @param symbols  symbols among the rows
     * @param seed  of the fit
     */
    record Asked(DailyTarget target, List<String> inputs, int symbols, long seed) {
        Asked {
            inputs = List.copyOf(inputs);
        }
    }

    /** Returns what the model foretells of rows, learned from others, before any shrinking. */
    Forecasts learn(List<DailyRow> train, List<DailyRow> test) throws ModelException {
        return unshrunk(fit(train, 1.0, 0.0), test);
    }

    /** Returns what a learned state foretells of rows, before any shrinking. */
    Forecasts unshrunk(Artefact artefact, List<DailyRow> test) throws ModelException {
        double[][] read = host.answers(id, artefact, DailyTrainService.features(test))
                .read(asked.target().binary() ? OF_TWO_CLASSES : OF_THREE_CLASSES);
        double[][] p = new double[read.length][];
        double[] thresholds = new double[read.length];
        for (int i = 0; i < p.length; i++) {
            if (asked.target().binary()) {
                p[i] = new double[] {1.0 - read[i][0], read[i][0]};
                thresholds[i] = read[i][1];
            } else {
                p[i] = read[i];
            }
        }
        return Forecasts.of(p, test.stream().mapToInt(DailyRow::label).toArray(), thresholds);
    }

    /** Returns what a learned state answers to rows. */
    List<Outputs> answers(Artefact artefact, DoubleRows rows) throws ModelException {
        return Outputs.of(host.answers(id, artefact, rows));
    }

    /**
     * Returns what the model file on disk learns from rows.
     *
     * @param evidence  share of the model's own probabilities that is answered
     * @param single  share of the regression on one feature in the rest
     */
    Artefact fit(List<DailyRow> rows, double evidence, double single) throws ModelException {
        double[] labels = rows.stream().mapToDouble(DailyRow::label).toArray();
        Artefact artefact = host.fit(
                new TrainingRequest(
                        id, DailyTrainService.features(rows), DoubleRows.of(1, labels), settings(evidence, single),
                        FIT_LIMIT),
                said -> progress.message(task, said.message()));
        progress.advance(task, 1);
        LearnedInputs.require(id, artefact, asked.inputs());
        return artefact;
    }

    /** Settings of a fit; only the models of two classes calibrate, leave rows out before those that do, and know one feature. */
    private String settings(double evidence, double single) {
        String binary = asked.target().binary()
                ? ", \"gap_rows\": " + asked.symbols() * DailyTarget.HORIZON + ", \"single_share\": " + single
                : "";
        return "{\"seed\": " + asked.seed() + binary + ", \"evidence\": " + evidence + "}";
    }
}
