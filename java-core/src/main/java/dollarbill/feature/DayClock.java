package dollarbill.feature;

import dollarbill.market.BarSeries;
import dollarbill.market.ExpiryTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a feature table, oldest first, each with the moment its close is known and the moment its row is read.
 *
 * <p>A close is taken to be known at 16:00 New York, also on days that end earlier. A row is read at 17:00: late enough for the closes of
 * index volatilities, which are computed until 16:15.
 */
public final class DayClock {
    private static final LocalTime READ = LocalTime.of(17, 0);

    private final List<LocalDate> dates;
    private final Instant[] closes;
    private final Instant[] cutoffs;

    private DayClock(List<LocalDate> dates) {
        this.dates = List.copyOf(dates);
        closes = this.dates.stream().map(ExpiryTime::close).toArray(Instant[]::new);
        cutoffs = this.dates.stream()
                .map(day -> day.atTime(READ).atZone(ExpiryTime.NEW_YORK).toInstant())
                .toArray(Instant[]::new);
    }

    /**
     * Returns the clock of some days.
     *
     * @param dates  strictly increasing
     * @throws IllegalArgumentException  if they do not increase
     */
    public static DayClock of(List<LocalDate> dates) {
        for (int i = 1; i < dates.size(); i++) {
            if (!dates.get(i).isAfter(dates.get(i - 1))) {
                throw new IllegalArgumentException("days must increase, got " + dates.get(i) + " after "
                        + dates.get(i - 1));
            }
        }
        return new DayClock(dates);
    }

    /** Returns the clock of the days of some bars. */
    public static DayClock of(BarSeries bars) {
        List<LocalDate> dates = new ArrayList<>(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            dates.add(bars.date(i));
        }
        return new DayClock(dates);
    }

    /** Returns the number of days. */
    public int size() {
        return dates.size();
    }

    /** Returns a day. */
    public LocalDate date(int day) {
        return dates.get(day);
    }

    /** Returns all days. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** Returns when the close of a day is known: 16:00 New York. */
    public Instant close(int day) {
        return closes[day];
    }

    /** Returns when the row of a day is read, 17:00 New York: nothing known later may stand in it. */
    public Instant cutoff(int day) {
        return cutoffs[day];
    }
}
