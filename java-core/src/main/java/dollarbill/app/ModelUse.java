package dollarbill.app;

import dollarbill.bridge.BridgeSettings;
import java.time.Duration;

/** How a process uses its Python models. */
public enum ModelUse {
    /** One command: one interpreter, files read at its start, time enough for a slow interpreter to load them. */
    COMMAND {
        @Override
        BridgeSettings adapt(BridgeSettings configured) {
            return new BridgeSettings(
                    configured.pythonFolder(),
                    configured.registryFolder(),
                    configured.disabled(),
                    configured.granted(),
                    1,
                    configured.waiting(),
                    longer(configured.deadline()),
                    longer(configured.checkDeadline()),
                    false,
                    configured.cache(),
                    configured.breaker());
        }
    },
    /** A server: as configured, saves swapped in while it serves. */
    SERVER {
        @Override
        BridgeSettings adapt(BridgeSettings configured) {
            return configured;
        }
    };

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    /** Returns the configured settings as this use needs them. */
    abstract BridgeSettings adapt(BridgeSettings configured);

    private static Duration longer(Duration configured) {
        return configured.compareTo(COMMAND_LIMIT) > 0 ? configured : COMMAND_LIMIT;
    }
}
