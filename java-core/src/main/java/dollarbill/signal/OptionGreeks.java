package dollarbill.signal;

/**
 * Greeks of one option per share, whoever holds it.
 *
 * @param delta  dollars per dollar
 * @param gamma  delta per dollar
 * @param vegaPerVolPoint  dollars per vol point
 * @param thetaPerDay  dollars per calendar day
 */
public record OptionGreeks(double delta, double gamma, double vegaPerVolPoint, double thetaPerDay) {}
