package dollarbill.pricing.american;

/**
 * Spots from zero upwards, dense around the strike, and the Black-Scholes operator on them.
 *
 * <p>{@code S = K + a sinh(x)} with equal steps of {@code x} and the strike on a node. The operator
 * {@code L V = sigma^2 S^2 V_SS / 2 + (r-q) S V_S - r V} takes central differences, upwind ones where those would make a
 * weight negative, and {@code V_SS = 0} at the top.
 *
 * <p>Source of the spacing: D. Tavella, C. Randall, "Pricing Financial Instruments: The Finite Difference Method" (2000),
 * chapter 5.
 */
final class SpotGrid {
    private static final double DEVIATIONS = 6.0;
    /** Width of the dense part, in standard deviations at expiry. */
    private static final double DENSE_DEVIATIONS = 0.6;

    private static final double MOST_DENSE = 1e-6;
    private static final double LEAST_DENSE = 0.5;

    final double[] spot;
    private final double[] below;
    private final double[] above;
    private final double[] decay;

    /**
     * Builds a grid.
     *
     * @param option  gives strike, rates and volatility; the grid reaches beyond its spot
     * @param stepsBelow  steps from zero to the strike
     */
    SpotGrid(AmericanContract option, int stepsBelow) {
        double strike = option.strike();
        double deviation = option.volatility() * Math.sqrt(option.years());
        double drift = Math.abs(option.rate() - option.dividendYield()) * option.years();
        double top = Math.max(option.spot(), strike) * Math.exp(DEVIATIONS * deviation + drift);
        double dense = strike * Math.clamp(DENSE_DEVIATIONS * deviation, MOST_DENSE, LEAST_DENSE);
        double step = asinh(strike / dense) / stepsBelow;
        int stepsAbove = (int) Math.ceil(asinh((top - strike) / dense) * stepsBelow / asinh(strike / dense));
        spot = new double[stepsBelow + stepsAbove + 1];
        for (int i = 1; i < spot.length; i++) {
            spot[i] = strike + dense * Math.sinh((i - stepsBelow) * step);
        }
        spot[stepsBelow] = strike;
        below = new double[spot.length];
        above = new double[spot.length];
        decay = new double[spot.length];
        fillOperator(option);
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1.0));
    }

    private void fillOperator(AmericanContract option) {
        double drift = option.rate() - option.dividendYield();
        int last = spot.length - 1;
        for (int i = 1; i < last; i++) {
            double down = spot[i] - spot[i - 1];
            double up = spot[i + 1] - spot[i];
            double spread = option.volatility() * spot[i];
            double diffusion = spread * spread;
            double speed = drift * spot[i];
            below[i] = (diffusion - speed * up) / (down * (down + up));
            above[i] = (diffusion + speed * down) / (up * (down + up));
            if (below[i] < 0.0 || above[i] < 0.0) {
                below[i] = diffusion / (down * (down + up)) + Math.max(-speed, 0.0) / down;
                above[i] = diffusion / (up * (down + up)) + Math.max(speed, 0.0) / up;
            }
        }
        below[last] = -drift * spot[last] / (spot[last] - spot[last - 1]);
        for (int i = 0; i <= last; i++) {
            decay[i] = option.rate() + below[i] + above[i];
        }
    }

    int size() {
        return spot.length;
    }

    /** Writes {@code V + weight L V}. */
    void forward(double[] value, double weight, double[] result) {
        int last = value.length - 1;
        result[0] = value[0] - weight * decay[0] * value[0];
        for (int i = 1; i < last; i++) {
            result[i] = value[i]
                    + weight * (below[i] * value[i - 1] - decay[i] * value[i] + above[i] * value[i + 1]);
        }
        result[last] = value[last] + weight * (below[last] * value[last - 1] - decay[last] * value[last]);
    }

    /** Weight of the lower neighbour in {@code L}. */
    double below(int i) {
        return below[i];
    }

    /** Weight of the upper neighbour in {@code L}. */
    double above(int i) {
        return above[i];
    }

    /** Negative weight of the node itself in {@code L}. */
    double decay(int i) {
        return decay[i];
    }

    /** Returns the cubic through the four nodes around a spot. */
    Cubic around(double at, double[] value) {
        int low = 0;
        int high = spot.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (spot[middle] <= at) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int first = Math.clamp(low - 1, 0, spot.length - 4);
        return new Cubic(first, at, value);
    }

    /** Newton's form of the cubic through four neighbouring nodes, and its value, slope and curvature at one spot. */
    final class Cubic {
        private final double value;
        private final double slope;
        private final double curvature;

        private Cubic(int first, double at, double[] values) {
            double x0 = spot[first];
            double x1 = spot[first + 1];
            double x2 = spot[first + 2];
            double x3 = spot[first + 3];
            double f01 = (values[first + 1] - values[first]) / (x1 - x0);
            double f12 = (values[first + 2] - values[first + 1]) / (x2 - x1);
            double f23 = (values[first + 3] - values[first + 2]) / (x3 - x2);
            double f012 = (f12 - f01) / (x2 - x0);
            double f123 = (f23 - f12) / (x3 - x1);
            double f0123 = (f123 - f012) / (x3 - x0);
            double a = at - x0;
            double b = at - x1;
            double c = at - x2;
            value = values[first] + a * (f01 + b * (f012 + c * f0123));
            slope = f01 + (a + b) * f012 + (a * b + a * c + b * c) * f0123;
            curvature = 2.0 * (f012 + (a + b + c) * f0123);
        }

        double value() {
            return value;
        }

        double slope() {
            return slope;
        }

        double curvature() {
            return curvature;
        }
    }
}
