package dollarbill.app.config;

import dollarbill.risk.GuardLimits;
import dollarbill.signal.FairValueRules;
import java.time.Duration;

/**
 * Money, limits and costs, from {@code trading.json}; every single value can be overridden by an environment variable
 * {@code DOLLARBILL_} with its keys in upper case, such as {@code DOLLARBILL_COSTS_COMMISSION_PER_CONTRACT}.
 *
 * @param portfolioValue  money to work with, USD
 * @param scaling  share of the Kelly fraction that is used, in (0, 1]
 * @param maxPositions  most positions at a time
 * @param minAllocation  least money worth a position, USD
 * @param maxPerPosition  largest share of the portfolio in one position, in (0, 1]
 * @param riskFreeRate  continuously compounded rate a year, where no market rate is at hand
 * @param lookbackDays  trading days of history looked at
 * @param limits  risk limits of the book
 * @param costs  costs of trading
 * @param fairValue  which model makes the fair value
 * @param providers  time limits on data sources
 * @param selector  bounds of the strategy selector
 */
public record TradingConfig(
        @Range(min = 0, max = 1e12, above = true) double portfolioValue,
        @Range(min = 0, max = 1, above = true) double scaling,
        @Range(min = 1, max = 1000) int maxPositions,
        @Range(min = 0, max = 1e12) double minAllocation,
        @Range(min = 0, max = 1, above = true) double maxPerPosition,
        @Range(min = -0.1, max = 0.5) double riskFreeRate,
        @Range(min = 20, max = 2520) int lookbackDays,
        Limits limits,
        Costs costs,
        FairValue fairValue,
        Providers providers,
        SelectorConfig selector) {
    /** Returns what the guard holds a book to. */
    public GuardLimits guardLimits() {
        return new GuardLimits(
                limits.delta(),
                limits.gamma(),
                limits.vega(),
                maxPerPosition,
                limits.drawdown(),
                limits.lossPerDay(),
                maxPositions);
    }

    /**
     * Risk limits of the book.
     *
     * @param delta  largest absolute delta, shares
     * @param gamma  largest absolute gamma, shares per dollar
     * @param vega  largest absolute vega, USD per vol point
     * @param drawdown  largest loss from the peak, share of the portfolio in (0, 1]
     * @param lossPerDay  largest loss in a day, share of the portfolio in (0, 1]
     */
    public record Limits(
            @Range(min = 0, max = 1e9, above = true) double delta,
            @Range(min = 0, max = 1e9, above = true) double gamma,
            @Range(min = 0, max = 1e9, above = true) double vega,
            @Range(min = 0, max = 1, above = true) double drawdown,
            @Range(min = 0, max = 1, above = true) double lossPerDay) {}

    /**
     * Costs of trading.
     *
     * @param commissionPerContract  USD per option contract and side
     * @param commissionPerShare  USD per share and side
     * @param slippage  how far from the quote an order is filled
     * @param slippageFraction  part of half the spread lost beyond the fill, in [0, 1]; used by {@code spread_fraction}
     */
    public record Costs(
            @Range(min = 0, max = 100) double commissionPerContract,
            @Range(min = 0, max = 10) double commissionPerShare,
            Slippage slippage,
            @Range(min = 0, max = 1) double slippageFraction) {}

    /** Rule for the price of a fill. */
    public enum Slippage {
        /** Buy at the ask, sell at the bid. */
        CROSS_SPREAD,
        /** Buy and sell at the midpoint. */
        MID,
        /** From the midpoint the given fraction of half the spread towards the far side. */
        SPREAD_FRACTION
    }

    /**
     * Which model makes the fair value of an option.
     *
     * @param hestonMaxMiss  largest median miss of Heston's vols from the mids, in half spreads, at which its value is traded: over
     *     the chain, over the expiry and next to the strike; beyond it the smile of the expiry is traded
     * @param onDisagreement  what happens to a signal whose edge the smile does not see
     */
    public record FairValue(
            @Range(min = 0, max = 10, above = true) double hestonMaxMiss,
            FairValueRules.Disagreement onDisagreement) {}

    /**
     * Time limits on data sources.
     *
     * @param timeoutMs  limit on one request, milliseconds
     * @param retries  tries after the first
     * @param backoffMs  wait before the first further try, milliseconds; doubles each time
     */
    public record Providers(
            @Range(min = 1, max = 600_000) int timeoutMs,
            @Range(min = 0, max = 10) int retries,
            @Range(min = 1, max = 60_000) int backoffMs) {
        /** Returns the limit on one request. */
        public Duration timeout() {
            return Duration.ofMillis(timeoutMs);
        }
    }
}
