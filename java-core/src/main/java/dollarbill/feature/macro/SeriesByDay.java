package dollarbill.feature.macro;

import dollarbill.feature.DayClock;
import dollarbill.market.PublishedSeries;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** The last published value of a series at the moment the row of each day is read. */
final class SeriesByDay {
    private final PublishedSeries series;
    private final int[] last;

    private SeriesByDay(PublishedSeries series, int[] last) {
        this.series = series;
        this.last = last;
    }

    static SeriesByDay of(PublishedSeries series, DayClock days) {
        int[] last = new int[days.size()];
        Arrays.setAll(last, day -> series.countAt(days.cutoff(day)) - 1);
        return new SeriesByDay(series, last);
    }

    PublishedSeries series() {
        return series;
    }

    /** Returns the index of the last value known on a day, −1 where none is. */
    int last(int day) {
        return last[day];
    }

    /** Returns whether the last value, which there must be, is too old to describe a day. */
    boolean stale(int day, DayClock days) {
        long age = ChronoUnit.DAYS.between(series.date(last[day]), days.date(day));
        return age > series.lag().freshDays();
    }
}
