package dollarbill.feature.technical;

/**
 * Wilder's directional movement: how far each bar reaches beyond the one before, upwards or downwards, whichever is more.
 *
 * <p>Indicators are {@code 100 S(DM) / S(TR)} with Wilder's running sum {@code S}; the index is Wilder's average of
 * {@code DX = 100 |S(DM+) - S(DM-)| / (S(DM+) + S(DM-))}, zero where there is no movement.
 *
 * <p>Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section IV.
 */
final class DirectionalMovement {
    private final double[] up;
    private final double[] down;
    private final double[] range;

    private DirectionalMovement(double[] up, double[] down, double[] range) {
        this.up = up;
        this.down = down;
        this.range = range;
    }

    static DirectionalMovement of(BarColumns bars) {
        double[] up = Columns.absent(bars.size());
        double[] down = Columns.absent(bars.size());
        for (int i = 1; i < up.length; i++) {
            double higher = bars.high()[i] - bars.high()[i - 1];
            double lower = bars.low()[i - 1] - bars.low()[i];
            up[i] = higher > lower && higher > 0.0 ? higher : 0.0;
            down[i] = lower > higher && lower > 0.0 ? lower : 0.0;
        }
        double[] range = bars.trueRange();
        if (range.length > 0) {
            range[0] = Double.NaN;
        }
        return new DirectionalMovement(up, down, range);
    }

    /** Returns the movement upwards, absent for the first bar. */
    double[] up() {
        return up;
    }

    /** Returns the movement downwards, absent for the first bar. */
    double[] down() {
        return down;
    }

    /** Returns the true range, absent for the first bar. */
    double[] range() {
        return range;
    }

    double[] plus(int bars) {
        return indicator(up, bars);
    }

    double[] minus(int bars) {
        return indicator(down, bars);
    }

    double[] index(int bars) {
        double[] spread = Columns.combine(
                Smoothing.wilderSum(up, bars),
                Smoothing.wilderSum(down, bars),
                (p, m) -> p + m == 0.0 ? 0.0 : 100.0 * (Math.abs(p - m) / (p + m)));
        return Smoothing.wilder(spread, bars);
    }

    private double[] indicator(double[] movement, int bars) {
        double[] share = Columns.ratio(Smoothing.wilderSum(movement, bars), Smoothing.wilderSum(range, bars));
        return Columns.scaled(Columns.bounded(share, 0.0, 1.0), 100.0);
    }
}
