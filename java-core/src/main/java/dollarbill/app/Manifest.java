package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.model.ModelIdentity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a run depends on, by content.
 *
 * @param configHash  SHA-256 of the configuration and its overrides
 * @param dataHashes  SHA-256 of each data file read, by its path below the data folder
 * @param program  version and hash of the program's own classes
 * @param model  code and learned state that judged; absent where none did
 * @param forecasters  code and learned state of the models that foretold for the recommendations
 */
public record Manifest(
        String configHash, SortedMap<String, String> dataHashes, Program program, Optional<Model> model,
        List<Model> forecasters) {
    public Manifest {
        forecasters = List.copyOf(forecasters);
        dataHashes = Collections.unmodifiableSortedMap(new TreeMap<>(dataHashes));
    }

    /** Creates the manifest of a run without recommendations. */
    public Manifest(
            String configHash, SortedMap<String, String> dataHashes, Program program, Optional<Model> model) {
        this(configHash, dataHashes, program, model, List.of());
    }

    /**
     * The program.
     *
     * @param version  its version
     * @param codeHash  SHA-256 over its class files
     */
    public record Program(String version, String codeHash) {}

    /**
     * The model.
     *
     * @param name  its name
     * @param codeHash  SHA-256 of its code
     * @param artefactHash  SHA-256 of its learned state, where it has one
     * @param version  registry version of the learned state
     */
    public record Model(String name, String codeHash, Optional<String> artefactHash, Optional<Integer> version) {
        /** Returns the model that answered. */
        static Model of(ModelIdentity identity) {
            return new Model(
                    identity.model(),
                    identity.codeHash(),
                    identity.artefactHash(),
                    identity.version().isPresent()
                            ? Optional.of(identity.version().getAsInt())
                            : Optional.empty());
        }

        private ObjectNode toJson() {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            said.put("name", name);
            said.put("code_hash", codeHash);
            artefactHash.ifPresent(hash -> said.put("artefact_hash", hash));
            version.ifPresent(number -> said.put("version", number));
            return said;
        }
    }

    /** Returns the manifest as JSON. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("config_hash", configHash);
        ObjectNode data = node.putObject("data_hashes");
        dataHashes.forEach(data::put);
        node.putObject("program").put("version", program.version()).put("code_hash", program.codeHash());
        model.ifPresent(m -> node.set("model", m.toJson()));
        if (!forecasters.isEmpty()) {
            ArrayNode foretold = node.putArray("forecasters");
            forecasters.forEach(m -> foretold.add(m.toJson()));
        }
        return node;
    }
}
