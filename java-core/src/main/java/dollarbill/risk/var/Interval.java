package dollarbill.risk.var;

import java.util.OptionalDouble;

/**
 * Where a measure may lie.
 *
 * @param low  lower end
 * @param high  upper end; absent where the outcomes are too few to tell one
 * @param basis  how it is found, and what error it tells of
 */
public record Interval(double low, OptionalDouble high, Basis basis) {
    /** How an interval is found. */
    public enum Basis {
        /** Order statistics: binomial law of the number of outcomes beyond the quantile; error of sampling. */
        ORDER_STATISTICS,
        /** Outcomes or days drawn anew with replacement; error of sampling. */
        BOOTSTRAP,
        /** Chi-square law of the variance of normal returns; error of sampling. */
        CHI_SQUARE,
        /** Order statistics of simulated outcomes; error of simulation alone, not of the law they are drawn from. */
        SIMULATION_ORDER_STATISTICS,
        /** Normal law of the mean of the simulated tail; error of simulation alone, not of the law they are drawn from. */
        SIMULATION_ASYMPTOTIC
    }
}
