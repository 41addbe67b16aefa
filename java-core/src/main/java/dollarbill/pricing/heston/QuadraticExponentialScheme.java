package dollarbill.pricing.heston;

import dollarbill.math.NormalDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Paths of ln(F_t/F) and the variance by Andersen's quadratic-exponential scheme with martingale correction, steps of equal
 * length.
 *
 * <p>The next variance is a(b + Z)² where its relative variance s²/m² is at most 1.5 and otherwise zero with probability p,
 * else exponential, with the first two moments of the true law. The exponential takes the uniform number Φ(Z), so that −Z
 * gives the antithetic path and Z drives the lognormal control too.
 */
final class QuadraticExponentialScheme {
    private static final double SWITCH = 1.5;

    private final double initialVariance;
    private final double mean;
    private final double decay;
    private final double varianceSlope;
    private final double varianceLevel;
    private final double correlation;
    private final double independent;
    private final double k0;
    private final double k1;
    private final double k2;
    private final double k3;
    private final double[] controlVariance;

    QuadraticExponentialScheme(HestonParameters p, double years, int steps) {
        double step = years / steps;
        double kappa = p.meanReversion();
        double sigma = p.volOfVol();
        double rho = p.correlation();
        double rest = -Math.expm1(-kappa * step);
        this.initialVariance = p.initialVariance();
        this.mean = p.longRunVariance();
        this.decay = 1.0 - rest;
        this.varianceSlope = sigma * sigma * decay * rest / kappa;
        this.varianceLevel = mean * sigma * sigma * rest * rest / (2.0 * kappa);
        this.correlation = rho;
        this.independent = Math.sqrt(1.0 - rho * rho);
        double drift = 0.5 * step * (kappa * rho / sigma - 0.5);
        this.k0 = -rho * kappa * mean * step / sigma;
        this.k1 = drift - rho / sigma;
        this.k2 = drift + rho / sigma;
        this.k3 = 0.5 * step * (1.0 - rho * rho);
        this.controlVariance = new double[steps];
        for (int i = 0; i < steps; i++) {
            controlVariance[i] = p.expectedTotalVariance((i + 1) * step) - p.expectedTotalVariance(i * step);
        }
    }

    /** Returns for each strike over the forward the sums over antithetic pairs of payoff, terminal price and control payoff. */
    ControlledSums[] simulate(UniformRandomProvider source, int pairs, double[] strikes) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        ControlledSums[] sums = new ControlledSums[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            sums[i] = new ControlledSums();
        }
        double[] first = new double[controlVariance.length];
        double[] second = new double[controlVariance.length];
        double[] path = new double[2];
        double[] mirror = new double[2];
        for (int n = 0; n < pairs; n++) {
            for (int i = 0; i < first.length; i++) {
                first[i] = normal.sample();
                second[i] = normal.sample();
            }
            walk(first, second, 1.0, path);
            walk(first, second, -1.0, mirror);
            double terminal = 0.5 * (path[0] + mirror[0]);
            for (int i = 0; i < strikes.length; i++) {
                double strike = strikes[i];
                double payoff = 0.5 * (Math.max(0.0, path[0] - strike) + Math.max(0.0, mirror[0] - strike));
                double control = 0.5 * (Math.max(0.0, path[1] - strike) + Math.max(0.0, mirror[1] - strike));
                sums[i].add(payoff, terminal, control);
            }
        }
        return sums;
    }

    /** Writes the terminal price and that of the lognormal control, both over the forward. */
    private void walk(double[] first, double[] second, double sign, double[] terminal) {
        double logPrice = 0.0;
        double logControl = 0.0;
        double v = initialVariance;
        for (int i = 0; i < first.length; i++) {
            double z = sign * first[i];
            double zPrice = sign * second[i];
            double m = mean + (v - mean) * decay;
            double ratio = (v * varianceSlope + varianceLevel) / (m * m);
            double next;
            double correction;
            if (ratio <= SWITCH) {
                double twice = 2.0 / ratio;
                double b2 = twice - 1.0 + Math.sqrt(twice * (twice - 1.0));
                double a = m / (1.0 + b2);
                double root = Math.sqrt(b2) + z;
                next = a * root * root;
                correction = quadraticCorrection(v, a, b2);
            } else {
                double atZero = (ratio - 1.0) / (ratio + 1.0);
                double beta = (1.0 - atZero) / m;
                double above = NormalDistribution.cdf(-z);
                next = above >= 1.0 - atZero ? 0.0 : Math.log((1.0 - atZero) / above) / beta;
                correction = exponentialCorrection(v, atZero, beta);
            }
            logPrice += correction + k1 * v + k2 * next + Math.sqrt(k3 * (v + next)) * zPrice;
            double w = controlVariance[i];
            logControl += -0.5 * w + Math.sqrt(w) * (correlation * z + independent * zPrice);
            v = next;
        }
        terminal[0] = Math.exp(logPrice);
        terminal[1] = Math.exp(logControl);
    }

    private double quadraticCorrection(double v, double a, double b2) {
        double exponent = k2 + 0.5 * k3;
        double rest = 1.0 - 2.0 * exponent * a;
        if (rest <= 0.0) {
            return k0;
        }
        return -exponent * b2 * a / rest + 0.5 * Math.log(rest) - (k1 + 0.5 * k3) * v;
    }

    private double exponentialCorrection(double v, double atZero, double beta) {
        double exponent = k2 + 0.5 * k3;
        if (exponent >= beta) {
            return k0;
        }
        return -Math.log(atZero + beta * (1.0 - atZero) / (beta - exponent)) - (k1 + 0.5 * k3) * v;
    }
}
