package dollarbill.app.http;

import java.util.Set;

/** What {@code /health} says of the process as a whole. */
enum HealthStatus {
    /** Python, the models or the first run are still on their way. */
    WARMING,
    /** Everything is as it should be. */
    GOOD,
    /** Answers are less than they could be; the reasons say why. */
    DEGRADED,
    /** The server finishes what runs. */
    STOPPING;

    /** Codes of reasons that pass by themselves. */
    static final Set<String> TRANSIENT = Set.of("PYTHON_STARTING", "SIGNALS_PENDING", "MODEL_WARMING");
}
