package dollarbill.app;

import dollarbill.signal.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signals before any model has seen them: everything of a run that does not depend on Python.
 *
 * @param request  what was asked
 * @param asOf  day of the newest chain used
 * @param moment  moment of the newest quotes used
 * @param synthetic  whether any of the data is simulated
 * @param symbols  one report an underlying, in the order asked
 * @param signals  signals of all underlyings, in that order
 * @param days  what is known of each underlying at the close of the day, in that order
 * @param dataHashes  SHA-256 of each file read, by its path below the data folder
 * @param millis  time taken
 */
public record PreparedSignals(
        PipelineRequest request,
        LocalDate asOf,
        Instant moment,
        boolean synthetic,
        List<SymbolReport> symbols,
        List<Signal> signals,
        List<SymbolDay> days,
        SortedMap<String, String> dataHashes,
        long millis) {
    public PreparedSignals {
        symbols = List.copyOf(symbols);
        signals = List.copyOf(signals);
        days = List.copyOf(days);
        dataHashes = Collections.unmodifiableSortedMap(new TreeMap<>(dataHashes));
    }
}
