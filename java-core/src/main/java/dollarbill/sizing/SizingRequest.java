package dollarbill.sizing;

import java.util.OptionalDouble;

/**
 * One position asking for its size.
 *
 * @param probability  how likely it is to end with a profit, by the same event as the odds
 * @param confidence  how likely the edge behind it is real, held against the least confidence traded; absent where nobody says
 * @param netOdds  expected gain given profit over expected loss given loss
 * @param lossPerContract  expected loss of one contract given a loss in dollars: what a Kelly fraction stakes
 * @param capitalPerContract  capital at risk of one contract in dollars, see {@link CapitalAtRisk}
 * @param cashLeft  dollars not yet allocated
 * @param openPositions  positions held or sized already
 */
public record SizingRequest(
        WinProbability probability,
        OptionalDouble confidence,
        double netOdds,
        double lossPerContract,
        double capitalPerContract,
        double cashLeft,
        int openPositions) {
    /** Asks without a confidence. */
    public SizingRequest(
            WinProbability probability,
            double netOdds,
            double lossPerContract,
            double capitalPerContract,
            double cashLeft,
            int openPositions) {
        this(probability, OptionalDouble.empty(), netOdds, lossPerContract, capitalPerContract, cashLeft,
                openPositions);
    }
}
