package dollarbill.risk;

/**
 * Greeks of one option held in a number of contracts.
 *
 * @param id  names the position
 * @param contracts  contracts held: positive bought, negative sold
 * @param delta  option's delta per share
 * @param gamma  option's gamma per share and dollar
 * @param vegaPerVolPoint  option's vega per share and vol point
 * @param thetaPerDay  option's theta per share and calendar day
 * @param edgePerShare  edge of the position per share after costs, in dollars, for the side it is held on
 */
public record PositionGreeks(
        String id,
        double contracts,
        double delta,
        double gamma,
        double vegaPerVolPoint,
        double thetaPerDay,
        double edgePerShare) {
    public PositionGreeks {
        finite(id, "contracts", contracts);
        finite(id, "delta", delta);
        finite(id, "gamma", gamma);
        finite(id, "vegaPerVolPoint", vegaPerVolPoint);
        finite(id, "thetaPerDay", thetaPerDay);
        finite(id, "edgePerShare", edgePerShare);
    }

    private static void finite(String id, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " of " + id + " must be finite");
        }
    }
}
