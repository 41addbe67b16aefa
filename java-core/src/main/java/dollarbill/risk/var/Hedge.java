package dollarbill.risk.var;

import dollarbill.market.Symbol;
import java.util.OptionalDouble;

/**
 * Shares that would hedge the positions in one underlying, and what its gamma costs and earns.
 *
 * @param symbol  the underlying
 * @param delta  shares that the positions move like
 * @param deltaHedge  whole shares to trade so that less than one share of delta is left: positive to buy
 * @param minimumVariance  shares to trade so that past days vary least: {@code -Cov(pnl, dS) / Var(dS)}; absent without history
 * @param varianceLeft  share of the variance of past days that this leaves; absent without history
 * @param breakEvenMove  relative daily move at which gamma earns what a trading day of theta costs,
 *     {@code sqrt(-2 theta (365/252) / gamma) / S}; absent unless gamma and theta have opposite signs
 * @param realisedVolatility  of the past days, a year; absent without history
 * @param scalpingPerDay  dollars that the positions hedged every day would earn on average a trading day at the realised volatility:
 *     {@code sum gamma S² (v_realised² - v_implied²) / (2 252)}; absent without history
 */
public record Hedge(
        Symbol symbol,
        double delta,
        double deltaHedge,
        OptionalDouble minimumVariance,
        OptionalDouble varianceLeft,
        OptionalDouble breakEvenMove,
        OptionalDouble realisedVolatility,
        OptionalDouble scalpingPerDay) {}
