package dollarbill.performance;

import dollarbill.market.Reason;

/**
 * The headline figures of a series of returns.
 *
 * @param periods  number of returns
 * @param years  their length in years
 * @param totalReturn  gain over all periods
 * @param annualReturn  compound annual growth rate
 * @param annualVolatility  standard deviation of a year
 * @param sharpe  Sharpe ratio of a year
 * @param sharpeError  its standard error, whatever the law of returns, with their autocorrelation
 * @param sortino  Sortino ratio of a year, the target being the risk-free rate
 * @param calmar  annual return over the deepest fall
 * @param drawdown  the deepest fall of the compounded returns; indices count the start as 0
 * @param skewness  of the returns
 * @param kurtosis  of the returns, 3 for the normal law
 */
public record PerformanceSummary(
        int periods,
        double years,
        double totalReturn,
        double annualReturn,
        double annualVolatility,
        Ratio sharpe,
        Ratio sharpeError,
        Ratio sortino,
        Ratio calmar,
        Drawdown drawdown,
        double skewness,
        double kurtosis) {
    /**
     * Measures a series.
     *
     * @param riskFreeRate  a year, effective, above -1
     */
    public static PerformanceSummary of(ReturnSeries series, double riskFreeRate) {
        ReturnMoments moments = ReturnMoments.of(series);
        Ratio none = new Ratio.Undefined(Reason.RETURNS_CONSTANT);
        var sharpe = SharpeRatio.of(series, riskFreeRate);
        return new PerformanceSummary(
                series.size(),
                series.years(),
                PerformanceRatios.totalReturn(series),
                PerformanceRatios.annualReturn(series),
                PerformanceRatios.annualVolatility(series),
                sharpe.<Ratio>map(s -> new Ratio.Defined(s.annual())).orElse(none),
                sharpe.<Ratio>map(s -> new Ratio.Defined(s.standardError())).orElse(none),
                Ratio.of(PerformanceRatios.sortino(series, riskFreeRate), Reason.RETURNS_WITHOUT_LOSS),
                Ratio.of(PerformanceRatios.calmar(series), Reason.RETURNS_WITHOUT_LOSS),
                PerformanceRatios.drawdown(series.growth()),
                moments.skewness(),
                moments.kurtosis());
    }
}
