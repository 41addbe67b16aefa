package dollarbill.sizing;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrates what an option is worth before its expiry over a normal variable.
 *
 * <p>Panels of a 16-point Gauss–Legendre rule end where the function bends, and shrink towards the strike, around which the value
 * turns within the standard deviation that is left: they end at the strike ± w·2ⁿ for that width w, and none is wider than 1.
 */
final class HorizonQuadrature {
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16);
    private static final double WIDEST = 1.0;
    private static final double SPAN = 64.0;
    private static final double NARROWEST = 1e-9;

    private final TreeSet<Double> ends = new TreeSet<>();

    /**
     * Creates a rule.
     *
     * @param kinks  where the function bends
     * @param strike  where the underlying is at the strike
     * @param width  standard deviation left after the horizon over that up to it
     */
    HorizonQuadrature(double[] kinks, double strike, double width) {
        for (double kink : kinks) {
            ends.add(kink);
        }
        ends.add(strike);
        for (double reach = Math.max(width, NARROWEST); reach < SPAN; reach *= 2.0) {
            ends.add(strike - reach);
            ends.add(strike + reach);
        }
    }

    double integrate(DoubleUnaryOperator function, double from, double to) {
        double sum = 0.0;
        double begin = from;
        for (double end : ends.subSet(from, false, to, false)) {
            sum += panels(function, begin, end);
            begin = end;
        }
        return sum + panels(function, begin, to);
    }

    private static double panels(DoubleUnaryOperator function, double from, double to) {
        int parts = (int) Math.max(1.0, Math.ceil((to - from) / WIDEST));
        double half = 0.5 * (to - from) / parts;
        double sum = 0.0;
        for (int part = 0; part < parts; part++) {
            double middle = from + (2 * part + 1) * half;
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                sum += RULE.getWeight(i) * function.applyAsDouble(middle + half * RULE.getPoint(i));
            }
        }
        return half * sum;
    }
}
