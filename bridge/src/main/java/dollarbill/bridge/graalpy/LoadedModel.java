package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelContract;
import java.util.Map;
import org.graalvm.polyglot.Value;

/**
 * A model alive in one interpreter; never leaves its thread.
 *
 * @param contract  what it declares
 * @param model  the Python object
 * @param texts  texts of its code by file name
 * @param mayRead  whether it may read the Python folder
 */
record LoadedModel(ModelContract contract, Value model, Map<String, String> texts, boolean mayRead) {}
