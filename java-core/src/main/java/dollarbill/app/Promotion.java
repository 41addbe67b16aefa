package dollarbill.app;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import java.util.List;
import java.util.Optional;

/**
 * Whether a newly registered version went into service.
 *
 * @param promoted  whether it did
 * @param refusal  why it did not where it should have; it stays registered
 */
public record Promotion(boolean promoted, Optional<ModelFailure> refusal) {
    /** It went into service. */
    public static final Promotion DONE = new Promotion(true, Optional.empty());

    /** Nobody asked for it. */
    public static final Promotion NOT_ASKED = new Promotion(false, Optional.empty());

    /**
     * Puts a version into service where it is asked for or nothing serves.
     *
     * @param known  versions registered before it
     */
    static Promotion of(ModelHost host, ModelVersion version, List<ModelVersion> known, boolean asked) {
        if (!asked && known.stream().anyMatch(ModelVersion::promoted)) {
            return NOT_ASKED;
        }
        try {
            ModelStatus _ = host.promote(version.model(), version.number());
            return DONE;
        } catch (ModelException e) {
            return new Promotion(false, Optional.of(e.failure()));
        }
    }
}
