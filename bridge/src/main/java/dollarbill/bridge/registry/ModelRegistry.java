package dollarbill.bridge.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Versions of learned state on disk, shared by every process that uses the folder.
 *
 * <p>{@code NAME/N/artefact.json} and {@code NAME/N/version.json} hold version N, {@code NAME/current.json} says which one
 * serves. A version is claimed by making its folder, and is there once its {@code version.json} is. Files are moved into
 * place whole. Of two promotions at the same moment the later one stays.
 */
public final class ModelRegistry {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String POINTER = "current.json";
    private static final String VERSION = "version.json";
    private static final String ARTEFACT = "artefact.json";

    private final Path folder;
    private final Map<ModelId, Loaded> loaded = new ConcurrentHashMap<>();

    private record Loaded(FileStamp artefactStamp, FileStamp versionStamp, RegisteredArtefact artefact) {}

    public ModelRegistry(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder of a model's versions; it need not exist. */
    public Path folderOf(ModelId model) {
        return folder.resolve(model.value());
    }

    /** Returns the files whose change may put another version into service; some need not exist. */
    public List<Path> servingFiles(ModelId model) {
        List<Path> files = new ArrayList<>();
        files.add(folderOf(model).resolve(POINTER));
        try {
            current(model).ifPresent(pointer -> {
                Path version = folderOf(model).resolve(Integer.toString(pointer.version()));
                files.add(version.resolve(ARTEFACT));
                files.add(version.resolve(VERSION));
            });
        } catch (ModelException e) {
            return files;
        }
        return files;
    }

    /**
     * Stores learned state under the next free number.
     *
     * @param codeHash  hash of the code that trained it
     * @throws ModelException  if the folder cannot be written, or a metric is not finite
     */
    public ModelVersion register(ModelId model, Artefact artefact, VersionNotes notes, String codeHash)
            throws ModelException {
        for (Map.Entry<String, Double> metric : notes.metrics().entrySet()) {
            if (!Double.isFinite(metric.getValue())) {
                throw broken("metric '" + metric.getKey() + "' is " + metric.getValue() + "; it must be finite");
            }
        }
        try {
            Path claimed = claim(model);
            int number = Integer.parseInt(claimed.getFileName().toString());
            ModelVersion version = new ModelVersion(model, number, codeHash, artefact.hash(), false, notes);
            AtomicFile.write(claimed.resolve(ARTEFACT), artefact.json());
            AtomicFile.write(claimed.resolve(VERSION), VersionFile.render(version));
            return version;
        } catch (IOException e) {
            throw broken("cannot write a version of " + model + ": " + describe(e));
        }
    }

    /** Returns the complete versions of a model, oldest first. */
    public List<ModelVersion> versions(ModelId model) throws ModelException {
        int serving = current(model).map(Pointer::version).orElse(0);
        List<ModelVersion> versions = new ArrayList<>();
        for (int number : numbers(model)) {
            if (Files.exists(versionFile(model, number, VERSION))) {
                versions.add(version(model, number, number == serving));
            }
        }
        return List.copyOf(versions);
    }

    /** Returns which version serves; empty where none was promoted. */
    public Optional<Pointer> current(ModelId model) throws ModelException {
        String name = model + "/" + POINTER;
        String text;
        try {
            text = Files.readString(folderOf(model).resolve(POINTER));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw broken("cannot read " + name + ": " + describe(e));
        }
        JsonFile file = JsonFile.parse(name, ModelReason.MODEL_REGISTRY, text, Set.of("version", "previous"));
        List<Integer> previous = new ArrayList<>();
        for (JsonNode number : file.array("previous")) {
            if (!number.isInt() || number.intValue() < 1) {
                throw file.fault("previous", "an array of version numbers", number);
            }
            previous.add(number.intValue());
        }
        return Optional.of(new Pointer(file.integer("version", 1), previous));
    }

    /** Says which version serves from now on. */
    public void point(ModelId model, Pointer pointer) throws ModelException {
        ObjectNode root = JsonFile.newObject();
        root.put("version", pointer.version());
        ArrayNode previous = root.putArray("previous");
        pointer.previous().forEach(previous::add);
        try {
            AtomicFile.write(folderOf(model).resolve(POINTER), JsonFile.render(root));
        } catch (IOException e) {
            throw broken("cannot write " + model + "/" + POINTER + ": " + describe(e));
        }
    }

    /** Returns the learned state of a version, its hash verified. */
    public RegisteredArtefact load(ModelId model, int number) throws ModelException {
        String name = model + "/" + number + "/" + ARTEFACT;
        try {
            FileStamp artefactStamp = FileStamp.of(versionFile(model, number, ARTEFACT));
            FileStamp versionStamp = FileStamp.of(versionFile(model, number, VERSION));
            Loaded known = loaded.get(model);
            if (known != null && known.artefact().version() == number && known.artefactStamp().equals(artefactStamp)
                    && known.versionStamp().equals(versionStamp)) {
                return known.artefact();
            }
            RegisteredArtefact fresh = read(model, number, name);
            loaded.put(model, new Loaded(artefactStamp, versionStamp, fresh));
            return fresh;
        } catch (NoSuchFileException e) {
            throw broken("version " + number + " of " + model + " does not exist or is not complete: no "
                    + folder.relativize(Path.of(e.getFile())));
        } catch (IOException e) {
            throw broken("cannot read " + name + ": " + describe(e));
        }
    }

    private RegisteredArtefact read(ModelId model, int number, String name) throws ModelException, IOException {
        ModelVersion version = version(model, number, false);
        Artefact artefact = new Artefact(Files.readString(versionFile(model, number, ARTEFACT)));
        String hash = artefact.hash();
        if (!hash.equals(version.artefactHash())) {
            throw broken(name + " was changed: its hash is " + hash + ", registered was " + version.artefactHash());
        }
        return new RegisteredArtefact(number, hash, artefact);
    }

    private ModelVersion version(ModelId model, int number, boolean promoted) throws ModelException {
        String name = model + "/" + number + "/" + VERSION;
        try {
            String text = Files.readString(versionFile(model, number, VERSION));
            return VersionFile.parse(name, text, model, number, promoted);
        } catch (IOException e) {
            throw broken("cannot read " + name + ": " + describe(e));
        }
    }

    private Path claim(ModelId model) throws IOException, ModelException {
        Files.createDirectories(folderOf(model));
        NavigableSet<Integer> taken = numbers(model);
        int number = taken.isEmpty() ? 1 : taken.last() + 1;
        while (true) {
            try {
                return Files.createDirectory(folderOf(model).resolve(Integer.toString(number)));
            } catch (FileAlreadyExistsException e) {
                number++;
            }
        }
    }

    private NavigableSet<Integer> numbers(ModelId model) throws ModelException {
        NavigableSet<Integer> numbers = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folderOf(model))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (NUMBER.matcher(name).matches()) {
                    numbers.add(Integer.parseInt(name));
                }
            }
            return numbers;
        } catch (NoSuchFileException e) {
            return numbers;
        } catch (IOException e) {
            throw broken("cannot list the versions of " + model + ": " + describe(e));
        }
    }

    private Path versionFile(ModelId model, int number, String file) {
        return folderOf(model).resolve(Integer.toString(number)).resolve(file);
    }

    private static ModelException broken(String message) {
        return new ModelException(ModelReason.MODEL_REGISTRY, message);
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
