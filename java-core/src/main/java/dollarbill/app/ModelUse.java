package dollarbill.app;

import java.time.Duration;

/**
 * How an engine uses its Python models.
 *
 * @param contexts  serving interpreters
 * @param watch  whether saved model files are noticed at once
 * @param checkDeadline  limit on loading and checking one model
 */
public record ModelUse(int contexts, boolean watch, Duration checkDeadline) {
    /** One interpreter for one command: files are read at its start, and a slow interpreter gets time to load them. */
    public static final ModelUse COMMAND = new ModelUse(1, false, Duration.ofMinutes(1));

    /** Two interpreters for a server: saves are swapped in while it serves. */
    public static final ModelUse SERVER = new ModelUse(2, true, Duration.ofSeconds(5));
}
