package dollarbill.app;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.reload.SourceFolder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

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

    /** Returns the settings with every model of the folder switched off but some. */
    static BridgeSettings only(Set<ModelId> chosen, BridgeSettings settings) {
        Set<ModelId> disabled = new HashSet<>(new SourceFolder(settings.pythonFolder()).models());
        disabled.removeAll(chosen);
        disabled.addAll(settings.disabled());
        return new BridgeSettings(
                settings.pythonFolder(),
                settings.registryFolder(),
                disabled,
                settings.granted(),
                settings.contexts(),
                settings.waiting(),
                settings.deadline(),
                settings.checkDeadline(),
                settings.watch(),
                settings.cache(),
                settings.breaker());
    }

    private static Duration longer(Duration configured) {
        return configured.compareTo(COMMAND_LIMIT) > 0 ? configured : COMMAND_LIMIT;
    }
}
