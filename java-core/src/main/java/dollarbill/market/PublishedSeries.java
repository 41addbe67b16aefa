package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A series whose every value carries the time it became known, oldest first.
 *
 * <p>A value is known no earlier than the one before it; values never published are left out.
 */
public final class PublishedSeries {
    private final String name;
    private final PublicationLag lag;
    private final LocalDate[] dates;
    private final double[] values;
    private final Instant[] known;

    private PublishedSeries(String name, PublicationLag lag, LocalDate[] dates, double[] values, Instant[] known) {
        this.name = name;
        this.lag = lag;
        this.dates = dates;
        this.values = values;
        this.known = known;
    }

    /** Dates every value of a series by a rule. */
    public static PublishedSeries of(DatedSeries series, PublicationLag lag) {
        List<DatedSeries.Observation> observations = series.observations();
        LocalDate[] dates = new LocalDate[observations.size()];
        double[] values = new double[observations.size()];
        Instant[] known = new Instant[observations.size()];
        Instant latest = Instant.MIN;
        int n = 0;
        for (DatedSeries.Observation observation : observations) {
            Optional<Instant> at = lag.knownAt(observation.date());
            if (at.isPresent()) {
                latest = at.get().isAfter(latest) ? at.get() : latest;
                dates[n] = observation.date();
                values[n] = observation.value();
                known[n++] = latest;
            }
        }
        return new PublishedSeries(
                series.name(), lag, Arrays.copyOf(dates, n), Arrays.copyOf(values, n), Arrays.copyOf(known, n));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the rule of publication. */
    public PublicationLag lag() {
        return lag;
    }

    /** Returns the number of values. */
    public int size() {
        return values.length;
    }

    /** Returns the day one value describes. */
    public LocalDate date(int index) {
        return dates[index];
    }

    /** Returns one value. */
    public double value(int index) {
        return values[index];
    }

    /** Returns all values. */
    public double[] values() {
        return values.clone();
    }

    /** Returns when one value became known. */
    public Instant knownAt(int index) {
        return known[index];
    }

    /** Returns how many values are known at a moment. */
    public int countAt(Instant moment) {
        int low = 0;
        int high = known.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (known[middle].isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns the last value known at a moment. */
    public Optional<DatedSeries.Observation> latest(Instant moment) {
        int count = countAt(moment);
        return count == 0
                ? Optional.empty()
                : Optional.of(new DatedSeries.Observation(dates[count - 1], values[count - 1]));
    }
}
