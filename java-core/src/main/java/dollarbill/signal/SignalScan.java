package dollarbill.signal;

import dollarbill.market.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one chain gave.
 *
 * @param signals  signals, largest edge in percent first
 * @param rejected  how many quotes were left out, by reason
 */
public record SignalScan(List<Signal> signals, Map<Reason, Integer> rejected) {
    public SignalScan {
        signals = List.copyOf(signals);
        EnumMap<Reason, Integer> copy = new EnumMap<>(Reason.class);
        copy.putAll(rejected);
        rejected = Collections.unmodifiableMap(copy);
    }
}
