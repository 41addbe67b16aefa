package dollarbill.surface;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A surface by expiry: volatility at the forward, forward volatility, tilt and 25-delta quotes.
 *
 * @param convention  which delta the 25-delta quotes use
 * @param points  one an expiry, nearest first
 */
public record TermStructure(DeltaConvention convention, List<Point> points) {
    private static final double QUARTER = 0.25;

    public TermStructure {
        points = List.copyOf(points);
    }

    /**
     * One expiry.
     *
     * @param expiry  last trading day
     * @param years  time to expiry
     * @param forward  forward to the expiry
     * @param atmVolatility  volatility at the forward
     * @param atmTotalVariance  its square times years
     * @param forwardVariance  variance a year at the money between the expiry before (or now) and this one
     * @param forwardVolatility  its square root
     * @param skewSlope  derivative of volatility in log-moneyness at the forward
     * @param smileCurvature  second derivative of volatility in log-moneyness at the forward
     * @param quarterDelta  risk reversal and butterfly at 25 delta; empty where no strike has that delta
     */
    public record Point(
            LocalDate expiry,
            double years,
            double forward,
            double atmVolatility,
            double atmTotalVariance,
            double forwardVariance,
            double forwardVolatility,
            double skewSlope,
            double smileCurvature,
            Optional<DeltaSmile> quarterDelta) {}

    /** Returns the term structure of a surface. */
    public static TermStructure of(VolSurface surface, DeltaConvention convention) {
        List<Point> points = new ArrayList<>();
        double years = 0.0;
        double variance = 0.0;
        for (VolSlice slice : surface.slices()) {
            Point point = point(slice, surface.spot(), years, variance, convention);
            points.add(point);
            years = point.years();
            variance = point.atmTotalVariance();
        }
        return new TermStructure(convention, points);
    }

    private static Point point(
            VolSlice slice, double spot, double yearsBefore, double varianceBefore, DeltaConvention convention) {
        double years = slice.yearsToExpiry();
        double variance = slice.totalVariance(0.0);
        double volatility = Math.sqrt(variance / years);
        double forwardVariance = Math.max(variance - varianceBefore, 0.0) / (years - yearsBefore);
        double slope = slice.svi().slope(0.0) / (2.0 * volatility * years);
        double curvature = (slice.svi().curvature(0.0) / (2.0 * years) - slope * slope) / volatility;
        return new Point(
                slice.expiry(),
                years,
                slice.forward(),
                volatility,
                variance,
                forwardVariance,
                Math.sqrt(forwardVariance),
                slope,
                curvature,
                DeltaSmile.of(slice, spot, QUARTER, convention));
    }
}
