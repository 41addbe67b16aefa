package dollarbill.pricing.heston;

/**
 * Cumulant function ψ(s) = ln E[e^(sX)] of the log return X = ln(F_T/F) under Heston's model, for complex s.
 *
 * <p>With q = s(1 − s), ξ = κ − ρσs, d = √(ξ² + σ²q) and e = e^(−dT): ψ = κθA + v₀D where
 *
 * <ul>
 *   <li>D = −q(1 − e) / (ξ + d − (ξ − d)e),
 *   <li>A = ∫₀ᵀ D dt = rT − (2/σ²) ln(1 + w), r = −q/(ξ + d), w = σ²r(1 − e)/(2d).
 * </ul>
 *
 * This is the form of Albrecher and others whose logarithm stays on its principal branch, with ξ − d written as σ²r so
 * that nothing cancels. Where 2κθ/σ² is large or dT is small, A is taken as
 * −q[dT²E(dT)/(ξ + d) + ½((1 − e)/d)² (ξ − d)/(ξ + d) M(w)] with E(x) = (x − 1 + e^(−x))/x² and
 * M(w) = (w − ln(1 + w))/w², which has no division by σ and holds down to σ = 0, where X is normal with the variance
 * ∫₀ᵀ E[v] dt.
 *
 * <p>An instance keeps the last point evaluated and serves one thread.
 *
 * <p>Sources: S. Heston, A closed-form solution for options with stochastic volatility (1993); H. Albrecher, P. Mayer,
 * W. Schoutens, J. Tistaert, The little Heston trap (2007); R. Lord, C. Kahl, Complex logarithms in Heston-like models
 * (2010).
 */
final class CumulantFunction {
    /** From this ratio 2κθ/σ² on the rounding of the logarithm would be seen. */
    private static final double LARGE_LOG_FACTOR = 100.0;

    private static final double SMALL_DECAY_SQUARED = 0.01;
    private static final double SERIES_LIMIT_SQUARED = 0.09;
    private static final double LOG_SERIES_LIMIT_SQUARED = 0.01;
    private static final int SERIES_TERMS = 16;

    private final double initialVariance;
    private final double reversion;
    private final double mean;
    private final double variance;
    private final double correlated;
    private final double years;
    private final boolean careful;

    private double qR;
    private double qI;
    private double xiR;
    private double xiI;
    private double dR;
    private double dI;
    private double slopeR;
    private double slopeI;
    private double integralR;
    private double integralI;

    CumulantFunction(HestonParameters p, double years) {
        this.initialVariance = p.initialVariance();
        this.reversion = p.meanReversion();
        this.mean = p.longRunVariance();
        this.variance = p.volOfVol() * p.volOfVol();
        this.correlated = p.correlation() * p.volOfVol();
        this.years = years;
        this.careful = 2.0 * reversion * mean > LARGE_LOG_FACTOR * variance;
    }

    /** Returns Re ψ at the last point. */
    double real() {
        return reversion * mean * integralR + initialVariance * slopeR;
    }

    /** Returns Im ψ at the last point. */
    double imaginary() {
        return reversion * mean * integralI + initialVariance * slopeI;
    }

    /** Returns Re D = Re ∂ψ/∂v₀ at the last point. */
    double slopeReal() {
        return slopeR;
    }

    /** Returns Im D at the last point. */
    double slopeImaginary() {
        return slopeI;
    }

    /** Returns Re A, so that ∂ψ/∂θ = κA, at the last point. */
    double integralReal() {
        return integralR;
    }

    /** Returns Im A at the last point. */
    double integralImaginary() {
        return integralI;
    }

    /** Evaluates at s = re + i im; needs ξ + d ≠ 0, which holds wherever im ≠ 0 or 0 ≤ re < 1. */
    void evaluate(double re, double im) {
        qR = re * (1.0 - re) + im * im;
        qI = im * (1.0 - 2.0 * re);
        xiR = reversion - correlated * re;
        xiI = -correlated * im;
        root(xiR * xiR - xiI * xiI + variance * qR, 2.0 * xiR * xiI + variance * qI);
        double square = (dR * dR + dI * dI) * years * years;
        if (careful || square < SMALL_DECAY_SQUARED) {
            evaluateCarefully(square);
        } else {
            evaluatePlainly();
        }
    }

    private void root(double re, double im) {
        double modulus = Math.sqrt(re * re + im * im);
        double larger = Math.sqrt(0.5 * (modulus + Math.abs(re)));
        double smaller = larger == 0.0 ? 0.0 : 0.5 * im / larger;
        if (re >= 0.0) {
            dR = larger;
            dI = smaller;
        } else {
            dR = Math.abs(smaller);
            dI = Math.copySign(larger, im);
        }
    }

    private void evaluatePlainly() {
        double decay = Math.exp(-dR * years);
        double angle = dI * years;
        double eR = decay * Math.cos(angle);
        double eI = -decay * Math.sin(angle);
        double sumR = xiR + dR;
        double sumI = xiI + dI;
        double scale = 1.0 / (sumR * sumR + sumI * sumI);
        double rR = -(qR * sumR + qI * sumI) * scale;
        double rI = -(qI * sumR - qR * sumI) * scale;
        double denR = sumR - variance * (rR * eR - rI * eI);
        double denI = sumI - variance * (rR * eI + rI * eR);
        double denNorm = denR * denR + denI * denI;
        double topR = qR * (1.0 - eR) + qI * eI;
        double topI = qI * (1.0 - eR) - qR * eI;
        slopeR = -(topR * denR + topI * denI) / denNorm;
        slopeI = -(topI * denR - topR * denI) / denNorm;
        double dNorm = dR * dR + dI * dI;
        double factor = 2.0 / variance;
        integralR = rR * years - 0.5 * factor * Math.log(0.25 * denNorm / dNorm);
        integralI = rI * years - factor * Math.atan2(denI * dR - denR * dI, denR * dR + denI * dI);
    }

    private void evaluateCarefully(double square) {
        double decay = Math.exp(-dR * years);
        double angle = dI * years;
        double half = Math.sin(0.5 * angle);
        double restR = -Math.expm1(-dR * years) * Math.cos(angle) + 2.0 * half * half;
        double restI = decay * Math.sin(angle);
        double sumR = xiR + dR;
        double sumI = xiI + dI;
        double scale = 1.0 / (sumR * sumR + sumI * sumI);
        double rR = -(qR * sumR + qI * sumI) * scale;
        double rI = -(qI * sumR - qR * sumI) * scale;
        double denR = 2.0 * dR + variance * (rR * restR - rI * restI);
        double denI = 2.0 * dI + variance * (rR * restI + rI * restR);
        double denNorm = denR * denR + denI * denI;
        double topR = qR * restR - qI * restI;
        double topI = qI * restR + qR * restI;
        slopeR = -(topR * denR + topI * denI) / denNorm;
        slopeI = -(topI * denR - topR * denI) / denNorm;

        double dNorm = dR * dR + dI * dI;
        double meanR = (restR * dR + restI * dI) / dNorm;
        double meanI = (restI * dR - restR * dI) / dNorm;
        double wR = 0.5 * variance * (rR * meanR - rI * meanI);
        double wI = 0.5 * variance * (rR * meanI + rI * meanR);
        // r (dT² E + mean²/2 · (ξ − d) M) with ξ − d = σ²r
        Complex curve = decayCurve(dR * years, angle, square, restR, restI);
        Complex log = logCurve(wR, wI);
        double firstR = years * years * (dR * curve.re() - dI * curve.im());
        double firstI = years * years * (dR * curve.im() + dI * curve.re());
        double squareR = 0.5 * variance * (meanR * meanR - meanI * meanI);
        double squareI = variance * meanR * meanI;
        double rLogR = rR * log.re() - rI * log.im();
        double rLogI = rR * log.im() + rI * log.re();
        double totalR = firstR + squareR * rLogR - squareI * rLogI;
        double totalI = firstI + squareR * rLogI + squareI * rLogR;
        integralR = rR * totalR - rI * totalI;
        integralI = rR * totalI + rI * totalR;
    }

    /** Returns E(x) = (x − 1 + e^(−x))/x². */
    private static Complex decayCurve(double xR, double xI, double square, double restR, double restI) {
        if (square < SERIES_LIMIT_SQUARED) {
            double re = 0.0;
            double im = 0.0;
            for (int n = SERIES_TERMS; n >= 2; n--) {
                double nextR = 1.0 - (xR * re - xI * im) / (n + 1);
                im = -(xR * im + xI * re) / (n + 1);
                re = nextR;
            }
            return new Complex(0.5 * re, 0.5 * im);
        }
        double xxR = xR * xR - xI * xI;
        double xxI = 2.0 * xR * xI;
        double topR = xR - restR;
        double topI = xI - restI;
        double norm = square * square;
        return new Complex((topR * xxR + topI * xxI) / norm, (topI * xxR - topR * xxI) / norm);
    }

    /** Returns M(w) = (w − ln(1 + w))/w². */
    private static Complex logCurve(double wR, double wI) {
        double square = wR * wR + wI * wI;
        if (square < LOG_SERIES_LIMIT_SQUARED) {
            double re = 0.0;
            double im = 0.0;
            for (int n = SERIES_TERMS + 2; n >= 2; n--) {
                double nextR = 1.0 / n - (wR * re - wI * im);
                im = -(wR * im + wI * re);
                re = nextR;
            }
            return new Complex(re, im);
        }
        double topR = wR - 0.5 * Math.log1p(2.0 * wR + square);
        double topI = wI - Math.atan2(wI, 1.0 + wR);
        double wwR = wR * wR - wI * wI;
        double wwI = 2.0 * wR * wI;
        double norm = square * square;
        return new Complex((topR * wwR + topI * wwI) / norm, (topI * wwR - topR * wwI) / norm);
    }

    /**
     * Returns ψ(s) for real s outside [0, 1], or infinity where the moment E[(F_T/F)^s] does not exist; absolute error
     * below 1e-3 for σ ≥ 1e-6 √(κθ), enough for a bound.
     */
    double moment(double s) {
        double q = s * (1.0 - s);
        double xi = reversion - correlated * s;
        double discriminant = xi * xi + variance * q;
        double half = 0.5 * years;
        double cotangent;
        double logSine;
        if (discriminant > 0.0) {
            double d = Math.sqrt(discriminant);
            double e = Math.exp(-d * years);
            cotangent = d * (1.0 + e) / -Math.expm1(-d * years);
            logSine = d * half + Math.log(-Math.expm1(-d * years) / (2.0 * d));
        } else if (discriminant < 0.0) {
            double d = Math.sqrt(-discriminant);
            if (d * half >= Math.PI) {
                return Double.POSITIVE_INFINITY;
            }
            cotangent = d / Math.tan(d * half);
            logSine = Math.log(Math.sin(d * half) / d);
        } else {
            cotangent = 1.0 / half;
            logSine = Math.log(half);
        }
        double den = xi + cotangent;
        if (!(den > 0.0)) {
            return Double.POSITIVE_INFINITY;
        }
        double a = (xi * years - 2.0 * (logSine + Math.log(den))) / variance;
        return reversion * mean * a - initialVariance * q / den;
    }
}
