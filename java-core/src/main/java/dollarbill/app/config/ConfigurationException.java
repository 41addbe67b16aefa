package dollarbill.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when the configuration cannot be used; holds every fault found, in file order. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    /** Creates an exception of at least one fault. */
    public ConfigurationException(List<ConfigFault> faults) {
        super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Returns the faults. */
    public List<ConfigFault> faults() {
        return faults;
    }
}
