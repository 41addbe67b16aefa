package dollarbill.app.sizing;

import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.sizing.WinProbability;

/**
 * What is believed of a structure whose stake is asked.
 *
 * @param probability  how likely it ends with a profit, with its interval or sample where there is one
 * @param money  what is put in place of the configured money
 */
public record StructureBelief(WinProbability probability, Money money) {
    public StructureBelief {
        KellyQuestion.requireProbability(probability);
    }
}
