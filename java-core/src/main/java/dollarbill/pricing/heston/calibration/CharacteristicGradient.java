package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;

/**
 * Heston's characteristic function of ln(F_T/F) on the line u − i/2 with its derivative in each parameter.
 *
 * <p>With w = iu + ½, q = u² + ¼, ξ = κ − ρσw, d = √(ξ² + σ²q), e = e^(−dT), N = (d + ξ) + (d − ξ)e:
 * ln φ = −v₀A + κθG, A = q(1 − e)/N, G = −Tq/(d + ξ) − 2/σ² ln(N/2d). This is the function of Cui and others with its
 * hyperbolic functions divided by e^(dT/2), so that nothing overflows, and with the two terms in ρT/σ and (κ − d)T/σ²
 * joined, so that nothing cancels for small σ. The derivative of φ in a parameter is φ times that of ln φ (their h).
 * Fields instead of results keep the loop free of allocation; one instance serves one thread.
 *
 * <p>Source: Y. Cui, S. del Baño Rollin, G. Germano, Full and fast calibration of the Heston stochastic volatility model,
 * European Journal of Operational Research 263 (2017), equations 18 and 23 to 29.
 */
final class CharacteristicGradient {
    /** Order of the parameters: v₀, κ, θ, σ, ρ, as in {@link HestonParameters}. */
    static final int PARAMETERS = 5;

    private static final int V0 = 1;
    private static final int KAPPA = 2;
    private static final int THETA = 3;
    private static final int SIGMA = 4;
    private static final int RHO = 5;

    /** Real parts: of φ, then of its derivatives. */
    final double[] real = new double[1 + PARAMETERS];
    /** Imaginary parts: of φ, then of its derivatives. */
    final double[] imaginary = new double[1 + PARAMETERS];

    private double v0;
    private double kappa;
    private double theta;
    private double sigma;
    private double rho;
    private double years;

    private double q;
    private double xiR;
    private double xiI;
    private double dR;
    private double dI;
    private double sumR;
    private double sumI;
    private double gapR;
    private double gapI;
    private double eR;
    private double eI;
    private double inverseR;
    private double inverseI;
    private double aR;
    private double aI;
    private double gR;
    private double gI;
    private double logR;
    private double logI;

    void set(HestonParameters p, double yearsToExpiry) {
        this.v0 = p.initialVariance();
        this.kappa = p.meanReversion();
        this.theta = p.longRunVariance();
        this.sigma = p.volOfVol();
        this.rho = p.correlation();
        this.years = yearsToExpiry;
    }

    /** Returns ln |φ(u − i/2)|. */
    double logModulus(double u) {
        exponent(u);
        return -v0 * aR + kappa * theta * gR;
    }

    /** Evaluates φ and its derivatives at u − i/2, times a factor. */
    void evaluate(double u, double factor) {
        exponent(u);
        double modulus = factor * Math.exp(-v0 * aR + kappa * theta * gR);
        double phase = -v0 * aI + kappa * theta * gI;
        double phiR = modulus * Math.cos(phase);
        double phiI = modulus * Math.sin(phase);
        real[0] = phiR;
        imaginary[0] = phiI;
        put(V0, -aR, -aI);
        put(THETA, kappa * gR, kappa * gI);
        double dNorm = dR * dR + dI * dI;
        double xiOverDR = (xiR * dR + xiI * dI) / dNorm;
        double xiOverDI = (xiI * dR - xiR * dI) / dNorm;
        derivative(KAPPA, 1.0, 0.0, xiOverDR, xiOverDI, theta * gR, theta * gI);
        double slopeR = -0.5 * sigma;
        double slopeI = -sigma * u;
        derivative(
                RHO,
                slopeR,
                slopeI,
                xiOverDR * slopeR - xiOverDI * slopeI,
                xiOverDR * slopeI + xiOverDI * slopeR,
                0.0,
                0.0);
        slopeR = -0.5 * rho;
        slopeI = -rho * u;
        double scale = sigma * q / dNorm;
        double direct = 4.0 * kappa * theta / (sigma * sigma * sigma);
        derivative(
                SIGMA,
                slopeR,
                slopeI,
                xiOverDR * slopeR - xiOverDI * slopeI + scale * dR,
                xiOverDR * slopeI + xiOverDI * slopeR - scale * dI,
                direct * logR,
                direct * logI);
    }

    private void exponent(double u) {
        double variance = sigma * sigma;
        q = u * u + 0.25;
        xiR = kappa - 0.5 * rho * sigma;
        xiI = -rho * sigma * u;
        root(xiR * xiR - xiI * xiI + variance * q, 2.0 * xiR * xiI);
        if (xiR >= 0.0) {
            sumR = dR + xiR;
            sumI = dI + xiI;
            double scale = variance * q / (sumR * sumR + sumI * sumI);
            gapR = scale * sumR;
            gapI = -scale * sumI;
        } else {
            gapR = dR - xiR;
            gapI = dI - xiI;
            double scale = variance * q / (gapR * gapR + gapI * gapI);
            sumR = scale * gapR;
            sumI = -scale * gapI;
        }
        double decay = Math.exp(-dR * years);
        eR = decay * Math.cos(dI * years);
        eI = -decay * Math.sin(dI * years);

        double nR = sumR + gapR * eR - gapI * eI;
        double nI = sumI + gapR * eI + gapI * eR;
        double nNorm = nR * nR + nI * nI;
        inverseR = nR / nNorm;
        inverseI = -nI / nNorm;
        double lostR = 1.0 - eR;
        double lostI = -eI;
        aR = q * (lostR * inverseR - lostI * inverseI);
        aI = q * (lostR * inverseI + lostI * inverseR);

        double dNorm2 = 2.0 * (dR * dR + dI * dI);
        double topR = gapR * lostR - gapI * lostI;
        double topI = gapR * lostI + gapI * lostR;
        double zR = -(topR * dR + topI * dI) / dNorm2;
        double zI = -(topI * dR - topR * dI) / dNorm2;
        logR = 0.5 * Math.log1p(2.0 * zR + zR * zR + zI * zI);
        logI = Math.atan2(zI, 1.0 + zR);
        double drift = years * q / (sumR * sumR + sumI * sumI);
        double twice = 2.0 / variance;
        gR = -drift * sumR - twice * logR;
        gI = drift * sumI - twice * logI;
    }

    /** Sets d to the root with positive real part. */
    private void root(double squareR, double squareI) {
        double modulus = Math.sqrt(squareR * squareR + squareI * squareI);
        if (squareR >= 0.0) {
            dR = Math.sqrt(0.5 * (modulus + squareR));
            dI = 0.5 * squareI / dR;
        } else {
            double size = Math.sqrt(0.5 * (modulus - squareR));
            dR = 0.5 * Math.abs(squareI) / size;
            dI = squareI >= 0.0 ? size : -size;
        }
    }

    /**
     * Puts −v₀ ∂A + κθ ∂G + direct, given the derivatives of ξ and d.
     *
     * <p>∂N = ∂d (1 + e − (d − ξ)Te) + ∂ξ (1 − e), ∂A = (qTe ∂d − A ∂N)/N,
     * ∂G = Tq(∂ξ + ∂d)/(d + ξ)² − 2/σ² (∂N/N − ∂d/d).
     */
    private void derivative(
            int index, double xR, double xI, double yR, double yI, double directR, double directI) {
        double teR = years * eR;
        double teI = years * eI;
        double alphaR = 1.0 + eR - (gapR * teR - gapI * teI);
        double alphaI = eI - (gapR * teI + gapI * teR);
        double nR = yR * alphaR - yI * alphaI + xR * (1.0 - eR) + xI * eI;
        double nI = yR * alphaI + yI * alphaR - xR * eI + xI * (1.0 - eR);

        double topR = q * (teR * yR - teI * yI) - (aR * nR - aI * nI);
        double topI = q * (teR * yI + teI * yR) - (aR * nI + aI * nR);
        double dAR = topR * inverseR - topI * inverseI;
        double dAI = topR * inverseI + topI * inverseR;

        double sumNorm = sumR * sumR + sumI * sumI;
        double driftScale = years * q / (sumNorm * sumNorm);
        double squareR = driftScale * (sumR * sumR - sumI * sumI);
        double squareI = -driftScale * 2.0 * sumR * sumI;
        double bothR = xR + yR;
        double bothI = xI + yI;
        double dNorm = dR * dR + dI * dI;
        double ratioR = nR * inverseR - nI * inverseI - (yR * dR + yI * dI) / dNorm;
        double ratioI = nR * inverseI + nI * inverseR - (yI * dR - yR * dI) / dNorm;
        double twice = 2.0 / (sigma * sigma);
        double dGR = squareR * bothR - squareI * bothI - twice * ratioR;
        double dGI = squareR * bothI + squareI * bothR - twice * ratioI;

        double level = kappa * theta;
        put(index, -v0 * dAR + level * dGR + directR, -v0 * dAI + level * dGI + directI);
    }

    private void put(int index, double hR, double hI) {
        real[index] = real[0] * hR - imaginary[0] * hI;
        imaginary[index] = real[0] * hI + imaginary[0] * hR;
    }
}
