package dollarbill.backtest.equity;

/** Highest or lowest value of the last bars, each bar entering and leaving a ring of candidates once. */
final class RollingExtreme {
    private final double[] values;
    private final int window;
    private final double sign;
    private final int[] ring;
    private int head;
    private int count;

    private RollingExtreme(double[] values, int window, double sign) {
        this.values = values;
        this.window = window;
        this.sign = sign;
        this.ring = new int[window];
    }

    static RollingExtreme highest(double[] values, int window) {
        return new RollingExtreme(values, window, 1.0);
    }

    static RollingExtreme lowest(double[] values, int window) {
        return new RollingExtreme(values, window, -1.0);
    }

    /** Takes in a bar, each in its turn, and returns the extreme of the last window of bars up to it. */
    double take(int bar) {
        if (count > 0 && ring[head] <= bar - window) {
            head = head + 1 == window ? 0 : head + 1;
            count--;
        }
        while (count > 0 && sign * values[ring[at(count - 1)]] <= sign * values[bar]) {
            count--;
        }
        ring[at(count)] = bar;
        count++;
        return values[ring[head]];
    }

    private int at(int place) {
        int index = head + place;
        return index >= window ? index - window : index;
    }
}
