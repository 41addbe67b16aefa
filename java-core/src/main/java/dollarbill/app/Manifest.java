package dollarbill.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
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
 */
public record Manifest(
        String configHash, SortedMap<String, String> dataHashes, Program program, Optional<Model> model) {
    public Manifest {
        dataHashes = Collections.unmodifiableSortedMap(new TreeMap<>(dataHashes));
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
    public record Model(String name, String codeHash, Optional<String> artefactHash, Optional<Integer> version) {}

    /** Returns the manifest as JSON. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("config_hash", configHash);
        ObjectNode data = node.putObject("data_hashes");
        dataHashes.forEach(data::put);
        node.putObject("program").put("version", program.version()).put("code_hash", program.codeHash());
        model.ifPresent(m -> {
            ObjectNode said = node.putObject("model");
            said.put("name", m.name());
            said.put("code_hash", m.codeHash());
            m.artefactHash().ifPresent(hash -> said.put("artefact_hash", hash));
            m.version().ifPresent(version -> said.put("version", version));
        });
        return node;
    }
}
