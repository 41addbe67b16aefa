package dollarbill.surface;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds static arbitrage in SVI smiles over all strikes, wings included.
 *
 * <p>Butterfly: the slopes of both wings stay below 2 and {@code g(k) >= 0} (Gatheral and Jacquier 2014, lemma 2.2). Calendar:
 * total variance of the later smile is nowhere below that of the earlier one at equal log-moneyness (lemma 2.1). Each is
 * searched on a grid that is fine at the bend and widens towards the wings; the lowest grid points are refined by
 * golden section. Beyond the grid the slopes of the wings decide.
 *
 * <p>Sources: J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14 (2014); R. Lee,
 * "The moment formula for implied volatility at extreme strikes" (2004).
 */
public final class SviArbitrage {
    /** Lee's bound on the slope of total variance in log-moneyness. */
    public static final double LEE_BOUND = 2.0;

    private static final int HALF_POINTS = 200;
    private static final double REACH = 30.0;
    private static final int REFINED = 4;
    private static final int GOLDEN_STEPS = 60;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double ROUNDING = 1e-13;

    private SviArbitrage() {}

    /**
     * Where an inequality fails most.
     *
     * @param logMoneyness  {@code ln(K/F)}
     * @param size  by how much, positive: of {@code g}, of total variance, or of the slope of a wing
     * @param wing  whether the slope of a wing fails, far from the money
     */
    public record Breach(double logMoneyness, double size, boolean wing) {}

    /** Returns where a smile allows butterfly arbitrage most; empty where it allows none. */
    public static Optional<Breach> butterfly(SviParameters svi) {
        double[] grid = grid(svi, svi);
        double slope = Math.max(svi.leftSlope(), svi.rightSlope());
        if (slope >= LEE_BOUND) {
            double edge = svi.rightSlope() >= svi.leftSlope() ? grid[grid.length - 1] : grid[0];
            return Optional.of(new Breach(edge, Math.max(slope - LEE_BOUND, Math.ulp(LEE_BOUND)), true));
        }
        Point least = minimum(grid, svi::butterfly);
        return least.value < -ROUNDING ? Optional.of(new Breach(least.at, -least.value, false)) : Optional.empty();
    }

    /** Returns where a later smile is most below an earlier one; empty where it is not. */
    public static Optional<Breach> calendar(SviParameters earlier, SviParameters later) {
        double[] grid = grid(earlier, later);
        double rounding = ROUNDING * (earlier.leastTotalVariance() + 1.0);
        double right = earlier.rightSlope() - later.rightSlope();
        double left = earlier.leftSlope() - later.leftSlope();
        if (Math.max(left, right) > ROUNDING) {
            double edge = right >= left ? grid[grid.length - 1] : grid[0];
            return Optional.of(new Breach(edge, Math.max(left, right), true));
        }
        Point least = minimum(grid, k -> later.totalVariance(k) - earlier.totalVariance(k));
        return least.value < -rounding ? Optional.of(new Breach(least.at, -least.value, false)) : Optional.empty();
    }

    /** Returns log-moneyness dense around both bends and wide enough that both smiles are straight beyond. */
    static double[] grid(SviParameters first, SviParameters second) {
        double reach = REACH * (1.0 + Math.abs(first.m()) + Math.abs(second.m()) + first.sigma() + second.sigma());
        double[] grid = new double[4 * HALF_POINTS + 2];
        fill(grid, 0, first, reach);
        fill(grid, 2 * HALF_POINTS + 1, second, reach);
        Arrays.sort(grid);
        return grid;
    }

    private static void fill(double[] grid, int from, SviParameters svi, double reach) {
        double end = Math.log(2.0 * reach / svi.sigma() + 1.0);
        for (int i = -HALF_POINTS; i <= HALF_POINTS; i++) {
            grid[from + HALF_POINTS + i] = svi.m() + svi.sigma() * Math.sinh(end * i / HALF_POINTS);
        }
    }

    private record Point(double at, double value) {}

    private static Point minimum(double[] grid, DoubleUnaryOperator f) {
        double[] values = Arrays.stream(grid).map(f).toArray();
        Integer[] lows = java.util.stream.IntStream.range(1, grid.length - 1)
                .filter(i -> values[i] <= values[i - 1] && values[i] <= values[i + 1])
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .limit(REFINED)
                .toArray(Integer[]::new);
        Point least = values[0] < values[grid.length - 1]
                ? new Point(grid[0], values[0])
                : new Point(grid[grid.length - 1], values[grid.length - 1]);
        for (int i : lows) {
            Point low = golden(grid[i - 1], grid[i + 1], f);
            low = values[i] < low.value ? new Point(grid[i], values[i]) : low;
            least = low.value < least.value ? low : least;
        }
        return least;
    }

    private static Point golden(double from, double to, DoubleUnaryOperator f) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        for (int step = 0; step < GOLDEN_STEPS && high - low > 1e-12 * (1.0 + Math.abs(low)); step++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = f.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = f.applyAsDouble(right);
            }
        }
        return atLeft < atRight ? new Point(left, atLeft) : new Point(right, atRight);
    }
}
