package dollarbill.feature.implied;

import dollarbill.feature.DayClock;
import dollarbill.feature.ImpliedVolHistory.Observation;
import dollarbill.feature.ImpliedVolHistory.Track;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The implied volatility of one source on each day of a table, NaN where it has none that is fresh. */
final class DailyLevel {
    private final Track track;
    private final double[] percent;
    private final Instant[] knownAt;
    private final LocalDate[] dates;
    private final DayClock days;

    private DailyLevel(Track track, DayClock days) {
        this.track = track;
        this.days = days;
        percent = new double[days.size()];
        knownAt = new Instant[days.size()];
        dates = new LocalDate[days.size()];
        Arrays.fill(percent, Double.NaN);
        for (int day = 0; day < percent.length; day++) {
            Optional<Observation> read = track.at(days.date(day));
            if (read.isPresent() && !read.get().knownAt().isAfter(days.cutoff(day))) {
                percent[day] = read.get().percent();
                knownAt[day] = read.get().knownAt();
                dates[day] = read.get().date();
            }
        }
    }

    static DailyLevel of(Track track, DayClock days) {
        return new DailyLevel(track, days);
    }

    Track track() {
        return track;
    }

    /** Returns the values, which nobody writes. */
    double[] percent() {
        return percent;
    }

    boolean present(int day) {
        return !Double.isNaN(percent[day]);
    }

    /** Returns whether a day has a value of its own date, not one carried from a day before. */
    boolean ofOwnDate(int day) {
        return present(day) && dates[day].equals(days.date(day));
    }

    /** Returns when the value of a day became known, which it must have. */
    Instant knownAt(int day) {
        return knownAt[day];
    }

    /** Returns whether two sources both have a value of the same date. */
    static boolean sameDate(DailyLevel a, DailyLevel b, int day) {
        return a.present(day) && b.present(day) && a.dates[day].equals(b.dates[day]);
    }
}
