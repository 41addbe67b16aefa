package dollarbill.signal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The fair smiles of one chain, and the contracts they do not speak for.
 *
 * @param slices  fair smile by expiry
 * @param otherRoots  codes of contracts that settle apart from those their expiry's smile was fitted to
 */
public record FairSmiles(Map<LocalDate, SmileSlice> slices, Set<String> otherRoots) {
    public FairSmiles {
        slices = Map.copyOf(slices);
        otherRoots = Set.copyOf(otherRoots);
    }
}
