package dollarbill.pricing.american;

import static dollarbill.math.NormalDistribution.DENSITY_AT_ZERO;

/**
 * A put of unit strike whose exercise boundary is known: value, slope and curvature in the spot.
 *
 * <p>{@code p(S) = v(S) + int_0^T r e^(-r s) N(-d2(s, S/B(T-s))) - q S e^(-q s) N(-d1(s, S/B(T-s))) ds} above the boundary
 * and {@code 1 - S} below it.
 *
 * <p>Source: I. J. Kim, "The analytic valuation of American options", Review of Financial Studies 3 (1990), equation 12.
 */
final class SolvedPut {
    private final PutProblem put;
    private final CollocationScheme scheme;
    /** {@code sigma sqrt(T)}. */
    private final double deviation;
    /** {@code d1} of an option at the money. */
    private final double drift;
    /** {@code ln^2(B(tau_i) / B(0))} at the nodes. */
    private final double[] squaredDepths;

    SolvedPut(PutProblem put, CollocationScheme scheme) {
        this.put = put;
        this.scheme = scheme;
        double rootYears = Math.sqrt(put.years());
        this.deviation = put.volatility() * rootYears;
        this.drift = (put.rate() - put.yield()) * rootYears / put.volatility() + 0.5 * deviation;
        this.squaredDepths = BoundaryIteration.squaredDepths(put, scheme);
    }

    /** Returns {@code ln B(tau)} for {@code 0 <= tau <= T}. */
    double logBoundary(double tau) {
        return put.logTop() - scheme.depth(Math.sqrt(tau / put.years()), squaredDepths);
    }

    /** Returns {@code ln B} at the expiry of the longest option. */
    double logBoundary() {
        return put.logTop() - Math.sqrt(squaredDepths[scheme.nodes - 1]);
    }

    /** Returns whether exercise at once is best. */
    boolean exercised(double spot) {
        return Math.log(spot) <= logBoundary();
    }

    /** Returns the value, never below the European one nor {@code 1 - spot}. */
    double price(double spot) {
        double log = Math.log(spot);
        if (log <= logBoundary()) {
            return 1.0 - spot;
        }
        double european = european(put, spot);
        return Math.max(european + Math.max(premium(spot, log), 0.0), 1.0 - spot);
    }

    private double premium(double spot, double log) {
        double[] depth = scheme.priceDepths(squaredDepths);
        CollocationScheme.Quadrature rule = scheme.priceRule;
        double perDeviation = 1.0 / deviation;
        double fromTop = log - put.logTop();
        double sum = 0.0;
        for (int k = 0; k < depth.length; k++) {
            double s = rule.rootLeft[k];
            double local = deviation * s;
            double d1 = (fromTop + depth[k]) * perDeviation * rule.perLeft[k] + drift * s;
            double d2 = d1 - local;
            double left = put.years() * s * s;
            double cash = Exponential.exp(-put.rate() * left) * NormalTail.cdf(-d2);
            double share = Exponential.exp(-put.yield() * left) * NormalTail.cdf(-d1);
            sum += rule.weight[k] * (put.rate() * cash - put.yield() * spot * share);
        }
        return put.years() * sum;
    }

    /** Premium over the European put, and its derivative in the logarithm of the spot. */
    record Premium(double value, double slope) {}

    /** Returns {@code ln(B(0)/B(tau))} at the points of the price rule. */
    double[] priceDepths() {
        return scheme.priceDepths(squaredDepths);
    }

    /**
     * Returns the premium where the put is held, at the boundary or above it.
     *
     * @param depth  of {@link #priceDepths}
     */
    Premium premiumAt(double log, double[] depth) {
        CollocationScheme.Quadrature rule = scheme.priceRule;
        double spot = Math.exp(log);
        double perDeviation = 1.0 / deviation;
        double fromTop = log - put.logTop();
        double value = 0.0;
        double slope = 0.0;
        for (int k = 0; k < depth.length; k++) {
            double s = rule.rootLeft[k];
            double d1 = (fromTop + depth[k]) * perDeviation * rule.perLeft[k] + drift * s;
            double d2 = d1 - deviation * s;
            double left = put.years() * s * s;
            double bell1 = Exponential.exp(-0.5 * d1 * d1);
            double bell2 = Exponential.exp(-0.5 * d2 * d2);
            double cash = put.rate() * Exponential.exp(-put.rate() * left);
            double share = put.yield() * spot * Exponential.exp(-put.yield() * left);
            double shareTail = NormalTail.cdf(-d1, bell1);
            value += rule.weight[k] * (cash * NormalTail.cdf(-d2, bell2) - share * shareTail);
            slope += rule.weightOverLeft[k] * DENSITY_AT_ZERO * perDeviation * (share * bell1 - cash * bell2)
                    - rule.weight[k] * share * shareTail;
        }
        return new Premium(put.years() * value, put.years() * slope);
    }

    /** Value and its first two derivatives in the spot, and whether exercise at once is best. */
    record Shape(double value, double slope, double curvature, boolean exercised) {}

    /** Returns value, slope and curvature; at the boundary itself those of the exercised side. */
    Shape shape(double spot) {
        double log = Math.log(spot);
        if (log <= logBoundary()) {
            return new Shape(1.0 - spot, -1.0, 0.0, true);
        }
        double[] depth = scheme.priceDepths(squaredDepths);
        CollocationScheme.Quadrature rule = scheme.priceRule;
        double perDeviation = 1.0 / deviation;
        double fromTop = log - put.logTop();
        double slope = 0.0;
        double curvature = 0.0;
        for (int k = 0; k < depth.length; k++) {
            double s = rule.rootLeft[k];
            double local = deviation * s;
            double d1 = (fromTop + depth[k]) * perDeviation * rule.perLeft[k] + drift * s;
            double d2 = d1 - local;
            double left = put.years() * s * s;
            double bell = Exponential.exp(-0.5 * d1 * d1);
            double carry = put.yield() * Exponential.exp(-put.yield() * left);
            double cashDensity = put.rate() * DENSITY_AT_ZERO * Exponential.exp(-put.rate() * left - 0.5 * d2 * d2)
                    / (spot * deviation);
            double shareDensity = carry * DENSITY_AT_ZERO * bell / deviation;
            slope += rule.weightOverLeft[k] * (shareDensity - cashDensity)
                    - rule.weight[k] * carry * NormalTail.cdf(-d1, bell);
            curvature += rule.weightOverLeft[k] / spot
                    * (cashDensity * (1.0 + d2 / local) + shareDensity * (1.0 - d1 / local));
        }
        double d1 = log / deviation + drift;
        double bell = Exponential.exp(-0.5 * d1 * d1);
        double carry = Exponential.exp(-put.yield() * put.years());
        double europeanSlope = -carry * NormalTail.cdf(-d1, bell);
        double europeanCurvature = carry * DENSITY_AT_ZERO * bell / (spot * deviation);
        return new Shape(
                price(spot), europeanSlope + put.years() * slope, europeanCurvature + put.years() * curvature, false);
    }

    private static double european(PutProblem put, double spot) {
        double deviation = put.volatility() * Math.sqrt(put.years());
        double d1 = (Math.log(spot) + (put.rate() - put.yield()) * put.years()) / deviation + 0.5 * deviation;
        double d2 = d1 - deviation;
        return Exponential.exp(-put.rate() * put.years()) * NormalTail.cdf(-d2)
                - spot * Exponential.exp(-put.yield() * put.years()) * NormalTail.cdf(-d1);
    }
}
