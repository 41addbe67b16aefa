package dollarbill.risk.var;

/**
 * Moments of {@code g'x + x'Gx/2} for jointly normal x of mean zero and covariance C.
 *
 * <p>Cumulants: {@code k1 = tr(GC)/2}, {@code k2 = g'Cg + tr((GC)²)/2}, {@code k3 = 3 g'CGCg + tr((GC)³)},
 * {@code k4 = 12 g'CGCGCg + 3 tr((GC)⁴)}.
 *
 * <p>Source: A. M. Mathai and S. B. Provost, "Quadratic Forms in Random Variables" (1992), theorem 3.2b.2; for the use, M. Britten-Jones
 * and S. M. Schaefer, "Non-linear value-at-risk", European Finance Review 2 (1999).
 *
 * @param mean  first cumulant
 * @param deviation  root of the second
 * @param skewness  third over the deviation's third power
 * @param excessKurtosis  fourth over the deviation's fourth power
 */
record QuadraticLaw(double mean, double deviation, double skewness, double excessKurtosis) {
    static QuadraticLaw of(Exposures exposures, double[][] covariance) {
        double[] g = exposures.gradient();
        double[][] m = product(exposures.hessian(), covariance);
        double[][] m2 = product(m, m);
        double[] c = apply(covariance, g);
        double[] once = applyTransposed(m, c);
        double[] twice = applyTransposed(m, once);
        double k1 = 0.5 * trace(m);
        double k2 = dot(g, c) + 0.5 * trace(m2);
        double k3 = 3.0 * dot(g, once) + traceOfProduct(m, m2);
        double k4 = 12.0 * dot(g, twice) + 3.0 * traceOfProduct(m2, m2);
        double deviation = Math.sqrt(Math.max(k2, 0.0));
        return deviation == 0.0
                ? new QuadraticLaw(k1, 0.0, 0.0, 0.0)
                : new QuadraticLaw(k1, deviation, k3 / (k2 * deviation), k4 / (k2 * k2));
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i][k];
                if (factor != 0.0) {
                    for (int j = 0; j < n; j++) {
                        c[i][j] += factor * b[k][j];
                    }
                }
            }
        }
        return c;
    }

    private static double[] apply(double[][] a, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = dot(a[i], x);
        }
        return y;
    }

    /** Returns {@code (GC)' x = C G x}. */
    private static double[] applyTransposed(double[][] a, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[j] += a[i][j] * x[i];
            }
        }
        return y;
    }

    private static double trace(double[][] a) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i];
        }
        return sum;
    }

    private static double traceOfProduct(double[][] a, double[][] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                sum += a[i][k] * b[k][i];
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
