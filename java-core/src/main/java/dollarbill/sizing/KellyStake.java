package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.Cap;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.Shrinkage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the size of a stake came about: the raw fraction, each factor, each cap and the one that bound; names are those of
 * {@link KellyRecord}.
 *
 * @param rawFraction  Kelly fraction before shrinkage, negative where the odds are unfavourable
 * @param shrinkages  factors in the order they are multiplied
 * @param shrunkFraction  raw fraction times every factor, at least 0
 * @param committedFraction  share of the portfolio put in: shrunk fraction over the average loss of a dollar
 * @param caps  limits on the committed fraction
 * @param boundBy  the cap that decided, absent where none did
 * @param finalFraction  share of the portfolio put in after caps and lots
 * @param allocation  the same in dollars
 * @param lots  whole lots; absent where any amount can be traded
 * @param reason  why nothing is put in; absent where something is
 * @param detail  the reason in words with its numbers, empty where something is put in
 */
public record KellyStake(
        double rawFraction,
        List<Shrinkage> shrinkages,
        double shrunkFraction,
        double committedFraction,
        List<Cap> caps,
        Optional<CapName> boundBy,
        double finalFraction,
        double allocation,
        OptionalLong lots,
        Optional<Reason> reason,
        String detail) {
    public KellyStake {
        shrinkages = List.copyOf(shrinkages);
        caps = List.copyOf(caps);
    }
}
