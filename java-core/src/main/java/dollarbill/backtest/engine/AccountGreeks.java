package dollarbill.backtest.engine;

/**
 * Greeks of everything held, deltas of different underlyings added as shares without beta.
 *
 * @param delta  shares
 * @param gamma  shares a dollar
 * @param vegaPerVolPoint  dollars a vol point
 * @param thetaPerDay  dollars a calendar day
 * @param unknown  options whose price no vol gives, counted with the delta of their intrinsic value and nothing else
 */
public record AccountGreeks(double delta, double gamma, double vegaPerVolPoint, double thetaPerDay, int unknown) {}
