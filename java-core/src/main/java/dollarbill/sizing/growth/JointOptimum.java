package dollarbill.sizing.growth;

/**
 * Weights of several positions with the largest expected growth or utility within their caps.
 *
 * @param weights  share of wealth in each position
 * @param value  what was maximised, there
 * @param gap  how much larger it could at most be anywhere within the caps, not negative
 * @param steps  steps of the solver
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, never compared
public record JointOptimum(double[] weights, double value, double gap, int steps) {
    public JointOptimum {
        weights = weights.clone();
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** Returns the weight of one position. */
    public double weight(int position) {
        return weights[position];
    }
}
