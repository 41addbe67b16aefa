package dollarbill.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects audit steps. */
final class AuditTrail {
    private static final double TOLERANCE = 1e-9;
    private static final String ABSENT = "absent";

    private final List<AuditStep> steps = new ArrayList<>();

    void number(
            String name,
            String formula,
            @Nullable Double stated,
            @Nullable Double recomputed,
            Object... namesAndValues) {
        boolean agrees = (stated == null || recomputed == null)
                ? Objects.equals(stated, recomputed)
                : close(stated, recomputed);
        steps.add(new AuditStep(name, formula, inputs(namesAndValues), text(stated), text(recomputed), agrees));
    }

    void word(String name, String formula, @Nullable Object stated, @Nullable Object recomputed) {
        steps.add(new AuditStep(name, formula, Map.of(), text(stated), text(recomputed),
                Objects.equals(stated, recomputed)));
    }

    List<AuditStep> steps() {
        return List.copyOf(steps);
    }

    private static boolean close(double stated, double recomputed) {
        return Math.abs(stated - recomputed) <= TOLERANCE * Math.max(1.0, Math.abs(stated));
    }

    private static String text(@Nullable Object value) {
        return value == null ? ABSENT : value.toString();
    }

    private static Map<String, Double> inputs(Object... namesAndValues) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return inputs;
    }
}
