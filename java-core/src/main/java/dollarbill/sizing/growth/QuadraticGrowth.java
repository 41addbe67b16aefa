package dollarbill.sizing.growth;

/** Growth of geometric Brownian motions, {@code drift·w − w·covariance·w/(2c)}. */
final class QuadraticGrowth implements ConcaveFunction {
    private final double[] drift;
    private final double[][] covariance;
    private final double aversion;

    private QuadraticGrowth(double[] drift, double[][] covariance, double aversion) {
        this.drift = drift;
        this.covariance = covariance;
        this.aversion = aversion;
    }

    static QuadraticGrowth of(double[] drift, double[][] covariance, double kellyFraction) {
        int n = drift.length;
        if (covariance.length != n) {
            throw new IllegalArgumentException("covariance of " + covariance.length + " rows for " + n + " assets");
        }
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            if (covariance[i].length != n) {
                throw new IllegalArgumentException(
                        "row " + i + " of the covariance has " + covariance[i].length + " cells for " + n + " assets");
            }
            copy[i] = covariance[i].clone();
        }
        for (int i = 0; i < n; i++) {
            requireFinite("drift", drift[i]);
            for (int j = 0; j < n; j++) {
                requireFinite("covariance", copy[i][j]);
                if (Math.abs(copy[i][j] - copy[j][i]) > 1e-12 * Math.sqrt(copy[i][i] * copy[j][j])) {
                    throw new IllegalArgumentException(
                            "covariance of " + i + " and " + j + " is " + copy[i][j] + " and " + copy[j][i]);
                }
            }
        }
        return new QuadraticGrowth(drift.clone(), copy, 1.0 / kellyFraction);
    }

    @Override
    public int size() {
        return drift.length;
    }

    @Override
    public double value(double[] weights) {
        double sum = 0.0;
        for (int i = 0; i < drift.length; i++) {
            sum += weights[i] * (drift[i] - 0.5 * aversion * dot(covariance[i], weights));
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] weights) {
        double[] gradient = new double[drift.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = drift[i] - aversion * dot(covariance[i], weights);
        }
        return gradient;
    }

    @Override
    public double[][] curvature(double[] weights) {
        double[][] curvature = new double[drift.length][drift.length];
        for (int i = 0; i < drift.length; i++) {
            for (int j = 0; j < drift.length; j++) {
                curvature[i][j] = aversion * covariance[i][j];
            }
        }
        return curvature;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite");
        }
    }
}
