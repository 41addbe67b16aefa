package dollarbill.app;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;

/** Opens the host of the Python models; called once an engine, and only if a command needs models. */
@FunctionalInterface
public interface ModelHostOpener {
    /** Opens a host that works as the settings say. */
    ModelHost open(BridgeSettings settings);
}
