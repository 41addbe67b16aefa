package dollarbill.pricing.heston;

/**
 * Sums Σ (x_k cos kα + y_k sin kα) for many angles.
 *
 * <p>Each is the real part of a polynomial in e^(−iα), taken by Horner's rule in blocks so that rounding does not build
 * up, four angles at a time.
 */
final class TrigonometricSum {
    private static final int BLOCK = 512;

    private final double[] cosines;
    private final double[] sines;
    private final int terms;

    /** Keeps the first {@code terms} of both arrays, without a copy. */
    TrigonometricSum(double[] cosines, double[] sines, int terms) {
        this.cosines = cosines;
        this.sines = sines;
        this.terms = terms;
    }

    /** Replaces each angle by its sum. */
    void replace(double[] angles) {
        int i = 0;
        for (; i + 4 <= angles.length; i += 4) {
            four(angles, i);
        }
        for (; i < angles.length; i++) {
            angles[i] = one(angles[i]);
        }
    }

    private double one(double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double total = 0.0;
        for (int from = 0; from < terms; from += BLOCK) {
            double re = 0.0;
            double im = 0.0;
            for (int k = Math.min(terms, from + BLOCK) - 1; k >= from; k--) {
                double next = re * c + im * s + cosines[k];
                im = im * c - re * s + sines[k];
                re = next;
            }
            total += start(re, im, from * angle);
        }
        return total;
    }

    private void four(double[] angles, int at) {
        double angle0 = angles[at];
        double angle1 = angles[at + 1];
        double angle2 = angles[at + 2];
        double angle3 = angles[at + 3];
        double c0 = Math.cos(angle0);
        double c1 = Math.cos(angle1);
        double c2 = Math.cos(angle2);
        double c3 = Math.cos(angle3);
        double s0 = Math.sin(angle0);
        double s1 = Math.sin(angle1);
        double s2 = Math.sin(angle2);
        double s3 = Math.sin(angle3);
        double total0 = 0.0;
        double total1 = 0.0;
        double total2 = 0.0;
        double total3 = 0.0;
        for (int from = 0; from < terms; from += BLOCK) {
            double re0 = 0.0;
            double re1 = 0.0;
            double re2 = 0.0;
            double re3 = 0.0;
            double im0 = 0.0;
            double im1 = 0.0;
            double im2 = 0.0;
            double im3 = 0.0;
            for (int k = Math.min(terms, from + BLOCK) - 1; k >= from; k--) {
                double x = cosines[k];
                double y = sines[k];
                double next0 = re0 * c0 + im0 * s0 + x;
                double next1 = re1 * c1 + im1 * s1 + x;
                double next2 = re2 * c2 + im2 * s2 + x;
                double next3 = re3 * c3 + im3 * s3 + x;
                im0 = im0 * c0 - re0 * s0 + y;
                im1 = im1 * c1 - re1 * s1 + y;
                im2 = im2 * c2 - re2 * s2 + y;
                im3 = im3 * c3 - re3 * s3 + y;
                re0 = next0;
                re1 = next1;
                re2 = next2;
                re3 = next3;
            }
            total0 += start(re0, im0, from * angle0);
            total1 += start(re1, im1, from * angle1);
            total2 += start(re2, im2, from * angle2);
            total3 += start(re3, im3, from * angle3);
        }
        angles[at] = total0;
        angles[at + 1] = total1;
        angles[at + 2] = total2;
        angles[at + 3] = total3;
    }

    private static double start(double re, double im, double angle) {
        return angle == 0.0 ? re : re * Math.cos(angle) + im * Math.sin(angle);
    }
}
