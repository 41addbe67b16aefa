package dollarbill.sizing.allocation;

/**
 * What a portfolio allows.
 *
 * @param value  dollars to allocate, positive
 * @param kellyFraction  share of the Kelly stake taken, above 0 to 1
 * @param maxShare  largest share of the value in one position, above 0 to 1
 * @param minAllocation  least dollars worth a position, not negative
 * @param maxPositions  most positions, at least 1
 * @param budget  largest sum of all shares: 1 without borrowing, to 10; what is borrowed costs the risk-free rate
 * @param lot  least units that can be traded, positive
 * @param ratePerPeriod  risk-free return of one period of the candidates' returns, above −1
 * @param periodsPerYear  periods of a year, positive
 */
public record AllocationRules(
        double value,
        double kellyFraction,
        double maxShare,
        double minAllocation,
        int maxPositions,
        double budget,
        double lot,
        double ratePerPeriod,
        double periodsPerYear) {
    public AllocationRules {
        require(value > 0.0 && Double.isFinite(value), "value", value, "positive and finite");
        require(kellyFraction > 0.0 && kellyFraction <= 1.0, "kellyFraction", kellyFraction, "above 0 to 1");
        require(maxShare > 0.0 && maxShare <= 1.0, "maxShare", maxShare, "above 0 to 1");
        require(minAllocation >= 0.0 && Double.isFinite(minAllocation), "minAllocation", minAllocation,
                "finite and not negative");
        require(maxPositions >= 1, "maxPositions", maxPositions, "at least 1");
        require(budget > 0.0 && budget <= 10.0, "budget", budget, "above 0 to 10");
        require(lot > 0.0 && Double.isFinite(lot), "lot", lot, "positive and finite");
        require(ratePerPeriod > -1.0 && Double.isFinite(ratePerPeriod), "ratePerPeriod", ratePerPeriod,
                "finite and above -1");
        require(periodsPerYear > 0.0 && Double.isFinite(periodsPerYear), "periodsPerYear", periodsPerYear,
                "positive and finite");
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
