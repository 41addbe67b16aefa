package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.run.SignalStrategy;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalSizer;
import dollarbill.sizing.HoldingRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameter sets that a search of signals goes through: the least edge, the share of the Kelly stake and, where a classifier judges, the least
 * confidence.
 */
final class SignalGrid {
    private static final double[] EDGES = {0.0, 5.0, 10.0, 20.0};
    private static final double[] KELLY = {0.05, 0.125, 0.25, 0.5, 1.0};
    private static final double[] CONFIDENCES = {0.5, 0.55, 0.6, 0.65};

    private SignalGrid() {}

    /**
     * Returns the sets.
     *
     * @param signals  of each day
     * @param beliefs  what is believed of them
     * @param judged  whether a classifier judges
     * @param holding  how long positions are held
     * @param capital  dollars at the start
     */
    static List<GridRun.Trial> trials(
            Configuration configuration,
            SortedMap<LocalDate, List<Signal>> signals,
            SignalBeliefs beliefs,
            boolean judged,
            HoldingRule holding,
            double capital) {
        List<GridRun.Trial> trials = new ArrayList<>();
        for (double edge : EDGES) {
            SortedMap<LocalDate, List<Signal>> kept = atLeast(edge, signals);
            for (double kelly : KELLY) {
                for (double confidence : judged ? CONFIDENCES : new double[] {0.0}) {
                    SignalSizer sizer = BookStage
                            .sizer(configuration.trading(), configuration.ml(), capital, kelly, confidence);
                    trials.add(new GridRun.Trial(
                            String.format(Locale.ROOT, "edge from %.0f %% on, %.3f of Kelly", edge, kelly)
                                    + (judged ? String.format(Locale.ROOT, ", confidence from %.2f on", confidence)
                                            : ""),
                            new SignalStrategy(kept, beliefs, sizer, holding)));
                }
            }
        }
        return trials;
    }

    private static SortedMap<LocalDate, List<Signal>> atLeast(double edge, SortedMap<LocalDate, List<Signal>> signals) {
        SortedMap<LocalDate, List<Signal>> kept = new TreeMap<>();
        signals.forEach((day, found) -> kept.put(
                day, found.stream().filter(signal -> signal.edge().percent() >= edge).toList()));
        return kept;
    }
}
