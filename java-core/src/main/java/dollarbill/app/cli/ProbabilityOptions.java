package dollarbill.app.cli;

import dollarbill.sizing.WinProbability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on a probability of profit and how well it is known, shared by the verbs that size a stake by it. */
final class ProbabilityOptions {
    static final String PROBABILITY = "--win-probability";
    static final String INTERVAL = "--interval";
    static final String OBSERVATIONS = "--observations";

    @Option(names = PROBABILITY, paramLabel = "P", description = "Probability of a profit, 0 to 1, in place of that of --payoffs or of the smile.")
    @Nullable
    Double probability;

    @Option(names = INTERVAL, split = ",", arity = "1", paramLabel = "LOW,HIGH", description = "90 %% interval of the probability.")
    List<Double> interval = List.of();

    @Option(names = OBSERVATIONS, paramLabel = "N", description = "Observations behind the probability, in place of an interval.")
    @Nullable
    Long observations;

    /** Returns the names of the options that are given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (probability != null) {
            given.add(PROBABILITY);
        }
        if (!interval.isEmpty()) {
            given.add(INTERVAL);
        }
        if (observations != null) {
            given.add(OBSERVATIONS);
        }
        return given;
    }

    /**
     * Returns the probability; empty where none is given.
     *
     * @throws UsageFault  if an interval or a sample has no probability, or both are given
     */
    Optional<WinProbability> known() {
        if (probability == null) {
            if (!given().isEmpty()) {
                throw new UsageFault(INTERVAL + " and " + OBSERVATIONS + " need " + PROBABILITY);
            }
            return Optional.empty();
        }
        if (!interval.isEmpty() && (interval.size() != 2 || observations != null)) {
            throw new UsageFault("--interval takes LOW,HIGH and no --observations beside it, got " + interval);
        }
        return Optional.of(new WinProbability(
                probability,
                interval.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new WinProbability.Interval(interval.get(0), interval.get(1))),
                observations == null ? OptionalLong.empty() : OptionalLong.of(observations)));
    }
}
