package dollarbill.signal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One number of a signal document, computed again.
 *
 * @param name  what it is
 * @param formula  how it is computed, in words
 * @param inputs  numbers of the document that it is computed from
 * @param stated  what the document says
 * @param recomputed  what comes out now
 * @param agrees  whether both are equal to 1e-9 relative
 */
public record AuditStep(
        String name, String formula, Map<String, Double> inputs, String stated, String recomputed, boolean agrees) {
    public AuditStep {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
