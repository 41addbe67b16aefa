package dollarbill.bridge.reload;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.registry.RegisteredArtefact;
import java.util.Optional;

/** What the disk holds of a model at one moment. */
public sealed interface OnDisk {
    /** Returns the model. */
    ModelId model();

    /** Returns the hash of the texts, or the empty text where they cannot be read. */
    String codeHash();

    /** Returns a text that is equal exactly where nothing that matters differs. */
    String fingerprint();

    /**
     * Everything could be read.
     *
     * @param source  texts
     * @param codeHash  their hash
     * @param artefact  learned state of the promoted version
     * @param golden  golden vectors
     * @param goldenHash  hash of the golden file's text; empty where there is none
     */
    record Candidate(
            ModelSource source,
            String codeHash,
            Optional<RegisteredArtefact> artefact,
            Optional<GoldenVectors> golden,
            String goldenHash) implements OnDisk {
        @Override
        public ModelId model() {
            return source.id();
        }

        @Override
        public String fingerprint() {
            return scoring() + " golden " + goldenHash;
        }

        /** Returns a text that is equal exactly where the same generation would serve. */
        public String scoring() {
            return "code " + codeHash + " artefact " + artefact.map(a -> a.version() + " " + a.hash()).orElse("none");
        }

        /** Returns the learned state alone. */
        public Optional<Artefact> learned() {
            return artefact.map(RegisteredArtefact::artefact);
        }
    }

    /**
     * There is something, and it cannot be used.
     *
     * @param model  the model
     * @param codeHash  hash of the texts, where they could be read
     * @param failure  what is wrong
     */
    record Faulty(ModelId model, String codeHash, ModelFailure failure) implements OnDisk {
        @Override
        public String fingerprint() {
            return "faulty " + codeHash + " " + failure;
        }
    }

    /**
     * There is no file of the model.
     *
     * @param model  the model
     */
    record Missing(ModelId model) implements OnDisk {
        @Override
        public String codeHash() {
            return "";
        }

        @Override
        public String fingerprint() {
            return "missing";
        }
    }
}
