package dollarbill.bridge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The source texts of a model at one moment: what is loaded is exactly this, whatever is on disk by then.
 *
 * @param id  the model
 * @param text  text of {@code models/NAME.py}
 * @param library  text of every module the model may import, by path relative to the Python folder, such as
 *     {@code "dollarbill_ml/forest.py"}
 */
public record ModelSource(ModelId id, String text, SortedMap<String, String> library) {
    public ModelSource {
        library = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(library));
    }

    /** Returns the file name that Python shows in its messages. */
    public String fileName() {
        return "models/" + id.value() + ".py";
    }

    /** Returns the SHA-256 over all texts and their names, in hexadecimal. */
    public String hash() {
        List<byte[]> parts = new ArrayList<>();
        parts.add(text.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> module : library.entrySet()) {
            parts.add(module.getKey().getBytes(StandardCharsets.UTF_8));
            parts.add(module.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return ContentHash.of(parts.toArray(byte[][]::new));
    }
}
