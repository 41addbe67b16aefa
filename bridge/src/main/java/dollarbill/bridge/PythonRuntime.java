package dollarbill.bridge;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Runs model code in Python interpreters inside this JVM.
 *
 * <p>Code is first checked aside, in an interpreter that serves nobody; only what passed is installed in those that
 * serve. An installed generation stays callable until it is uninstalled, also in interpreters made later.
 */
public interface PythonRuntime extends AutoCloseable {
    /**
     * Loads a model in a fresh namespace of the checking interpreter and lets it answer.
     *
     * @param source  texts to load
     * @param artefact  learned state to give it
     * @param rows  rows to answer; where absent, rows made from the declared ranges of the inputs
     * @param deadline  limit on the whole check
     * @return what it declares and what it answered
     * @throws ModelException  if anything about it is wrong, within the deadline and a little
     */
    Checked check(ModelSource source, Optional<Artefact> artefact, Optional<DoubleRows> rows, Duration deadline)
            throws ModelException;

    /**
     * Makes a checked model callable under a number.
     *
     * @throws ModelException  if a serving interpreter cannot load it; then it is callable in none
     */
    void install(GenerationKey key, ModelSource source, Optional<Artefact> artefact) throws ModelException;

    /** Forgets a model; calls already running end as usual. */
    void uninstall(GenerationKey key);

    /**
     * Lets an installed model answer rows, in one crossing.
     *
     * @return one row of outputs for each row of inputs, finite and within the declared ranges
     * @throws ModelException  if it does not, within the deadline and a little
     */
    DoubleRows call(GenerationKey key, DoubleRows rows, Duration deadline) throws ModelException;

    /**
     * Trains a model in an interpreter of its own, made for it and closed after.
     *
     * @param settingsJson  a JSON object given to {@code fit} as a dictionary
     * @param progress  told how far training is
     * @return learned state
     */
    Artefact fit(
            ModelSource source,
            DoubleRows rows,
            double[] labels,
            String settingsJson,
            Consumer<FitProgress> progress,
            Duration deadline)
            throws ModelException;

    /** Returns figures about the interpreters. */
    RuntimeHealth health();

    @Override
    void close();

    /**
     * Names an installed generation.
     *
     * @param model  the model
     * @param number  its generation number
     */
    record GenerationKey(ModelId model, long number) {}

    /**
     * A model that passed its check.
     *
     * @param contract  what it declares
     * @param rows  the rows it was asked
     * @param outputs  what it answered
     */
    record Checked(ModelContract contract, DoubleRows rows, DoubleRows outputs) {}

    /**
     * How far training is.
     *
     * @param done  fraction in [0, 1]; absent where the model does not tell
     * @param message  what it does now
     */
    record FitProgress(OptionalDouble done, String message) {}

    /**
     * State of the interpreters.
     *
     * @param pythonVersion  version of the Python language, such as {@code "3.12.8"}
     * @param jit  whether hot Python is compiled to machine code
     * @param contexts  serving interpreters alive
     * @param ready  those that hold all installed generations
     * @param busy  those at work now
     * @param waiting  calls that wait for one
     * @param retired  interpreters given up since the start
     * @param stuckThreads  threads of interpreters given up that still run, in a builtin that cannot be interrupted
     */
    record RuntimeHealth(
            String pythonVersion,
            boolean jit,
            int contexts,
            int ready,
            int busy,
            int waiting,
            long retired,
            int stuckThreads) {}
}
