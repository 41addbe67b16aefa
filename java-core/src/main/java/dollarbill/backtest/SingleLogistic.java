package dollarbill.backtest;

/**
 * Logistic regression on one number: p = 1 / (1 + exp(−(a + b·z))), z the number standardised.
 *
 * <p>Fitted by Newton's method on the log likelihood with a small ridge on both coefficients (S. le Cessie and J. C. van Houwelingen, Ridge
 * estimators in logistic regression, 1992), which keeps them finite where the number separates yes from no.
 *
 * @param mean  mean of the numbers learned from
 * @param deviation  their standard deviation, 1 where all are equal
 * @param intercept  a
 * @param slope  b
 */
public record SingleLogistic(double mean, double deviation, double intercept, double slope) {
    private static final double RIDGE = 1e-4;
    private static final int STEPS = 100;
    private static final double SETTLED = 1e-12;

    /**
     * Fits the regression.
     *
     * @param x  finite numbers, at least one
     * @param label  1 for yes and 0 for no, as many
     */
    public static SingleLogistic fit(double[] x, double[] label) {
        if (x.length == 0 || x.length != label.length) {
            throw new IllegalArgumentException(
                    x.length + " numbers and " + label.length + " labels to learn from; as many needed, at least 1");
        }
        double mean = 0.0;
        for (double e : x) {
            mean += e / x.length;
        }
        double squares = 0.0;
        for (double e : x) {
            squares += (e - mean) * (e - mean) / x.length;
        }
        double deviation = squares > 0.0 ? Math.sqrt(squares) : 1.0;
        SingleLogistic fitted = new SingleLogistic(mean, deviation, 0.0, 0.0);
        for (int step = 0; step < STEPS; step++) {
            SingleLogistic next = fitted.newton(x, label);
            double moved = Math.abs(next.intercept - fitted.intercept) + Math.abs(next.slope - fitted.slope);
            fitted = next;
            if (moved < SETTLED) {
                break;
            }
        }
        return fitted;
    }

    /** Returns the probability of a yes. */
    public double probability(double x) {
        return 1.0 / (1.0 + Math.exp(-(intercept + slope * (x - mean) / deviation)));
    }

    private SingleLogistic newton(double[] x, double[] label) {
        double ga = -RIDGE * intercept;
        double gb = -RIDGE * slope;
        double haa = RIDGE;
        double hab = 0.0;
        double hbb = RIDGE;
        for (int i = 0; i < x.length; i++) {
            double z = (x[i] - mean) / deviation;
            double p = probability(x[i]);
            double w = p * (1.0 - p);
            ga += label[i] - p;
            gb += (label[i] - p) * z;
            haa += w;
            hab += w * z;
            hbb += w * z * z;
        }
        double determinant = haa * hbb - hab * hab;
        double stepA = (hbb * ga - hab * gb) / determinant;
        double stepB = (haa * gb - hab * ga) / determinant;
        double shorter = Math.min(1.0, 2.0 / Math.max(Math.abs(stepA), Math.max(Math.abs(stepB), 1e-300)));
        return new SingleLogistic(mean, deviation, intercept + shorter * stepA, slope + shorter * stepB);
    }
}
