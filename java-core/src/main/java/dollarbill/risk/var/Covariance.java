package dollarbill.risk.var;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Covariance of daily factor changes about zero, all days weighted alike. */
final class Covariance {
    private Covariance() {}

    /** Returns the covariance over some of the days, each as often as it is named. */
    static double[][] ofDays(double[][] changes, int[] days) {
        int n = changes.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0.0;
                for (int day : days) {
                    sum += changes[i][day] * changes[j][day];
                }
                covariance[i][j] = sum / days.length;
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /** Returns A with {@code AA' = C}; factors that go together leave columns of zeros. */
    static double[][] root(double[][] covariance) {
        int n = covariance.length;
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double scale = Math.sqrt(Math.max(eigen.getRealEigenvalue(k), 0.0));
            for (int i = 0; i < n; i++) {
                root[i][k] = scale * eigen.getEigenvector(k).getEntry(i);
            }
        }
        return root;
    }
}
