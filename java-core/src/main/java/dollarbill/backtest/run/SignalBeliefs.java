package dollarbill.backtest.run;

import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalAssembly;
import dollarbill.signal.SignalId;
import java.util.List;
import java.util.Map;

/** What is believed of the signals of a day at its close. */
@FunctionalInterface
public interface SignalBeliefs {
    /** Returns one confidence a signal, in order. */
    List<Confidence> of(List<Signal> signals);

    /**
     * Returns the analytic stand-in of service: the probability of a profit under the fair volatility.
     *
     * @param reason  code of the reason why no model judges
     * @param detail  the reason in words
     */
    static SignalBeliefs standIn(String reason, String detail) {
        return signals -> signals.stream()
                .map(signal -> SignalAssembly.fallback(SignalAssembly.odds(signal), reason, detail))
                .toList();
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
