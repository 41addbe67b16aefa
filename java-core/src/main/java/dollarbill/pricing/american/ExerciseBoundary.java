package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import java.util.ArrayList;
import java.util.List;

/**
 * The spot at which early exercise becomes best, as a function of the time to expiry.
 *
 * <p>A put is exercised at and below the boundary, a call at and above it. At expiry the boundary tends to
 * {@code K min(1, r/q)} for a put and {@code K max(1, r/q)} for a call; with more time it moves away from the strike.
 */
public final class ExerciseBoundary implements ExerciseRegion {
    private final OptionType type;
    private final double strike;
    private final double years;
    private final SolvedPut solved;
    private final CollocationScheme scheme;

    ExerciseBoundary(OptionType type, double strike, PutProblem put, CollocationScheme scheme) {
        this.type = type;
        this.strike = strike;
        this.years = put.years();
        this.solved = new SolvedPut(put, scheme);
        this.scheme = scheme;
    }

    /**
     * The boundary at one time.
     *
     * @param yearsToExpiry  time to expiry
     * @param spot  boundary
     */
    public record Node(double yearsToExpiry, double spot) {}

    /**
     * Returns the boundary.
     *
     * @param yearsToExpiry  from zero to the longest time the boundary was computed for
     * @throws IllegalArgumentException  if the time is outside that range
     */
    public double at(double yearsToExpiry) {
        if (!(yearsToExpiry >= 0.0 && yearsToExpiry <= years)) {
            throw new IllegalArgumentException("yearsToExpiry " + yearsToExpiry + " must be from 0 to " + years);
        }
        double log = solved.logBoundary(yearsToExpiry);
        return strike * Math.exp(type == OptionType.PUT ? log : -log);
    }

    /**
     * Returns whether exercise is best at a spot and a time to expiry.
     *
     * @throws IllegalArgumentException  if the time is outside the range of the boundary
     */
    public boolean exercisedAt(double spot, double yearsToExpiry) {
        return type.sign() * (spot - at(yearsToExpiry)) >= 0.0;
    }

    /** Returns the longest time to expiry the boundary was computed for. */
    public double years() {
        return years;
    }

    /** Returns the boundary at the collocation nodes, from expiry to the longest time. */
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(0.0, at(0.0)));
        for (double root : scheme.rootTime) {
            double time = Math.min(years * root * root, years);
            nodes.add(new Node(time, at(time)));
        }
        return List.copyOf(nodes);
    }
}
