package dollarbill.performance;

import java.util.Optional;

/**
 * Mean excess return over its standard deviation, with its sampling error: {@code SR = (mean - rf) / s}, {@code s} with divisor n - 1.
 *
 * <p>W. F. Sharpe, The Sharpe ratio, 1994. Errors: A. W. Lo, The statistics of Sharpe ratios, 2002; for independent normal returns
 * {@code sqrt((1 + SR^2 / 2) / n)} (section on IID returns), else by the generalised method of moments, the long-run variance of
 * {@code z - SR (z^2 - 1) / 2}, z being the standardised return, over n, with the weights of Newey and West and
 * {@code floor(4 (n / 100)^(2/9))} lags. Without lags that is the error of E. Mertens, 2002:
 * {@code (1 - skewness SR + (kurtosis - 1) SR^2 / 4) / n}.
 *
 * @param perPeriod  ratio of one period
 * @param annual  ratio of a year, {@code sqrt(periods per year)} times that of a period
 * @param standardErrorNormal  of the annual ratio, where returns are independent and normal
 * @param standardError  of the annual ratio, whatever the law of returns, with their autocorrelation
 */
public record SharpeRatio(double perPeriod, double annual, double standardErrorNormal, double standardError) {
    /**
     * Measures returns.
     *
     * @param riskFreeRate  a year, effective, above -1
     * @return empty where the returns do not vary
     */
    public static Optional<SharpeRatio> of(ReturnSeries series, double riskFreeRate) {
        return of(series, riskFreeRate, lags(series.size()));
    }

    static Optional<SharpeRatio> of(ReturnSeries series, double riskFreeRate, int lags) {
        ReturnMoments moments = ReturnMoments.of(series);
        if (!moments.varies()) {
            return Optional.empty();
        }
        double ratio = (moments.mean() - series.perPeriod(riskFreeRate)) / moments.deviation();
        double scale = Math.sqrt(series.periodsPerYear());
        return Optional.of(new SharpeRatio(
                ratio,
                scale * ratio,
                scale * normalError(ratio, series.size()),
                scale * Math.sqrt(longRunVariance(influence(series, moments, ratio), lags) / series.size())));
    }

    /** Returns the standard error of a ratio of n independent normal returns, in the unit of the ratio. */
    static double normalError(double ratio, int n) {
        return Math.sqrt((1.0 + 0.5 * ratio * ratio) / n);
    }

    private static int lags(int n) {
        return Math.min(n - 1, (int) Math.floor(4.0 * Math.pow(n / 100.0, 2.0 / 9.0)));
    }

    private static double[] influence(ReturnSeries series, ReturnMoments moments, double ratio) {
        double[] influence = new double[series.size()];
        double populationVariance = moments.deviation() * moments.deviation() * (series.size() - 1) / series.size();
        for (int i = 0; i < influence.length; i++) {
            double d = series.get(i) - moments.mean();
            influence[i] = d / Math.sqrt(populationVariance) - 0.5 * ratio * (d * d / populationVariance - 1.0);
        }
        return influence;
    }

    private static double longRunVariance(double[] centred, int lags) {
        double variance = 0.0;
        for (int lag = 0; lag <= lags; lag++) {
            double product = 0.0;
            for (int i = lag; i < centred.length; i++) {
                product += centred[i] * centred[i - lag];
            }
            double weight = lag == 0 ? 1.0 : 2.0 * (1.0 - lag / (lags + 1.0));
            variance += weight * product / centred.length;
        }
        return variance;
    }
}
