package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.structure.StructureAnalysis;

/** What became of a structure that was to be analysed. */
public sealed interface StructureAnswer {
    /**
     * An analysis.
     *
     * @param analysis  the figures
     * @param document  their document
     */
    record Analysed(StructureAnalysis analysis, ObjectNode document) implements StructureAnswer {}

    /**
     * Nothing.
     *
     * @param reason  why
     * @param detail  the contract or figure behind it
     */
    record Refused(Reason reason, String detail) implements StructureAnswer {}
}
