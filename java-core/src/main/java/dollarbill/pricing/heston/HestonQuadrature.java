package dollarbill.pricing.heston;

import dollarbill.market.Reason;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Undiscounted European prices under Heston's model by adaptive Gauss-Legendre quadrature, the check on {@link HestonCos}.
 *
 * <p>Call = Black(w) + √(FK)/π ∫₀^∞ Re[e^(−iuz)(e^(−w(u² + ¼)/2) − φ(u − i/2))] / (u² + ¼) du with z = ln(K/F), φ the
 * characteristic function of ln(F_T/F) and the total variance w of the control chosen so that the bracket vanishes at
 * u = 0. The range is cut where both terms are negligible, and panels are halved until 24 points agree with 48 to 1e-12
 * for every strike; φ is computed once for all strikes.
 *
 * <p>Accuracy: 1e-11 of the geometric mean of forward and strike.
 *
 * <p>Sources: A. Lewis, Option Valuation under Stochastic Volatility (2000), eq. 2.2.10; L. Andersen, V. Piterbarg,
 * Interest Rate Modeling (2010), volume 1, section 8.4, for the control variate.
 */
public final class HestonQuadrature implements HestonPrices {
    private static final double NEGLIGIBLE = 1e-13;
    private static final double FARTHEST = 1e9;
    private static final double AGREEMENT = 1e-12;
    private static final int DEEPEST = 40;
    private static final int MOST_POINTS = 2_000_000;
    private static final int POINTS = 24;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendreHighPrecision(POINTS);

    private final HestonParameters parameters;
    private final double years;
    private final int mostPoints;

    private HestonQuadrature(HestonParameters parameters, double years, int mostPoints) {
        this.parameters = parameters;
        this.years = years;
        this.mostPoints = mostPoints;
    }

    /**
     * Returns the method for an expiry with two million points at most; nothing is computed yet.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if an argument is outside the range the methods are tested in
     */
    public static HestonQuadrature of(HestonParameters parameters, double years) {
        return of(parameters, years, MOST_POINTS);
    }

    /**
     * Returns the method for an expiry; nothing is computed yet.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @param mostPoints  points of the integrand after which the strikes of one call are refused, positive
     * @throws IllegalArgumentException  if {@code years} or {@code mostPoints} is outside its domain
     * @throws HestonException  if an argument is outside the range the methods are tested in
     */
    public static HestonQuadrature of(HestonParameters parameters, double years, int mostPoints) {
        Domain.expiry(parameters, years);
        if (mostPoints < 1) {
            throw new IllegalArgumentException("mostPoints " + mostPoints + " must be positive");
        }
        return new HestonQuadrature(parameters, years, mostPoints);
    }

    @Override
    public void outOfTheMoney(double forward, double[] strikes, double[] values) {
        Domain.contracts(forward, strikes);
        double[] logStrikes = new double[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            logStrikes[i] = Math.log(strikes[i] / forward);
        }
        CumulantFunction cumulant = new CumulantFunction(parameters, years);
        cumulant.evaluate(0.5, 0.0);
        double control = -8.0 * cumulant.real();
        double[] integrals = new Integration(cumulant, control, logStrikes, mostPoints).integrals();
        for (int i = 0; i < strikes.length; i++) {
            double correction = Math.sqrt(forward * strikes[i]) / Math.PI * integrals[i];
            values[i] = Math.max(0.0, BlackControl.outOfTheMoney(forward, strikes[i], control) + correction);
        }
    }

    /** One pass over the frequencies for some strikes. */
    private static final class Integration {
        private final CumulantFunction cumulant;
        private final double control;
        private final double[] logStrikes;
        private final int mostPoints;
        private int points;

        Integration(CumulantFunction cumulant, double control, double[] logStrikes, int mostPoints) {
            this.cumulant = cumulant;
            this.control = control;
            this.logStrikes = logStrikes;
            this.mostPoints = mostPoints;
        }

        double[] integrals() {
            double[] total = new double[logStrikes.length];
            double from = 0.0;
            double width = 1.0 / Math.sqrt(control);
            while (!isNegligible(from)) {
                if (from > FARTHEST / Math.sqrt(control)) {
                    throw tooSlow();
                }
                add(from, from + width, panel(from, from + width), 0, total);
                from += width;
                width = from;
            }
            return total;
        }

        private boolean isNegligible(double u) {
            cumulant.evaluate(0.5, u);
            double log = Math.max(cumulant.real(), -0.5 * control * (u * u + 0.25));
            return u > 0.0 && Math.exp(log) / u < NEGLIGIBLE;
        }

        private void add(double from, double to, double[] coarse, int depth, double[] total) {
            double middle = 0.5 * (from + to);
            double[] left = panel(from, middle);
            double[] right = panel(middle, to);
            double worst = 0.0;
            for (int i = 0; i < coarse.length; i++) {
                worst = Math.max(worst, Math.abs(left[i] + right[i] - coarse[i]));
            }
            if (worst > AGREEMENT && depth < DEEPEST) {
                add(from, middle, left, depth + 1, total);
                add(middle, to, right, depth + 1, total);
                return;
            }
            for (int i = 0; i < total.length; i++) {
                total[i] += left[i] + right[i];
            }
        }

        private double[] panel(double from, double to) {
            points += POINTS;
            if (points > mostPoints) {
                throw tooSlow();
            }
            double[] sums = new double[logStrikes.length];
            double half = 0.5 * (to - from);
            for (int node = 0; node < POINTS; node++) {
                double u = from + half * (1.0 + RULE.getPoint(node));
                cumulant.evaluate(0.5, u);
                double denominator = u * u + 0.25;
                double modulus = Math.exp(cumulant.real());
                double weight = RULE.getWeight(node) * half / denominator;
                double re = weight
                        * (Math.exp(-0.5 * control * denominator) - modulus * Math.cos(cumulant.imaginary()));
                double im = -weight * modulus * Math.sin(cumulant.imaginary());
                for (int i = 0; i < sums.length; i++) {
                    double angle = u * logStrikes[i];
                    sums[i] += re * Math.cos(angle) + im * Math.sin(angle);
                }
            }
            return sums;
        }

        private HestonException tooSlow() {
            return new HestonException(
                    Reason.HESTON_UNRESOLVED,
                    "Heston integrand needs more than " + mostPoints
                            + " points: too much mass where variance is near zero");
        }
    }
}
