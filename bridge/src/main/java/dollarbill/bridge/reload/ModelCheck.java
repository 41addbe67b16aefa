package dollarbill.bridge.reload;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PythonRuntime;
import java.time.Duration;
import java.util.Optional;

/** Decides aside whether what is on disk may serve: it loads, keeps its contract, and answers its golden vectors. */
public final class ModelCheck {
    private final PythonRuntime runtime;

    public ModelCheck(PythonRuntime runtime) {
        this.runtime = runtime;
    }

    /** Outcome of a check. */
    public sealed interface Outcome {
        /**
         * It may serve.
         *
         * @param contract  what it declares
         */
        record Passed(ModelContract contract) implements Outcome {}

        /**
         * It may not.
         *
         * @param contract  what it declares, where it got so far
         * @param failure  why not
         */
        record Refused(Optional<ModelContract> contract, ModelFailure failure) implements Outcome {}
    }

    /** Checks a candidate; returns within the deadline and a little. */
    public Outcome check(OnDisk.Candidate candidate, Duration deadline) {
        Optional<DoubleRows> rows = candidate.golden().map(GoldenVectors::rows);
        try {
            PythonRuntime.Checked checked = runtime.check(candidate.source(), candidate.learned(), rows, deadline);
            ModelContract contract = checked.contract();
            Optional<ModelFailure> failure = judge(candidate, checked);
            return failure.<Outcome>map(f -> new Outcome.Refused(Optional.of(contract), f))
                    .orElseGet(() -> new Outcome.Passed(contract));
        } catch (ModelException e) {
            return new Outcome.Refused(Optional.empty(), e.failure());
        } catch (RuntimeException e) {
            return new Outcome.Refused(
                    Optional.empty(), ModelFailure.of(ModelReason.MODEL_HOST_CLOSED, "the interpreter broke: " + e));
        }
    }

    private static Optional<ModelFailure> judge(OnDisk.Candidate candidate, PythonRuntime.Checked checked) {
        ModelContract contract = checked.contract();
        if (contract.needsArtefact() && candidate.artefact().isEmpty()) {
            return Optional.of(ModelFailure.of(
                    ModelReason.MODEL_ARTEFACT_MISSING,
                    contract.id() + " answers only from learned state, and no version of it is promoted"));
        }
        return candidate.golden()
                .flatMap(golden -> golden.columns(contract).or(() -> golden.moved(checked.outputs())));
    }
}
