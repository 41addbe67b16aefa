package dollarbill.sizing;

/**
 * One position asking for its size.
 *
 * @param probability  how likely it is to end with a profit
 * @param netOdds  expected gain given profit over expected loss given loss
 * @param capitalPerContract  capital at risk of one contract in dollars, see {@link CapitalAtRisk}
 * @param cashLeft  dollars not yet allocated
 * @param openPositions  positions held or sized already
 */
public record SizingRequest(
        WinProbability probability, double netOdds, double capitalPerContract, double cashLeft, int openPositions) {}
