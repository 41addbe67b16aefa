package dollarbill.app;

import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureOrder;

/**
 * A structure to be analysed on a chain.
 *
 * @param order  which structure
 * @param settings  how it is looked at
 */
public record StructureQuestion(StructureOrder order, StructureAnalysis.Settings settings) {}
