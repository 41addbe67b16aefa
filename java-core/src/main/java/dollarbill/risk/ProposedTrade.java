package dollarbill.risk;

/**
 * A trade somebody wants to make; what one unit adds to the book carries its sign.
 *
 * @param id  names the trade
 * @param units  contracts, packages or lots asked for, at least 1
 * @param deltaPerUnit  shares
 * @param gammaPerUnit  shares per dollar
 * @param vegaPerUnit  dollars per vol point
 * @param capitalPerUnit  dollars a unit ties up, premium or margin; negative where it sets capital free
 */
public record ProposedTrade(
        String id,
        long units,
        double deltaPerUnit,
        double gammaPerUnit,
        double vegaPerUnit,
        double capitalPerUnit) {
    public ProposedTrade {
        if (units < 1) {
            throw new IllegalArgumentException("units " + units + " of " + id + " must be at least 1");
        }
        finite(id, "deltaPerUnit", deltaPerUnit);
        finite(id, "gammaPerUnit", gammaPerUnit);
        finite(id, "vegaPerUnit", vegaPerUnit);
        finite(id, "capitalPerUnit", capitalPerUnit);
    }

    private static void finite(String id, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " of " + id + " must be finite");
        }
    }
}
