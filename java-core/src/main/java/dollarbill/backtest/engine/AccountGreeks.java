package dollarbill.backtest.engine;

/**
 * Greeks of everything held, deltas of different underlyings added as shares without beta.
 *
 * @param delta  shares
 * @param gamma  shares a dollar
 * @param vegaPerVolPoint  dollars a vol point
 * @param thetaPerDay  dollars a calendar day
 * @param unknown  options left out, as no vol gives their price
 */
public record AccountGreeks(double delta, double gamma, double vegaPerVolPoint, double thetaPerDay, int unknown) {}
