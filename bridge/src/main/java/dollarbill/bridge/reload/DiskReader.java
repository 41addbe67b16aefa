package dollarbill.bridge.reload;

import dollarbill.bridge.ContentHash;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.bridge.registry.Pointer;
import dollarbill.bridge.registry.RegisteredArtefact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads a model as it would serve: its texts, the learned state of the promoted version, its golden vectors. */
public final class DiskReader {
    private final SourceFolder sources;
    private final ModelRegistry registry;

    public DiskReader(SourceFolder sources, ModelRegistry registry) {
        this.sources = sources;
        this.registry = registry;
    }

    /** Returns what the disk holds of a model now. */
    public OnDisk read(ModelId model) {
        String codeHash = "";
        try {
            Optional<ModelSource> source = sources.read(model);
            if (source.isEmpty()) {
                return new OnDisk.Missing(model);
            }
            codeHash = source.get().hash();
            return candidate(source.get(), codeHash, promoted(model));
        } catch (ModelException e) {
            return new OnDisk.Faulty(model, codeHash, e.failure());
        }
    }

    /** Returns the model as it would serve with another version's learned state. */
    public OnDisk.Candidate withVersion(ModelId model, int version) throws ModelException {
        ModelSource source = source(model);
        return candidate(source, source.hash(), Optional.of(registry.load(model, version)));
    }

    /** Returns the model as it would serve, its golden vectors left aside. */
    public OnDisk.Candidate withoutGolden(ModelId model) throws ModelException {
        ModelSource source = source(model);
        return new OnDisk.Candidate(source, source.hash(), promoted(model), Optional.empty(), "");
    }

    /** Returns the texts of a model that must be there. */
    public ModelSource source(ModelId model) throws ModelException {
        return sources.read(model)
                .orElseThrow(() -> new ModelException(
                        ModelReason.MODEL_NOT_FOUND, "there is no file models/" + model + ".py"));
    }

    /** Returns the text of the golden file, where there is one. */
    public Optional<String> goldenText(ModelId model) throws ModelException {
        try {
            return Optional.of(Files.readString(sources.goldenFile(model)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ModelException(
                    ModelReason.MODEL_GOLDEN,
                    "models/" + model + ".golden.json cannot be read: " + e.getClass().getSimpleName() + " "
                            + e.getMessage());
        }
    }

    private Optional<RegisteredArtefact> promoted(ModelId model) throws ModelException {
        Optional<Pointer> pointer = registry.current(model);
        return pointer.isEmpty() ? Optional.empty() : Optional.of(registry.load(model, pointer.get().version()));
    }

    private OnDisk.Candidate candidate(ModelSource source, String codeHash, Optional<RegisteredArtefact> artefact)
            throws ModelException {
        Optional<String> text = goldenText(source.id());
        if (text.isEmpty()) {
            return new OnDisk.Candidate(source, codeHash, artefact, Optional.empty(), "");
        }
        GoldenVectors golden = GoldenFile.parse(source.id(), text.get());
        String goldenHash = ContentHash.of(text.get().getBytes(StandardCharsets.UTF_8));
        return new OnDisk.Candidate(source, codeHash, artefact, Optional.of(golden), goldenHash);
    }
}
