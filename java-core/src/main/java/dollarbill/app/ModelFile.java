package dollarbill.app;

import dollarbill.bridge.ContentHash;
import dollarbill.market.DataFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a model. */
final class ModelFile {
    private ModelFile() {}

    /**
     * Returns the SHA-256 of the file of a model.
     *
     * @throws DataFault  if it cannot be read
     */
    static String hash(Engine engine, String model) {
        Path file = engine.options().pythonDir().resolve("models").resolve(model + ".py");
        try {
            return ContentHash.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new DataFault(file.toString(), 0, "", "cannot be read: " + e.getMessage());
        }
    }
}
