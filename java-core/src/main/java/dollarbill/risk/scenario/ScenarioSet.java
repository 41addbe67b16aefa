package dollarbill.risk.scenario;

import java.util.Arrays;

/**
 * Scenarios in columns: what happens to each underlying, to time and to the interest rate.
 *
 * <p>A spot moves to {@code S exp(x)}. Volatility is multiplied by {@code exp(y d(T))} with the change y of 30-day volatility and the
 * damping {@link VolTerm#damping d} by time to expiry T.
 */
public final class ScenarioSet {
    private final int underlyings;
    private final double[] spot;
    private final double[] vol;
    private final double[] days;
    private final double[] rate;

    private ScenarioSet(int underlyings, double[] spot, double[] vol, double[] days, double[] rate) {
        this.underlyings = underlyings;
        this.spot = spot;
        this.vol = vol;
        this.days = days;
        this.rate = rate;
    }

    /** Returns the number of scenarios. */
    public int size() {
        return days.length;
    }

    /** Returns the number of underlyings. */
    public int underlyings() {
        return underlyings;
    }

    /** Returns the log return of an underlying. */
    public double spot(int scenario, int underlying) {
        return spot[scenario * underlyings + underlying];
    }

    /** Returns the log change of an underlying's 30-day volatility. */
    public double vol(int scenario, int underlying) {
        return vol[scenario * underlyings + underlying];
    }

    /** Returns the calendar days that pass. */
    public double days(int scenario) {
        return days[scenario];
    }

    /** Returns what is added to the continuous interest rate of every maturity. */
    public double rate(int scenario) {
        return rate[scenario];
    }

    /** Collects scenarios one after the other. */
    public static final class Builder {
        private final int underlyings;
        private double[] spot;
        private double[] vol;
        private double[] days;
        private double[] rate;
        private int size;

        /** Creates a builder of scenarios over a number of underlyings. */
        public Builder(int underlyings) {
            this.underlyings = underlyings;
            this.spot = new double[16 * underlyings];
            this.vol = new double[16 * underlyings];
            this.days = new double[16];
            this.rate = new double[16];
        }

        /**
         * Adds a scenario.
         *
         * @param spotReturns  log return of each underlying, finite
         * @param volChanges  log change of each underlying's 30-day volatility, finite
         * @param calendarDays  days that pass, not negative
         * @param rateShift  added to the continuous interest rate, finite
         */
        public Builder add(double[] spotReturns, double[] volChanges, double calendarDays, double rateShift) {
            require(spotReturns.length == underlyings && volChanges.length == underlyings,
                    "scenario " + size + " must tell " + underlyings + " underlyings");
            for (int u = 0; u < underlyings; u++) {
                require(Double.isFinite(spotReturns[u]) && Double.isFinite(volChanges[u]),
                        "scenario " + size + " of underlying " + u + " must be finite, got " + spotReturns[u] + " and "
                                + volChanges[u]);
            }
            require(calendarDays >= 0.0 && Double.isFinite(calendarDays),
                    "calendarDays " + calendarDays + " must be finite and not negative");
            require(Double.isFinite(rateShift), "rateShift " + rateShift + " must be finite");
            grow();
            System.arraycopy(spotReturns, 0, spot, size * underlyings, underlyings);
            System.arraycopy(volChanges, 0, vol, size * underlyings, underlyings);
            days[size] = calendarDays;
            rate[size] = rateShift;
            size++;
            return this;
        }

        /** Adds a scenario in which every underlying moves alike. */
        public Builder addCommon(double spotReturn, double volChange, double calendarDays, double rateShift) {
            double[] spots = new double[underlyings];
            double[] vols = new double[underlyings];
            Arrays.fill(spots, spotReturn);
            Arrays.fill(vols, volChange);
            return add(spots, vols, calendarDays, rateShift);
        }

        /** Returns the scenarios added so far. */
        public ScenarioSet build() {
            return new ScenarioSet(
                    underlyings,
                    Arrays.copyOf(spot, size * underlyings),
                    Arrays.copyOf(vol, size * underlyings),
                    Arrays.copyOf(days, size),
                    Arrays.copyOf(rate, size));
        }

        private void grow() {
            if (size == days.length) {
                spot = Arrays.copyOf(spot, 2 * spot.length);
                vol = Arrays.copyOf(vol, 2 * vol.length);
                days = Arrays.copyOf(days, 2 * size);
                rate = Arrays.copyOf(rate, 2 * size);
            }
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
