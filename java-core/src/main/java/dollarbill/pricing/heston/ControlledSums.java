package dollarbill.pricing.heston;

/** Sums over a sample of a value and two controls of known mean, for the regression of the one on the others. */
final class ControlledSums {
    private long count;
    private double y;
    private double a;
    private double b;
    private double yy;
    private double ya;
    private double yb;
    private double aa;
    private double ab;
    private double bb;

    void add(double value, double first, double second) {
        count++;
        y += value;
        a += first;
        b += second;
        yy += value * value;
        ya += value * first;
        yb += value * second;
        aa += first * first;
        ab += first * second;
        bb += second * second;
    }

    ControlledSums plus(ControlledSums other) {
        ControlledSums sum = new ControlledSums();
        sum.count = count + other.count;
        sum.y = y + other.y;
        sum.a = a + other.a;
        sum.b = b + other.b;
        sum.yy = yy + other.yy;
        sum.ya = ya + other.ya;
        sum.yb = yb + other.yb;
        sum.aa = aa + other.aa;
        sum.ab = ab + other.ab;
        sum.bb = bb + other.bb;
        return sum;
    }

    /** Returns the mean value at the means of the controls on the fitted plane, with its standard error. */
    HestonMonteCarlo.Estimate estimate(double firstMean, double secondMean) {
        double n = count;
        double caa = aa / n - a / n * (a / n);
        double cbb = bb / n - b / n * (b / n);
        double cab = ab / n - a / n * (b / n);
        double cya = ya / n - y / n * (a / n);
        double cyb = yb / n - y / n * (b / n);
        double cyy = yy / n - y / n * (y / n);
        double determinant = caa * cbb - cab * cab;
        boolean both = determinant > 1e-10 * caa * cbb;
        double onFirst = both ? (cya * cbb - cyb * cab) / determinant : caa > 0.0 ? cya / caa : 0.0;
        double onSecond = both ? (cyb * caa - cya * cab) / determinant : 0.0;
        double value = y / n - onFirst * (a / n - firstMean) - onSecond * (b / n - secondMean);
        double residual = Math.max(0.0, cyy - onFirst * cya - onSecond * cyb);
        return new HestonMonteCarlo.Estimate(value, Math.sqrt(residual / (n - 3.0)));
    }
}
