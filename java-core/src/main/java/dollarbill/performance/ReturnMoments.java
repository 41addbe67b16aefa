package dollarbill.performance;

/**
 * First four moments of a sample.
 *
 * @param size  number of values, at least 2
 * @param mean  arithmetic mean
 * @param deviation  standard deviation with divisor n - 1
 * @param skewness  third central moment over the 1.5th power of the second, divisors n; 0 where all values are equal
 * @param kurtosis  fourth central moment over the square of the second, divisors n, 3 for the normal law; 3 where all values are equal
 */
public record ReturnMoments(int size, double mean, double deviation, double skewness, double kurtosis) {
    /** Deviation below which returns vary by no more than fifty roundings of a ratio of two prices. */
    static final double NO_VARIATION = 1e-14;

    private static final double NORMAL_KURTOSIS = 3.0;

    /** Measures values, at least two. */
    public static ReturnMoments of(double[] values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("moments need at least 2 values, got " + n);
        }
        double sum = 0.0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double second = 0.0;
        double third = 0.0;
        double fourth = 0.0;
        for (double value : values) {
            double d = value - mean;
            double square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
        }
        double deviation = Math.sqrt(second / (n - 1));
        if (deviation < NO_VARIATION) {
            return new ReturnMoments(n, mean, 0.0, 0.0, NORMAL_KURTOSIS);
        }
        double variance = second / n;
        return new ReturnMoments(
                n, mean, deviation, third / n / (variance * Math.sqrt(variance)), fourth / n / (variance * variance));
    }

    /** Returns the moments of returns. */
    public static ReturnMoments of(ReturnSeries series) {
        return of(series.returns());
    }

    /** Returns whether the values vary at all. */
    public boolean varies() {
        return deviation > 0.0;
    }
}
