package dollarbill.sizing;

/**
 * One position asking for its size.
 *
 * @param probability  how likely it is to end with a profit, by the same event as the odds
 * @param netOdds  expected gain given profit over expected loss given loss
 * @param lossPerContract  expected loss of one contract given a loss in dollars: what a Kelly fraction stakes
 * @param capitalPerContract  capital at risk of one contract in dollars, see {@link CapitalAtRisk}
 * @param cashLeft  dollars not yet allocated
 * @param openPositions  positions held or sized already
 */
public record SizingRequest(
        WinProbability probability,
        double netOdds,
        double lossPerContract,
        double capitalPerContract,
        double cashLeft,
        int openPositions) {}
