package dollarbill.performance;

/**
 * Mean block length of the stationary bootstrap that makes the mean squared error of its variance of a mean smallest.
 *
 * <p>{@code b = (2 G^2 / D)^(1/3) n^(1/3)}, {@code G = sum w(k/M) |k| R(k)}, {@code D = 2 (sum w(k/M) R(k))^2}, sums over {@code |k| <= M}, R being
 * autocovariances and w the trapezoid that is 1 to one half and falls to 0 at 1. M is twice the first of
 * {@code max(5, sqrt(log10 n))} lags in a row whose autocorrelations lie within {@code 2 sqrt(log10 n / n)}, at most
 * {@code sqrt(n)} and one such run. D. N. Politis and H. White, Automatic block-length
 * selection for the dependent bootstrap, 2004, with D as corrected by A. Patton, D. N. Politis and H. White, 2009. The length is at least
 * 1 and at most {@code min(3 sqrt n, n / 3)}.
 */
public final class BlockLength {
    private static final double BAND = 2.0;
    private static final int LEAST_RUN = 5;

    private BlockLength() {}

    /**
     * Returns the mean block length in periods.
     *
     * @param values  of a stationary series, at least two
     * @throws IllegalArgumentException  if there are fewer
     */
    public static double stationary(double[] values) {
        int n = values.length;
        ReturnMoments moments = ReturnMoments.of(values);
        if (!moments.varies()) {
            return 1.0;
        }
        double logN = Math.log10(n);
        int run = Math.max(LEAST_RUN, (int) Math.ceil(Math.sqrt(logN)));
        int longest = Math.min((int) Math.ceil(Math.sqrt(n)) + run, n - 1);
        double[] covariances = autocovariances(values, moments.mean(), longest);
        int half = firstLag(covariances, run, BAND * Math.sqrt(logN / n));
        int bandwidth = Math.min(2 * half, longest);
        double slope = 0.0;
        double level = covariances[0];
        for (int k = 1; k <= bandwidth; k++) {
            double weight = Math.min(1.0, 2.0 * (1.0 - (double) k / bandwidth));
            slope += 2.0 * weight * k * covariances[k];
            level += 2.0 * weight * covariances[k];
        }
        double length = Math.cbrt(slope * slope / (level * level) * n);
        double most = Math.ceil(Math.min(3.0 * Math.sqrt(n), n / 3.0));
        return Double.isFinite(length) ? Math.clamp(length, 1.0, Math.max(1.0, most)) : Math.max(1.0, most);
    }

    private static double[] autocovariances(double[] values, double mean, int longest) {
        double[] covariances = new double[longest + 1];
        for (int lag = 0; lag <= longest; lag++) {
            double sum = 0.0;
            for (int i = lag; i < values.length; i++) {
                sum += (values[i] - mean) * (values[i - lag] - mean);
            }
            covariances[lag] = sum / values.length;
        }
        return covariances;
    }

    /** Returns the first lag of the first long enough run of lags within the band; the last lag where there is none. */
    private static int firstLag(double[] covariances, int run, double band) {
        int outside = 0;
        for (int k = 1; k < covariances.length; k++) {
            if (Math.abs(covariances[k]) >= band * covariances[0]) {
                outside = k;
            } else if (k - outside >= run) {
                return outside + 1;
            }
        }
        return covariances.length - 1;
    }
}
