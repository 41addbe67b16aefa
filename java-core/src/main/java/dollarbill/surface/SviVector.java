package dollarbill.surface;

/**
 * SVI as five numbers of the order of one for an optimiser: {@code (a, p, q, m, ln sigma)} over their scales, with the slopes of the
 * wings {@code p = b (1 + rho)} and {@code q = b (1 - rho)}, in which total variance is {@code a + p (r + x)/2 + q (r - x)/2},
 * {@code x = k - m}, {@code r = sqrt(x^2 + sigma^2)}; with derivatives.
 *
 * @param level  scale of total variance
 * @param width  scale of log-moneyness
 */
record SviVector(double level, double width) {
    static final int SIZE = 5;

    static SviVector of(SmilePoints points) {
        return new SviVector(points.atTheMoney(), points.width());
    }

    /** Returns the unit of a wing's slope. */
    double slope() {
        return level / width;
    }

    void write(SviParameters svi, double[] x, int at) {
        x[at] = svi.a() / level;
        x[at + 1] = svi.rightSlope() / slope();
        x[at + 2] = svi.leftSlope() / slope();
        x[at + 3] = svi.m() / width;
        x[at + 4] = Math.log(svi.sigma());
    }

    /** Returns whether the numbers describe a smile: finite, with a bend of positive and finite width. */
    static boolean isSmile(double[] x, int at) {
        boolean finite = true;
        for (int i = 0; i < SIZE; i++) {
            finite &= Double.isFinite(x[at + i]);
        }
        double sigma = Math.exp(x[at + 4]);
        return finite && sigma > 0.0 && sigma < Double.POSITIVE_INFINITY;
    }

    /** Returns the smile; a slope below zero counts as zero. */
    SviParameters read(double[] x, int at) {
        double p = Math.max(x[at + 1] * slope(), 0.0);
        double q = Math.max(x[at + 2] * slope(), 0.0);
        double rho = p + q > 0.0 ? (p - q) / (p + q) : 0.0;
        return new SviParameters(x[at] * level, 0.5 * (p + q), rho, x[at + 3] * width, Math.exp(x[at + 4]));
    }

    /** Returns total variance at a log-moneyness and writes its derivatives. */
    double variance(double[] x, int at, double k, double[] row) {
        double sigma = Math.exp(x[at + 4]);
        double p = x[at + 1] * slope();
        double q = x[at + 2] * slope();
        double d = k - x[at + 3] * width;
        double root = Math.sqrt(d * d + sigma * sigma);
        row[0] = level;
        row[1] = 0.5 * (root + d) * slope();
        row[2] = 0.5 * (root - d) * slope();
        row[3] = -0.5 * ((p + q) * d / root + p - q) * width;
        row[4] = 0.5 * (p + q) * sigma * sigma / root;
        return x[at] * level + 0.5 * (p * (root + d) + q * (root - d));
    }

    /** Returns total variance {@code u} widths from the bend, {@code root = sqrt(1 + u^2)}, and writes its derivatives. */
    double varianceAtNode(double[] x, int at, double u, double root, double[] row) {
        double sigma = Math.exp(x[at + 4]);
        double right = 0.5 * sigma * (root + u);
        double left = 0.5 * sigma * (root - u);
        double rise = (x[at + 1] * right + x[at + 2] * left) * slope();
        row[0] = level;
        row[1] = right * slope();
        row[2] = left * slope();
        row[3] = 0.0;
        row[4] = rise;
        return x[at] * level + rise;
    }

    /**
     * Returns the butterfly function {@code g} at a node and writes its derivatives.
     *
     * @param floor  total variance below this counts as this
     */
    double density(double[] x, int at, double u, double root, double floor, double[] row) {
        double sigma = Math.exp(x[at + 4]);
        double p = x[at + 1] * slope();
        double q = x[at + 2] * slope();
        double rise = 0.5 * sigma * (p * (root + u) + q * (root - u));
        double exact = x[at] * level + rise;
        double w = Math.max(exact, floor);
        double k = x[at + 3] * width + sigma * u;
        double up = 0.5 * (u / root + 1.0);
        double down = 0.5 * (u / root - 1.0);
        double first = p * up + q * down;
        double bend = 0.5 / (sigma * root * root * root);
        double second = (p + q) * bend;
        double bracket = 1.0 - 0.5 * k * first / w;
        double byW = exact < floor ? 0.0 : (bracket * k * first + 0.25 * first * first) / (w * w);
        double byFirst = -bracket * k / w - 0.5 * first * (1.0 / w + 0.25);
        double byK = -bracket * first / w;
        row[0] = byW * level;
        row[1] = (byW * 0.5 * sigma * (root + u) + byFirst * up + 0.5 * bend) * slope();
        row[2] = (byW * 0.5 * sigma * (root - u) + byFirst * down + 0.5 * bend) * slope();
        row[3] = byK * width;
        row[4] = byW * rise - 0.5 * second + byK * sigma * u;
        return bracket * bracket - 0.25 * first * first * (1.0 / w + 0.25) + 0.5 * second;
    }

    /** Returns distances from the bend in its widths, dense near it: {@code sinh} of an even grid. */
    static double[] nodes(int half, double widest) {
        double[] nodes = new double[2 * half + 1];
        for (int i = -half; i <= half; i++) {
            nodes[half + i] = Math.sinh(widest * i / half);
        }
        return nodes;
    }
}
