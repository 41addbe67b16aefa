package dollarbill.pricing.american;

import static dollarbill.math.NormalDistribution.DENSITY_AT_ZERO;

/**
 * The QD+ approximation of the exercise boundary of a put, the start of the fixed-point iteration.
 *
 * <p>With {@code v} the European put, {@code G = 1 - B - v} and {@code Theta = dv/dt}, {@code B} solves
 * {@code (1 - e^(-q tau) N(-d1)) B + (lambda - beta) G + 2 Theta / (sigma^2 (2 lambda + omega - 1)) = 0}.
 *
 * <p>Source: M. Li, "Analytical approximations for the critical stock prices of American options: a performance
 * comparison", Review of Derivatives Research 13 (2010), section 3; L. Andersen, M. Lake, D. Offengenden (2016), section 5.1.
 */
final class QdPlus {
    private static final int MAX_STEPS = 12;

    private QdPlus() {}

    /**
     * Returns {@code ln B(tau)}.
     *
     * @param guess  logarithm of the boundary from which Newton's steps start
     * @param tolerance  change of the logarithm at which they end
     */
    static double logBoundary(PutProblem put, double tau, double guess, double tolerance) {
        double rate = put.rate();
        double yield = put.yield();
        double sigma = put.volatility();
        double variance = sigma * sigma;
        double discount = Exponential.exp(-rate * tau);
        double carry = Exponential.exp(-yield * tau);
        double rateOverHorizon = rate * tau > 1e-12 ? rate / -Math.expm1(-rate * tau) : 1.0 / tau;
        double omega = 2.0 * (rate - yield) / variance;
        double spread = Math.sqrt((omega - 1.0) * (omega - 1.0) + 8.0 * rateOverHorizon / variance);
        double lambda = -0.5 * (omega - 1.0 + spread);
        double lambdaPrime = 2.0 * rateOverHorizon * rateOverHorizon / (variance * spread);
        double twice = -spread;
        double beta = 2.0 * discount / (variance * twice) * (rateOverHorizon + lambdaPrime / twice);
        double forGap = lambda - beta;
        double forTheta = 2.0 / (variance * twice);
        double deviation = sigma * Math.sqrt(tau);
        double drift = (rate - yield) * tau;
        double log = put.within(guess);
        for (int step = 0; step < MAX_STEPS; step++) {
            double spot = Exponential.exp(log);
            double d1 = (log + drift) / deviation + 0.5 * deviation;
            double d2 = d1 - deviation;
            double bell = Exponential.exp(-0.5 * d1 * d1);
            double bell2 = spot * bell * carry / discount;
            double delta = carry * NormalTail.cdf(-d1, bell);
            double cash = discount * NormalTail.cdf(-d2, bell2);
            double density = DENSITY_AT_ZERO * carry * bell;
            double held = 1.0 - delta;
            double gap = 1.0 - cash - spot * held;
            double half = 0.5 * sigma / Math.sqrt(tau);
            double theta = rate * cash - yield * spot * delta - half * spot * density;
            double thetaSlope = -(rate - yield) * density / deviation - yield * delta
                    - half * density * (1.0 - d1 / deviation);
            double value = held * spot + forGap * gap + forTheta * theta;
            double slope = held + density / deviation - forGap * held + forTheta * thetaSlope;
            double moved = -value / (slope * spot);
            double next = put.within(log + Math.max(-1.0, Math.min(1.0, moved)));
            double change = Math.abs(next - log);
            log = next;
            if (!(change > tolerance)) {
                break;
            }
        }
        return log;
    }
}
