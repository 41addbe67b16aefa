package dollarbill.pricing.black;

/**
 * Cubic over quadratic interpolant of values and slopes at two points, with one control of its shape.
 *
 * <p>With {@code u} from 0 to 1 and {@code D} the slope of the chord over width {@code h},
 *
 * <pre>
 * y = (yr u^3 + (r yr - h dr) u^2 (1-u) + (r yl + h dl) u (1-u)^2 + yl (1-u)^3) / (1 + (r - 3) u (1-u)),
 * </pre>
 *
 * <p>{@code r = 3} is the cubic of Hermite. The second derivative at an end fixes {@code r}.
 *
 * <p>Source: R. Delbourgo and J. A. Gregory, "Shape preserving piecewise rational interpolation", SIAM J. Sci. Stat.
 * Comput. 6 (1985).
 *
 * @param xl  left point
 * @param xr  right point
 * @param yl  value on the left
 * @param yr  value on the right
 * @param dl  slope on the left
 * @param dr  slope on the right
 */
record RationalCubic(double xl, double xr, double yl, double yr, double dl, double dr) {
    /** Above it the interpolant is the chord in double. */
    private static final double LARGEST_CONTROL = 1e150;

    private double width() {
        return xr - xl;
    }

    private double chord() {
        return (yr - yl) / width();
    }

    /** Returns the value at {@code x} with the given second derivative on the left. */
    double withLeftCurvature(double curvature, double x) {
        return value(x, control(curvature, chord() - dl));
    }

    /** Returns the value at {@code x} with the given second derivative on the right. */
    double withRightCurvature(double curvature, double x) {
        return value(x, control(curvature, dr - chord()));
    }

    private double control(double curvature, double bend) {
        double r = (0.5 * width() * curvature + (dr - dl)) / bend;
        return Double.isNaN(r) ? LARGEST_CONTROL : Math.min(Math.max(r, leastControl()), LARGEST_CONTROL);
    }

    /** The control from which on a monotone interpolant of monotone data is certain. */
    private double leastControl() {
        double monotone = (dl + dr) / chord();
        return monotone > 0.0 ? Math.max(-1.0 + Math.ulp(2.0), monotone) : -1.0 + Math.ulp(2.0);
    }

    private double value(double x, double r) {
        double h = width();
        double u = (x - xl) / h;
        double v = 1.0 - u;
        double top = ((yr * u + (r * yr - h * dr) * v) * u + (r * yl + h * dl) * v * v) * u + yl * v * v * v;
        return top / (1.0 + (r - 3.0) * u * v);
    }
}
