package dollarbill.app;

import dollarbill.app.BacktestRun.Segment;
import dollarbill.backtest.run.Retraining;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.model.SignalClassifier;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Judges the signals of a backtest by classifiers that have learned from nothing that was not known then.
 *
 * <p>Each stretch has its own classifier, learned by the model file's own {@code fit}; the signals of a day cross into Python together. The
 * classifier in service is not asked.
 */
final class SlidingClassifier {
    private static final int PROBABILITY = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final String HOW = "WALK_FORWARD";

    private final ModelHost host;
    private final SignalFit fit;

    SlidingClassifier(ModelHost host, SignalFit fit) {
        this.host = host;
        this.fit = fit;
    }

    /**
     * Judgements by signal, and who judged.
     *
     * @param confidences  by signal
     * @param segments  stretches, oldest first
     */
    record Judged(Map<SignalId, Confidence> confidences, List<Segment> segments) {}

    Judged judge(List<Retraining> plan, SortedMap<LocalDate, List<Signal>> signals) throws ModelException {
        Map<SignalId, Confidence> confidences = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (Retraining stretch : plan) {
            Artefact artefact = fit.fit(host, stretch.rows());
            int judged = 0;
            for (List<Signal> day : signals.subMap(stretch.from(), stretch.until()).values()) {
                judged += day.size();
                judge(day, artefact, segments.size() + 1L, stretch.rows().size(), confidences);
            }
            segments.add(new Segment(
                    SignalClassifier.ID.value(),
                    stretch.from(),
                    stretch.until(),
                    stretch.rows().size(),
                    stretch.lastOutcome(),
                    artefact.hash(),
                    judged,
                    OptionalDouble.empty()));
        }
        return new Judged(confidences, segments);
    }

    private void judge(
            List<Signal> day, Artefact artefact, long generation, int rows, Map<SignalId, Confidence> confidences)
            throws ModelException {
        if (day.isEmpty()) {
            return;
        }
        DoubleRows answers = host.score(
                SignalClassifier.ID, artefact, SignalFit.features(day.stream().map(Signal::features).toList()));
        for (int i = 0; i < day.size(); i++) {
            confidences.put(day.get(i).id(), new Confidence.FromModel(
                    SignalClassifier.ID.value(),
                    generation,
                    HOW,
                    answers.get(i, PROBABILITY),
                    answers.get(i, LOW),
                    answers.get(i, HIGH),
                    OptionalLong.of(rows)));
        }
    }
}
