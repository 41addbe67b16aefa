package dollarbill.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Share of the highest equity so far that is lost, {@code 1 - E(t) / max E(s), s <= t}, and the falls it is made of. */
public final class DrawdownCurve {
    private final double[] depths;
    private final List<Drawdown> falls;

    private DrawdownCurve(double[] depths, List<Drawdown> falls) {
        this.depths = depths;
        this.falls = List.copyOf(falls);
    }

    /**
     * Measures an equity curve.
     *
     * @param equity  at least one value, finite, the first positive
     * @throws IllegalArgumentException  if a value is outside its domain
     */
    public static DrawdownCurve of(double[] equity) {
        if (equity.length == 0 || !(equity[0] > 0.0)) {
            throw new IllegalArgumentException(
                    "equity must begin with a positive value" + (equity.length > 0 ? ", got " + equity[0] : ""));
        }
        double[] depths = new double[equity.length];
        List<Drawdown> falls = new ArrayList<>();
        int peak = 0;
        int trough = 0;
        for (int i = 0; i < equity.length; i++) {
            if (!Double.isFinite(equity[i])) {
                throw new IllegalArgumentException("equity " + equity[i] + " at " + i + " must be finite");
            }
            if (equity[i] >= equity[peak]) {
                if (trough > peak) {
                    falls.add(new Drawdown(depths[trough], peak, trough, i, true));
                }
                peak = i;
                trough = i;
                continue;
            }
            depths[i] = 1.0 - equity[i] / equity[peak];
            if (trough == peak || depths[i] > depths[trough]) {
                trough = i;
            }
        }
        if (trough > peak) {
            falls.add(new Drawdown(depths[trough], peak, trough, equity.length - 1, false));
        }
        return new DrawdownCurve(depths, falls);
    }

    /** Returns the number of values. */
    public int size() {
        return depths.length;
    }

    /** Returns the share lost at one time. */
    public double depth(int index) {
        return depths[index];
    }

    /** Returns a copy of the shares lost. */
    public double[] depths() {
        return depths.clone();
    }

    /** Returns all falls in order. */
    public List<Drawdown> falls() {
        return falls;
    }

    /** Returns the deepest fall, the first of equals; empty where equity never fell. */
    public Optional<Drawdown> deepest() {
        Optional<Drawdown> deepest = Optional.empty();
        for (Drawdown fall : falls) {
            if (deepest.isEmpty() || fall.depth() > deepest.get().depth()) {
                deepest = Optional.of(fall);
            }
        }
        return deepest;
    }

    /** Returns the fall with most periods until recovery or the end; empty where equity never fell. */
    public Optional<Drawdown> longest() {
        return falls.stream().max(Comparator.comparingInt(Drawdown::length));
    }
}
