package dollarbill.app;

import dollarbill.app.BacktestRun.Segment;
import dollarbill.backtest.TrainingRow;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Judges the signals of a backtest by classifiers that each learned from the rows given: in a walk forward from nothing that was not known then.
 *
 * <p>Each stretch has its own classifier, learned by the model file's own {@code fit}; the signals of a day cross into Python together. The
 * classifier in service is not asked.
 */
final class SlidingClassifier {
    private static final int PROBABILITY = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final String WALK_FORWARD = "WALK_FORWARD";

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

    /**
     * What was learned, and what it said.
     *
     * @param artefact  learned state
     * @param confidences  by signal
     */
    record Taught(Artefact artefact, Map<SignalId, Confidence> confidences) {}

    Judged judge(List<Retraining> plan, SortedMap<LocalDate, List<Signal>> signals) throws ModelException {
        Map<SignalId, Confidence> confidences = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (Retraining stretch : plan) {
            Taught taught = teach(
                    stretch.rows(), signals.subMap(stretch.from(), stretch.until()).values(), segments.size() + 1L,
                    WALK_FORWARD);
            confidences.putAll(taught.confidences());
            segments.add(new Segment(
                    SignalClassifier.ID.value(),
                    stretch.from(),
                    stretch.until(),
                    stretch.rows().size(),
                    stretch.lastOutcome(),
                    taught.artefact().hash(),
                    taught.confidences().size(),
                    OptionalDouble.empty()));
        }
        return new Judged(confidences, segments);
    }

    /**
     * Lets a classifier learn and judge.
     *
     * @param rows  what it learns from
     * @param days  the signals of each day it judges
     * @param generation  its number
     * @param how  by which split its probabilities were made
     */
    Taught teach(List<TrainingRow> rows, Collection<List<Signal>> days, long generation, String how)
            throws ModelException {
        Artefact artefact = fit.fit(host, rows);
        Map<SignalId, Confidence> confidences = new HashMap<>();
        for (List<Signal> day : days) {
            judge(day, artefact, said -> new Confidence.FromModel(
                    SignalClassifier.ID.value(), generation, how, said[PROBABILITY], said[LOW], said[HIGH],
                    OptionalLong.of(rows.size())), confidences);
        }
        return new Taught(artefact, confidences);
    }

    private void judge(
            List<Signal> day,
            Artefact artefact,
            Function<double[], Confidence> confidence,
            Map<SignalId, Confidence> confidences)
            throws ModelException {
        if (day.isEmpty()) {
            return;
        }
        DoubleRows answers = host.score(
                SignalClassifier.ID, artefact, SignalFit.features(day.stream().map(Signal::features).toList()));
        for (int i = 0; i < day.size(); i++) {
            confidences.put(
                    day.get(i).id(),
                    confidence.apply(new double[] {
                        answers.get(i, PROBABILITY), answers.get(i, LOW), answers.get(i, HIGH)}));
        }
    }
}
