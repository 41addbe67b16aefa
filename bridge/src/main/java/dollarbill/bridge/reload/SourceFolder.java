package dollarbill.bridge.reload;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.registry.FileStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Python folder: one model a file in {@code models/}, and the library {@code dollarbill_ml/} all of them may import.
 *
 * <p>A file whose name is no {@link ModelId} is no model, such as one that starts with {@code _}.
 */
public final class SourceFolder {
    private static final String SUFFIX = ".py";
    private static final int ATTEMPTS = 5;

    private final Path root;
    private final Path models;
    private final Path library;

    public SourceFolder(Path root) {
        this.root = root;
        this.models = root.resolve("models");
        this.library = root.resolve("dollarbill_ml");
    }

    /** Returns the models there are files of; none while the folder cannot be listed. */
    public NavigableSet<ModelId> models() {
        NavigableSet<ModelId> ids = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(models, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                modelId(name.substring(0, name.length() - SUFFIX.length())).ifPresent(ids::add);
            }
        } catch (IOException e) {
            return ids;
        }
        return ids;
    }

    /** Returns the file of a model; it need not exist. */
    public Path modelFile(ModelId model) {
        return models.resolve(model.value() + SUFFIX);
    }

    /** Returns the file of a model's golden vectors; it need not exist. */
    public Path goldenFile(ModelId model) {
        return models.resolve(model.value() + ".golden.json");
    }

    /** Returns the folders whose entries matter, those that exist. */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(models)) {
            folders.add(models);
        }
        if (Files.isDirectory(library)) {
            try (Stream<Path> all = Files.walk(library)) {
                all.filter(Files::isDirectory).filter(p -> !p.endsWith("__pycache__")).forEach(folders::add);
            } catch (IOException | UncheckedIOException e) {
                return folders;
            }
        }
        return folders;
    }

    /** Returns the files whose change may change a model: models, golden vectors, library. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(models)) {
            all.filter(p -> p.toString().endsWith(SUFFIX) || p.toString().endsWith(".golden.json"))
                    .forEach(files::add);
            files.addAll(libraryFiles().values());
        } catch (IOException | UncheckedIOException e) {
            return files;
        }
        return files;
    }

    /** Returns the files of the library, by path relative to the Python folder. */
    public SortedMap<String, Path> libraryFiles() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(library)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(library)) {
            all.filter(p -> p.toString().endsWith(SUFFIX) && Files.isRegularFile(p))
                    .forEach(p -> files.put(relative(p), p));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /**
     * Reads a model and the library at one moment: where a file moved while it was read, everything is read again.
     *
     * @return the texts; empty where the model has no file
     * @throws ModelException  if a text is not UTF-8 or cannot be read
     */
    public Optional<ModelSource> read(ModelId model) throws ModelException {
        for (int attempt = 1;; attempt++) {
            try {
                Map<Path, FileStamp> before = stamps(model);
                ModelSource source = texts(model);
                if (before.equals(stamps(model)) || attempt == ATTEMPTS) {
                    return Optional.of(source);
                }
            } catch (NoSuchFileException e) {
                if (!Files.exists(modelFile(model))) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw unreadable(e);
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private ModelSource texts(ModelId model) throws IOException, ModelException {
        String text = text(modelFile(model));
        SortedMap<String, String> modules = new TreeMap<>();
        for (Map.Entry<String, Path> file : libraryFiles().entrySet()) {
            modules.put(file.getKey(), text(file.getValue()));
        }
        return new ModelSource(model, text, modules);
    }

    private String text(Path file) throws IOException, ModelException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ModelException(ModelReason.MODEL_SYNTAX, relative(file) + " is not UTF-8 text");
        }
    }

    private Map<Path, FileStamp> stamps(ModelId model) throws IOException {
        Map<Path, FileStamp> stamps = new HashMap<>();
        stamps.put(modelFile(model), FileStamp.of(modelFile(model)));
        for (Path file : libraryFiles().values()) {
            stamps.put(file, FileStamp.of(file));
        }
        return stamps;
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static Optional<ModelId> modelId(String name) {
        try {
            return Optional.of(new ModelId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ModelException unreadable(IOException e) {
        return new ModelException(
                ModelReason.MODEL_NOT_FOUND, "cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
}
