package dollarbill.backtest.run;

import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalId;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What is believed of the signals of a day at its close. */
@FunctionalInterface
public interface SignalBeliefs {
    /** Returns one confidence a signal, in order. */
    List<Confidence> of(List<Signal> signals);

    /**
     * Returns the stand-in of service: every fair value is taken at its word.
     *
     * @param why  why no model judges
     */
    static SignalBeliefs standIn(Confidence.FromFallback why) {
        return signals -> Collections.nCopies(signals.size(), why);
    }

    /**
     * Returns what a model has said, by signal; asked about another, it throws {@link IllegalArgumentException}.
     *
     * @param judged  judgements made without knowledge of the days after their signals
     */
    static SignalBeliefs of(Map<SignalId, Confidence> judged) {
        Map<SignalId, Confidence> known = Map.copyOf(judged);
        return signals -> signals.stream().map(signal -> said(known, signal)).toList();
    }

    private static Confidence said(Map<SignalId, Confidence> known, Signal signal) {
        Confidence confidence = known.get(signal.id());
        if (confidence == null) {
            throw new IllegalArgumentException("signal " + signal.id() + " lies in no stretch that a model judged");
        }
        return confidence;
    }
}
