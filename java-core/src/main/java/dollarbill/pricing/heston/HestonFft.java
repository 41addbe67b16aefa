package dollarbill.pricing.heston;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Undiscounted European prices of one expiry under Heston's model on a dense grid of strikes by the fast Fourier transform
 * of Carr and Madan.
 *
 * <p>The damping is α = −½, which lies in the strip of every parameter set, and the transform is of the difference to
 * Black's price ({@link LewisTransform}), which falls off with the tails of the distribution. Between nodes the difference is
 * interpolated by the polynomial of degree seven through the eight nearest; the grid has at least sixteen nodes for each
 * period of the highest frequency kept.
 *
 * <p>Error, interpolation included: 1e-10 of the larger of forward and strike.
 *
 * <p>Source: P. Carr, D. Madan, Option valuation using the fast Fourier transform (1999).
 */
public final class HestonFft implements HestonPrices {
    private static final double TOLERANCE = 2e-12;
    private static final int NODES_PER_PERIOD = 16;
    private static final int SMALLEST_GRID = 1024;
    private static final int NEIGHBOURS = 8;

    private final LewisTransform transform;
    private final double spacing;
    private final double[] differences;

    private HestonFft(LewisTransform transform, double[] differences) {
        this.transform = transform;
        this.spacing = (transform.upper() - transform.lower()) / differences.length;
        this.differences = differences;
    }

    /**
     * Returns the grid of an expiry.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if the density is too concentrated
     */
    public static HestonFft of(HestonParameters parameters, double years) {
        Domain.expiry(parameters, years);
        LewisTransform transform = LewisTransform.of(parameters, years, TOLERANCE);
        int size = Math.max(SMALLEST_GRID, Integer.highestOneBit(transform.terms() * NODES_PER_PERIOD - 1) << 1);
        double[][] data = {
            Arrays.copyOf(Arrays.copyOf(transform.cosines(), transform.terms()), size),
            Arrays.copyOf(Arrays.copyOf(transform.sines(), transform.terms()), size)
        };
        // node n stands at z = n·Λ/size, so that e^(−ijz·step) = e^(−2πijn/size)
        FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
        return new HestonFft(transform, data[0]);
    }

    /** Returns the distance between nodes in ln K. */
    public double spacing() {
        return spacing;
    }

    /** Returns the number of nodes. */
    public int nodes() {
        return differences.length;
    }

    @Override
    public void outOfTheMoney(double forward, double[] strikes, double[] values) {
        Domain.contracts(forward, strikes);
        for (int i = 0; i < strikes.length; i++) {
            values[i] = outOfTheMoney(forward, strikes[i]);
        }
    }

    private double outOfTheMoney(double forward, double strike) {
        double z = Math.log(strike / forward);
        double black = BlackControl.outOfTheMoney(forward, strike, transform.control());
        if (z <= transform.lower() || z >= transform.upper()) {
            return black;
        }
        return Math.max(0.0, black + Math.sqrt(forward * strike) * interpolate(z / spacing));
    }

    /** Returns the polynomial through the eight nodes around a place, by Neville's scheme. */
    private double interpolate(double node) {
        int first = (int) Math.floor(node) - NEIGHBOURS / 2 + 1;
        int mask = differences.length - 1;
        double[] column = new double[NEIGHBOURS];
        for (int i = 0; i < NEIGHBOURS; i++) {
            column[i] = differences[(first + i) & mask];
        }
        double x = node - first;
        for (int order = 1; order < NEIGHBOURS; order++) {
            for (int i = 0; i + order < NEIGHBOURS; i++) {
                column[i] += (x - i) / order * (column[i + 1] - column[i]);
            }
        }
        return column[0];
    }
}
