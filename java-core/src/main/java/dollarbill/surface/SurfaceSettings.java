package dollarbill.surface;

/**
 * Choices of the surface fit.
 *
 * @param flatRate  continuously compounded rate where put-call parity does not tell the discount
 * @param minQuotes  least number of out-of-the-money vols for a smile, at least 5
 * @param maxDeviations  quotes further from the forward than this many at-the-money standard deviations are left out
 * @param maxRmseVolPoints  a smile that misses its quotes by more is refused
 */
public record SurfaceSettings(
        double flatRate,
        int minQuotes,
        double maxDeviations,
        double maxRmseVolPoints) {
    /** Three percent, five quotes, five deviations and five vol points. */
    public static final SurfaceSettings DEFAULT = new SurfaceSettings(0.03, 5, 5.0, 5.0);

    public SurfaceSettings {
        if (!(Math.abs(flatRate) <= 1.0)) {
            throw new IllegalArgumentException("flatRate " + flatRate + " must be between -1 and 1");
        }
        if (minQuotes < 5) {
            throw new IllegalArgumentException("minQuotes " + minQuotes + " must be at least 5");
        }
        requirePositive("maxDeviations", maxDeviations);
        requirePositive("maxRmseVolPoints", maxRmseVolPoints);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }

    /** Returns these settings with another flat rate. */
    public SurfaceSettings withFlatRate(double rate) {
        return new SurfaceSettings(rate, minQuotes, maxDeviations, maxRmseVolPoints);
    }
}
