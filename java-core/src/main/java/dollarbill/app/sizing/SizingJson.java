package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Documents of this package as JSON trees. */
public final class SizingJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SizingJson() {}

    /** Returns the tree of a document. */
    public static JsonNode tree(Record document) {
        return MAPPER.valueToTree(document);
    }
}
