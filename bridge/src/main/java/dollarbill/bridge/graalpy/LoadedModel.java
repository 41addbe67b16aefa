package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelContract;
import java.util.Set;
import org.graalvm.polyglot.Value;

/**
 * A model alive in one interpreter; never leaves its thread.
 *
 * @param contract  what it declares
 * @param model  the Python object
 * @param files  file names of its code
 * @param mayRead  whether it may read the Python folder
 */
record LoadedModel(ModelContract contract, Value model, Set<String> files, boolean mayRead) {}
