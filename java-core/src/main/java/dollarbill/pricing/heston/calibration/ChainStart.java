package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * First parameters read off the volatilities.
 *
 * <p>v₀, θ and κ from the variance at the forward, fitted by θT + (v₀ − θ)(1 − e^(−κT))/κ. The slope of the implied
 * variance in log-strike is ρσ(1 − (1 − e^(−κT))/κT)/κT at the forward, which gives ρσ; the curvature of the implied vol of
 * the nearest expiries, √v(1/12 − 5ρ²/24)σ²/v², then gives σ.
 *
 * <p>Sources: J. Gatheral, The Volatility Surface (2006), chapter 3, for the slope; M. Forde, A. Jacquier, Small-time
 * asymptotics for implied volatility under the Heston model (2009), theorem 3.2, for the curvature.
 */
final class ChainStart {
    private static final double[] SPEEDS = {0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 7.0, 12.0};
    private static final double STEEPEST = 0.9;
    private static final double USUAL_CORRELATION = 0.7;
    private static final double LEAST_VARIANCE = 1e-4;
    private static final double LEAST_VOL_OF_VOL = 0.05;
    private static final double MOST_VOL_OF_VOL = 4.0;
    private static final int LEAST_POINTS = 3;
    private static final double WIDTH = 1.5;

    private ChainStart() {}

    /** Vol, slope and half the curvature of the implied vol at the forward. */
    private record Shape(double years, double vol, double slope, double bend) {}

    static HestonParameters of(List<ExpirySmile> smiles) {
        List<ExpirySmile> ordered = smiles.stream().sorted(Comparator.comparingDouble(ExpirySmile::years)).toList();
        double[] level = termStructure(ordered);
        double v0 = level[0];
        double kappa = level[1];
        double theta = level[2];
        List<Shape> shapes = ordered.stream()
                .filter(smile -> smile.quotes().size() >= LEAST_POINTS)
                .map(ChainStart::shape)
                .toList();
        if (shapes.isEmpty()) {
            return new HestonParameters(v0, kappa, theta, 0.5, -0.5);
        }
        double product = median(shapes.subList(0, (shapes.size() + 1) / 2)
                .stream()
                .mapToDouble(s -> 2.0 * s.vol * s.slope / damping(kappa * s.years))
                .toArray());
        double square = median(shapes.subList(0, (shapes.size() + 2) / 3)
                .stream()
                .mapToDouble(s -> 24.0 * s.bend * s.vol * s.vol * s.vol + 2.5 * product * product)
                .toArray());
        double least = Math.max(LEAST_VOL_OF_VOL, Math.abs(product) / STEEPEST);
        double sigma = square > 0.0 ? Math.sqrt(square) : Math.abs(product) / USUAL_CORRELATION;
        sigma = Math.clamp(sigma, least, Math.max(least, MOST_VOL_OF_VOL));
        return new HestonParameters(v0, kappa, theta, sigma, Math.clamp(product / sigma, -STEEPEST, STEEPEST));
    }

    /** Returns (1 − (1 − e^(−x))/x)/x, one half at zero. */
    private static double damping(double x) {
        return x < 1e-3 ? 0.5 - x / 6.0 : (1.0 + Math.expm1(-x) / x) / x;
    }

    /** Returns v₀, κ and θ that fit the variances at the forward best, κ from a grid. */
    private static double[] termStructure(List<ExpirySmile> smiles) {
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (double kappa : SPEEDS) {
            double aa = 0.0;
            double ab = 0.0;
            double bb = 0.0;
            double ay = 0.0;
            double by = 0.0;
            double yy = 0.0;
            for (ExpirySmile smile : smiles) {
                double x = kappa * smile.years();
                double a = -Math.expm1(-x) / x;
                double b = 1.0 - a;
                double y = smile.atTheMoney() * smile.atTheMoney();
                aa += a * a;
                ab += a * b;
                bb += b * b;
                ay += a * y;
                by += b * y;
                yy += y * y;
            }
            double determinant = aa * bb - ab * ab;
            double v0 = (ay * bb - by * ab) / determinant;
            double theta = (by * aa - ay * ab) / determinant;
            double floor = Math.max(LEAST_VARIANCE, 0.05 * Math.sqrt(yy / smiles.size()));
            v0 = v0 > floor ? v0 : floor;
            theta = theta > floor ? Math.min(theta, 1.0) : floor;
            double miss = yy - 2.0 * (v0 * ay + theta * by) + v0 * v0 * aa + 2.0 * v0 * theta * ab + theta * theta * bb;
            if (miss < least) {
                least = miss;
                best = new double[] {v0, kappa, theta};
            }
        }
        return best;
    }

    /** Fits a parabola in log-strike to the vols, weights falling off with the distance in deviations. */
    private static Shape shape(ExpirySmile smile) {
        double vol = smile.atTheMoney();
        double width = WIDTH * vol * Math.sqrt(smile.years());
        double[] moments = new double[5];
        double[] sums = new double[3];
        for (VolQuote quote : smile.quotes()) {
            double z = Math.log(quote.strike() / smile.forward()) / width;
            double weight = Math.exp(-z * z);
            double power = weight;
            for (int i = 0; i < moments.length; i++) {
                moments[i] += power;
                if (i < sums.length) {
                    sums[i] += power * quote.volatility();
                }
                power *= z;
            }
        }
        double[] c = parabola(moments, sums, vol);
        return new Shape(smile.years(), vol, c[1] / width, c[2] / (width * width));
    }

    /** Solves the normal equations of a parabola by Cramer's rule; flat where the points do not tell one. */
    private static double[] parabola(double[] m, double[] s, double flat) {
        double c0 = m[2] * m[4] - m[3] * m[3];
        double c1 = m[1] * m[4] - m[2] * m[3];
        double c2 = m[1] * m[3] - m[2] * m[2];
        double determinant = m[0] * c0 - m[1] * c1 + m[2] * c2;
        if (!(determinant > 1e-10 * m[0] * m[0] * m[0])) {
            return new double[] {flat, 0.0, 0.0};
        }
        double d2 = m[0] * m[4] - m[2] * m[2];
        double e = m[0] * m[3] - m[1] * m[2];
        double f = m[0] * m[2] - m[1] * m[1];
        return new double[] {
            (c0 * s[0] - c1 * s[1] + c2 * s[2]) / determinant,
            (-c1 * s[0] + d2 * s[1] - e * s[2]) / determinant,
            (c2 * s[0] - e * s[1] + f * s[2]) / determinant
        };
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
