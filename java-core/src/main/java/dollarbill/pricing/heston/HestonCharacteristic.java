package dollarbill.pricing.heston;

/**
 * Logarithm of Heston's characteristic function of ln(F_T/F) on the line u − i/2, split into modulus and phase.
 *
 * <p>With ξ = κ − ρσ(iu + ½), d = √(ξ² + σ²(u² + ¼)), r = −(u² + ¼)/(ξ + d), g = σ²r/(ξ + d) and e = e^(−dT):
 * ln φ = κθ[rT − 2/σ² ln(1 + g(1 − e)/(1 − g))] + v₀ r(1 − e)/(1 − ge). This is the form of Albrecher and others (2007)
 * with (ξ − d)/σ² rewritten as r, which stays exact for small σ. One instance serves one thread.
 */
final class HestonCharacteristic {
    private final double reversionTimesMean;
    private final double initialVariance;
    private final double volOfVol;
    private final double years;
    private final double driftReal;
    private final double driftSlope;
    private double logModulus;
    private double phase;

    HestonCharacteristic(HestonParameters p, double years) {
        this.years = years;
        this.initialVariance = p.initialVariance();
        this.volOfVol = p.volOfVol();
        this.reversionTimesMean = p.meanReversion() * p.longRunVariance();
        this.driftReal = p.meanReversion() - 0.5 * p.correlation() * p.volOfVol();
        this.driftSlope = -p.correlation() * p.volOfVol();
    }

    /** Returns ln |φ| at the last point evaluated. */
    double logModulus() {
        return logModulus;
    }

    /** Returns arg φ, continuous in u, at the last point evaluated. */
    double phase() {
        return phase;
    }

    /** Evaluates at u − i/2. */
    void evaluate(double u) {
        double variance = volOfVol * volOfVol;
        double q = u * u + 0.25;
        double xiR = driftReal;
        double xiI = driftSlope * u;

        double squareR = xiR * xiR - xiI * xiI + variance * q;
        double squareI = 2.0 * xiR * xiI;
        double modulus = Math.hypot(squareR, squareI);
        double dR = squareR >= 0.0
                ? Math.sqrt(0.5 * (modulus + squareR))
                : Math.abs(squareI) / Math.sqrt(2.0 * (modulus - squareR));
        double dI = dR == 0.0 ? Math.sqrt(modulus) : 0.5 * squareI / dR;

        double sumR = xiR + dR;
        double sumI = xiI + dI;
        double sumNorm = sumR * sumR + sumI * sumI;
        double rR = -q * sumR / sumNorm;
        double rI = q * sumI / sumNorm;
        double gR = variance * (rR * sumR + rI * sumI) / sumNorm;
        double gI = variance * (rI * sumR - rR * sumI) / sumNorm;

        double decay = Math.exp(-dR * years);
        double eR = decay * Math.cos(dI * years);
        double eI = -decay * Math.sin(dI * years);
        double oneMinusER = 1.0 - eR;
        double oneMinusEI = -eI;

        double topR = gR * oneMinusER - gI * oneMinusEI;
        double topI = gR * oneMinusEI + gI * oneMinusER;
        double oneMinusGR = 1.0 - gR;
        double norm = oneMinusGR * oneMinusGR + gI * gI;
        double wR = (topR * oneMinusGR - topI * gI) / norm;
        double wI = (topI * oneMinusGR + topR * gI) / norm;
        double logR = 0.5 * Math.log1p(2.0 * wR + wR * wR + wI * wI);
        double logI = Math.atan2(wI, 1.0 + wR);

        double bottomR = 1.0 - (gR * eR - gI * eI);
        double bottomI = -(gR * eI + gI * eR);
        double bottomNorm = bottomR * bottomR + bottomI * bottomI;
        double ratioR = (oneMinusER * bottomR + oneMinusEI * bottomI) / bottomNorm;
        double ratioI = (oneMinusEI * bottomR - oneMinusER * bottomI) / bottomNorm;

        logModulus = reversionTimesMean * (rR * years - 2.0 / variance * logR)
                + initialVariance * (rR * ratioR - rI * ratioI);
        phase = reversionTimesMean * (rI * years - 2.0 / variance * logI)
                + initialVariance * (rR * ratioI + rI * ratioR);
    }
}
