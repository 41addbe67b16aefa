package dollarbill.pricing.heston;

import dollarbill.market.Reason;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Derivatives of Heston's cumulant function ψ(iu) = κθA + v₀D with respect to the parameters and to time.
 *
 * <p>With c = d coth(dT/2) and S = ξ + c, D = −q/S and σ²A = ξT − 2 ln(S sinh(dT/2)/d). Hence, for p among κ, σ and ρ,
 * ∂D = −D(∂ξ + c'∂d²)/S and σ²∂A = T∂ξ − 2[(Tc/2 − 1)∂d²/(2d²) + (∂ξ + c'∂d²)/S], for σ less 2σA, where c' is the
 * derivative of c by d². Where σ is small against κθ the latter cancels and ∂A is integrated over time instead. By
 * Riccati's equation ∂D/∂T = ½σ²D² − ξD − ½q, and ∂A/∂T = D.
 *
 * <p>Source: Y. Cui, S. del Baño Rollin, G. Germano, Full and fast calibration of the Heston stochastic volatility model
 * (2017), for the idea; the forms are those of {@link CumulantFunction}. An instance serves one thread.
 */
final class CumulantGradient {
    private static final double LARGE_LOG_FACTOR = 1e4;
    private static final double SERIES_LIMIT_SQUARED = 0.09;
    private static final double PANEL = 4.0;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendreHighPrecision(20);

    private final HestonParameters p;
    private final double years;
    private final double variance;
    private final boolean integrates;
    private final CumulantFunction cumulant;

    private double u;
    private Complex xi = Complex.ONE;
    private Complex discriminant = Complex.ONE;
    private Complex root = Complex.ONE;
    private Complex slope = Complex.ZERO;
    private Complex integral = Complex.ZERO;
    private Complex reversionSlope = Complex.ZERO;
    private Complex volOfVolSlope = Complex.ZERO;
    private Complex correlationSlope = Complex.ZERO;

    CumulantGradient(HestonParameters p, double years) {
        this.p = p;
        this.years = years;
        this.variance = p.volOfVol() * p.volOfVol();
        this.integrates = 2.0 * p.meanReversion() * p.longRunVariance() > LARGE_LOG_FACTOR * variance;
        this.cumulant = new CumulantFunction(p, years);
    }

    /**
     * Evaluates at s = iu.
     *
     * @throws HestonException  if the integration over time has no length to start with because u overflows
     */
    void evaluate(double frequency) {
        u = frequency;
        cumulant.evaluate(0.0, u);
        slope = new Complex(cumulant.slopeReal(), cumulant.slopeImaginary());
        integral = new Complex(cumulant.integralReal(), cumulant.integralImaginary());
        xi = new Complex(p.meanReversion(), -p.correlation() * p.volOfVol() * u);
        discriminant = xi.times(xi).plus(new Complex(variance * u * u, variance * u));
        root = discriminant.root();
        Curvature curvature = curvature(years);
        Complex sum = xi.plus(curvature.value);
        Complex reversionXi = Complex.ONE;
        Complex volOfVolXi = new Complex(0.0, -p.correlation() * u);
        Complex correlationXi = new Complex(0.0, -p.volOfVol() * u);
        reversionSlope = byParameter(reversionXi, Complex.ZERO, curvature, sum);
        correlationSlope = byParameter(correlationXi, Complex.ZERO, curvature, sum);
        volOfVolSlope = byParameter(volOfVolXi, new Complex(u * u, u).times(2.0 * p.volOfVol()), curvature, sum)
                .minus(integrates || variance == 0.0
                        ? Complex.ZERO
                        : integral.times(2.0 * p.meanReversion() * p.longRunVariance() / p.volOfVol()));
    }

    /** Returns ψ at the last point. */
    Complex value() {
        return new Complex(cumulant.real(), cumulant.imaginary());
    }

    /** Returns D = ∂ψ/∂v₀. */
    Complex byInitialVariance() {
        return slope;
    }

    /** Returns ∂ψ/∂θ = κA. */
    Complex byLongRunVariance() {
        return integral.times(p.meanReversion());
    }

    /** Returns ∂ψ/∂κ. */
    Complex byMeanReversion() {
        return reversionSlope.plus(integral.times(p.longRunVariance()));
    }

    /** Returns ∂ψ/∂σ. */
    Complex byVolOfVol() {
        return volOfVolSlope;
    }

    /** Returns ∂ψ/∂ρ. */
    Complex byCorrelation() {
        return correlationSlope;
    }

    /** Returns ∂ψ/∂T. */
    Complex byTime() {
        Complex riccati = slope.times(slope)
                .times(0.5 * variance)
                .minus(xi.times(slope))
                .minus(new Complex(0.5 * u * u, 0.5 * u));
        return slope.times(p.meanReversion() * p.longRunVariance()).plus(riccati.times(p.initialVariance()));
    }

    /** Returns κθ∂A + v₀∂D, at fixed κθ and, for σ, without the term of 1/σ². */
    private Complex byParameter(Complex xiDerivative, Complex qTerm, Curvature curvature, Complex sum) {
        Complex squareDerivative = xi.times(xiDerivative).times(2.0).plus(qTerm);
        Complex bracket = xiDerivative.plus(curvature.slope.times(squareDerivative)).over(sum);
        Complex ofSlope = slope.times(bracket).times(-p.initialVariance());
        double level = p.meanReversion() * p.longRunVariance();
        if (integrates) {
            return ofSlope.plus(integrated(xiDerivative, squareDerivative).times(level));
        }
        Complex logDerivative = curvature.logSlope.times(squareDerivative).plus(bracket).times(2.0);
        return ofSlope.plus(xiDerivative.times(years).minus(logDerivative).times(level / variance));
    }

    /** Returns ∂A = ∫₀ᵀ ∂D dt by panels that double, the first of the length on which D settles. */
    private Complex integrated(Complex xiDerivative, Complex squareDerivative) {
        Complex q = new Complex(u * u, u);
        Complex total = Complex.ZERO;
        double from = 0.0;
        double width = PANEL / Math.sqrt(root.norm());
        if (!(width > 0.0)) {
            throw new HestonException(
                    Reason.HESTON_UNRESOLVED,
                    "derivatives of the characteristic function of " + p + " overflow at frequency " + u);
        }
        while (from < years) {
            double to = Math.min(years, from + width);
            double half = 0.5 * (to - from);
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                Curvature curvature = curvature(from + half * (1.0 + RULE.getPoint(i)));
                Complex sum = xi.plus(curvature.value);
                Complex derivative = q.times(xiDerivative.plus(curvature.slope.times(squareDerivative)))
                        .over(sum.times(sum));
                total = total.plus(derivative.times(half * RULE.getWeight(i)));
            }
            from = to;
            width = from;
        }
        return total;
    }

    /**
     * c = d coth(dt/2), its derivative by d², and the derivative of ln(sinh(dt/2)/d) by d².
     *
     * <p>Where dt is small, by the series of √z coth √z.
     */
    private record Curvature(Complex value, Complex slope, Complex logSlope) {}

    private Curvature curvature(double time) {
        Complex x = root.times(time);
        if (x.norm() < SERIES_LIMIT_SQUARED) {
            return series(x.times(x).times(0.25), time);
        }
        double decay = Math.exp(-x.re());
        Complex e = new Complex(decay * Math.cos(x.im()), -decay * Math.sin(x.im()));
        Complex rest = Complex.ONE.minus(e);
        Complex ratio = Complex.ONE.plus(e).over(rest);
        Complex value = root.times(ratio);
        Complex byRoot = ratio.minus(x.times(e).times(2.0).over(rest.times(rest)));
        Complex slope = byRoot.over(root.times(2.0));
        Complex logSlope = value.times(0.5 * time).minus(Complex.ONE).over(discriminant.times(2.0));
        return new Curvature(value, slope, logSlope);
    }

    private static final double[] HYPERBOLIC = {
        1.0 / 3.0,
        -1.0 / 45.0,
        2.0 / 945.0,
        -1.0 / 4725.0,
        2.0 / 93555.0,
        -1382.0 / 638512875.0,
        4.0 / 18243225.0
    };

    private static Curvature series(Complex z, double time) {
        Complex rest = Complex.ZERO;
        Complex slope = Complex.ZERO;
        for (int n = HYPERBOLIC.length - 1; n >= 0; n--) {
            slope = slope.times(z).plus(rest);
            rest = rest.times(z).plus(new Complex(HYPERBOLIC[n], 0.0));
        }
        // √z coth √z = 1 + z·rest, derivative rest + z·rest'
        Complex value = Complex.ONE.plus(rest.times(z)).times(2.0 / time);
        Complex derivative = rest.plus(slope.times(z)).times(0.5 * time);
        return new Curvature(value, derivative, rest.times(0.125 * time * time));
    }
}
