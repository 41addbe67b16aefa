package dollarbill.surface;

/**
 * The best SVI smile for a given bend: with {@code m} and {@code sigma} fixed the smile is linear in the rest.
 *
 * <p>{@code w = a + d y + c z} with {@code y = (k-m)/sigma}, {@code z = sqrt(y^2+1)}, {@code c = b sigma},
 * {@code d = rho b sigma}. After profiling out {@code a}, a quadratic in {@code (d, c)} is minimised over the
 * parallelogram {@code |d| <= c, c + |d| <= 2 sigma}, the second being Lee's bound on the slope of the wings.
 *
 * <p>Source: Zeliade Systems, "Quasi-explicit calibration of Gatheral's SVI model" (2009).
 */
final class SviLeastSquares {
    private final double sigma;
    private double meanT;
    private double meanY;
    private double meanZ;
    private double yy;
    private double yz;
    private double zz;
    private double ty;
    private double tz;
    private double tt;
    private double bestCost = Double.POSITIVE_INFINITY;
    private double bestD;
    private double bestC;

    private SviLeastSquares(SmilePoints points, double m, double sigma) {
        this.sigma = sigma;
        double[] k = points.logMoneyness();
        double[] w = points.totalVariance();
        double[] weight = points.weight();
        double total = 0.0;
        for (int i = 0; i < k.length; i++) {
            double y = (k[i] - m) / sigma;
            total += weight[i];
            meanT += weight[i] * w[i];
            meanY += weight[i] * y;
            meanZ += weight[i] * Math.sqrt(y * y + 1.0);
        }
        meanT /= total;
        meanY /= total;
        meanZ /= total;
        for (int i = 0; i < k.length; i++) {
            double y0 = (k[i] - m) / sigma;
            double y = y0 - meanY;
            double z = Math.sqrt(y0 * y0 + 1.0) - meanZ;
            double t = w[i] - meanT;
            yy += weight[i] * y * y;
            yz += weight[i] * y * z;
            zz += weight[i] * z * z;
            ty += weight[i] * t * y;
            tz += weight[i] * t * z;
            tt += weight[i] * t * t;
        }
    }

    /** A smile and its weighted squared error. */
    record Solution(SviParameters svi, double cost) {}

    static Solution solve(SmilePoints points, double m, double sigma) {
        SviLeastSquares problem = new SviLeastSquares(points, m, sigma);
        problem.minimise();
        double c = problem.bestC;
        double rho = c > 0.0 ? Math.clamp(problem.bestD / c, -1.0, 1.0) : 0.0;
        double a = problem.meanT - problem.bestD * problem.meanY - c * problem.meanZ;
        return new Solution(new SviParameters(a, c / sigma, rho, m, sigma), problem.bestCost);
    }

    private void minimise() {
        double determinant = yy * zz - yz * yz;
        if (determinant > 1e-14 * yy * zz) {
            double d = (ty * zz - tz * yz) / determinant;
            double c = (tz * yy - ty * yz) / determinant;
            if (Math.abs(d) <= c && c + Math.abs(d) <= 2.0 * sigma) {
                consider(d, c);
                return;
            }
        }
        edge(0.0, 0.0, sigma, sigma);
        edge(0.0, 0.0, -sigma, sigma);
        edge(0.0, 2.0 * sigma, sigma, sigma);
        edge(0.0, 2.0 * sigma, -sigma, sigma);
    }

    private void edge(double d0, double c0, double d1, double c1) {
        double d = d1 - d0;
        double c = c1 - c0;
        double curvature = d * d * yy + 2.0 * d * c * yz + c * c * zz;
        double slope = d * (ty - d0 * yy - c0 * yz) + c * (tz - d0 * yz - c0 * zz);
        double share = curvature > 0.0 ? Math.clamp(slope / curvature, 0.0, 1.0) : 0.0;
        consider(d0 + share * d, c0 + share * c);
    }

    private void consider(double d, double c) {
        double cost = tt - 2.0 * (d * ty + c * tz) + d * d * yy + 2.0 * d * c * yz + c * c * zz;
        if (cost < bestCost) {
            bestCost = cost;
            bestD = d;
            bestC = c;
        }
    }
}
