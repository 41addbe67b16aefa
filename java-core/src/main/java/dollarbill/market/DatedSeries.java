package dollarbill.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One number a day under a name, oldest first: an index level, a rate in percent. */
public final class DatedSeries {
    private final String name;
    private final List<Observation> observations;

    /**
     * One day's value.
     *
     * @param date  day it describes
     * @param value  in the unit of the series
     */
    public record Observation(LocalDate date, double value) {}

    /**
     * Creates a series.
     *
     * @throws IllegalArgumentException  if the dates do not increase
     */
    public DatedSeries(String name, List<Observation> observations) {
        this.name = name;
        this.observations = List.copyOf(observations);
        for (int i = 1; i < this.observations.size(); i++) {
            LocalDate day = this.observations.get(i).date();
            if (!day.isAfter(this.observations.get(i - 1).date())) {
                throw new IllegalArgumentException("dates of " + name + " must increase, got " + day);
            }
        }
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns all values, oldest first. */
    public List<Observation> observations() {
        return observations;
    }

    /** Returns the last value at or before a day. */
    public Optional<Observation> latest(LocalDate day) {
        int low = 0;
        int high = observations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (observations.get(middle).date().isAfter(day)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(observations.get(low - 1));
    }
}
