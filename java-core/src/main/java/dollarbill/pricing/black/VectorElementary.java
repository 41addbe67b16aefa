package dollarbill.pricing.black;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import dollarbill.math.Elementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Elementary} by vectors, equal to them in every bit, and the lanes they and the stages work in.
 *
 * <p>Constants are static vectors: a broadcast at each use costs the compiler as many nodes as the operation it feeds, and brings the
 * larger stages to the limit where it stops inlining and puts every vector on the heap. Loaded only where the module
 * {@code jdk.incubator.vector} is present.
 */
final class VectorElementary {
    static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    static final int WIDTH = LANES.length();
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    static final DoubleVector ZERO = all(0.0);
    static final DoubleVector MINUS_HALF = all(-0.5);
    static final DoubleVector ONE = all(1.0);
    static final DoubleVector NAN = all(Double.NaN);

    private static final DoubleVector LN2 = all(Elementary.LN2);
    private static final DoubleVector LN2_REST = all(Elementary.LN2_REST);
    private static final DoubleVector LOG2_E = all(Elementary.LOG2_E);
    private static final DoubleVector TO_INTEGER = all(Elementary.TO_INTEGER);
    private static final DoubleVector E0 = all(Elementary.E0);
    private static final DoubleVector E1 = all(Elementary.E1);
    private static final DoubleVector E2 = all(Elementary.E2);
    private static final DoubleVector E3 = all(Elementary.E3);
    private static final DoubleVector E4 = all(Elementary.E4);
    private static final DoubleVector E5 = all(Elementary.E5);
    private static final DoubleVector E6 = all(Elementary.E6);
    private static final DoubleVector E7 = all(Elementary.E7);
    private static final DoubleVector E8 = all(Elementary.E8);
    private static final DoubleVector E9 = all(Elementary.E9);
    private static final LongVector ONE_BITS = allBits(Elementary.ONE_BITS);
    private static final LongVector BITS_OF_2_TO_512 = allBits(Elementary.BITS_OF_2_TO_512);

    private static final DoubleVector L0 = all(Elementary.L0);
    private static final DoubleVector L1 = all(Elementary.L1);
    private static final DoubleVector L2 = all(Elementary.L2);
    private static final DoubleVector L3 = all(Elementary.L3);
    private static final DoubleVector L4 = all(Elementary.L4);
    private static final DoubleVector L5 = all(Elementary.L5);
    private static final DoubleVector L6 = all(Elementary.L6);
    private static final LongVector HALF_BINADE = allBits(Elementary.HALF_BINADE);
    private static final LongVector EXPONENT_MASK = allBits(Elementary.EXPONENT_MASK);
    private static final LongVector EXPONENT_BIAS = allBits(Elementary.EXPONENT_BIAS);
    private static final LongVector INTEGER_BITS = allBits(Elementary.INTEGER_BITS);
    private static final DoubleVector INTEGER_OFFSET = all(Elementary.INTEGER_OFFSET);

    private VectorElementary() {}

    /** Returns a vector of one value. */
    static DoubleVector all(double value) {
        return DoubleVector.broadcast(LANES, value);
    }

    private static LongVector allBits(long value) {
        return LongVector.broadcast(LONGS, value);
    }

    /** Returns the {@link #WIDTH} values of a column from a row on. */
    static DoubleVector load(double[] column, int row) {
        return DoubleVector.fromArray(LANES, column, row);
    }

    /** Returns {@code e^x}, as {@link Elementary#exp}. */
    static DoubleVector exp(DoubleVector x) {
        return exp(x, ONE_BITS);
    }

    /** Returns {@code 2^512 e^x}, as {@link Elementary#exp512}. */
    static DoubleVector exp512(DoubleVector x) {
        return exp(x, BITS_OF_2_TO_512);
    }

    private static DoubleVector exp(DoubleVector x, LongVector scaleBits) {
        DoubleVector shifted = x.fma(LOG2_E, TO_INTEGER);
        DoubleVector n = TO_INTEGER.sub(shifted);
        DoubleVector r = n.fma(LN2_REST, n.fma(LN2, x));
        DoubleVector p = r.fma(E9, E8);
        p = p.fma(r, E7);
        p = p.fma(r, E6);
        p = p.fma(r, E5);
        p = p.fma(r, E4);
        p = p.fma(r, E3);
        p = p.fma(r, E2);
        p = p.fma(r, E1);
        p = p.fma(r, E0);
        DoubleVector e = p.fma(r.mul(r), r).add(ONE);
        LongVector power = shifted.reinterpretAsLongs()
                .lanewise(LSHL, Elementary.EXPONENT_SHIFT)
                .add(scaleBits);
        return e.mul(power.reinterpretAsDoubles());
    }

    /** Returns {@code ln(a / b)}, as {@link Elementary#logOfQuotient}. */
    static DoubleVector logOfQuotient(DoubleVector a, DoubleVector b) {
        LongVector bits = a.reinterpretAsLongs();
        LongVector binades = bits.sub(b.reinterpretAsLongs()).add(HALF_BINADE).and(EXPONENT_MASK);
        DoubleVector near = bits.sub(binades).reinterpretAsDoubles();
        DoubleVector n = binades.add(EXPONENT_BIAS)
                .lanewise(LSHR, Elementary.EXPONENT_SHIFT)
                .or(INTEGER_BITS)
                .reinterpretAsDoubles()
                .sub(INTEGER_OFFSET);
        DoubleVector z = near.sub(b).div(near.add(b));
        DoubleVector w = z.mul(z);
        DoubleVector p = w.fma(L6, L5);
        p = p.fma(w, L4);
        p = p.fma(w, L3);
        p = p.fma(w, L2);
        p = p.fma(w, L1);
        p = p.fma(w, L0);
        DoubleVector y = p.fma(w.mul(z), z.add(z));
        return n.fma(LN2, n.fma(LN2_REST, y));
    }
}
