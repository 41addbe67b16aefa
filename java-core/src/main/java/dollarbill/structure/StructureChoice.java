package dollarbill.structure;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import java.util.List;

/** What became of a structure that was asked for on a chain. */
public sealed interface StructureChoice {
    /**
     * A structure at bid and ask.
     *
     * @param structure  its legs
     * @param quotes  the quotes of its options, in their order
     */
    record Found(Structure structure, List<OptionQuote> quotes) implements StructureChoice {
        public Found {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Nothing.
     *
     * @param reason  why
     * @param detail  the contract or figure behind it
     */
    record Refused(Reason reason, String detail) implements StructureChoice {}
}
