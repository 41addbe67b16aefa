package dollarbill.feature;

import dollarbill.market.DatedSeries;
import dollarbill.market.PublicationCalendar;
import dollarbill.market.PublicationLag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts the inputs of features at a day: what remains was known when the row of that day is read. */
public final class PointInTime {
    private PointInTime() {}

    /** Returns when the row of a day is read. */
    public static Instant cutoff(LocalDate day) {
        return DayClock.of(List.of(day)).cutoff(0);
    }

    /** Returns how many values of a series were known when the row of a day is read; later ones were not. */
    public static int knownCount(DatedSeries series, LocalDate day) {
        Instant cutoff = cutoff(day);
        PublicationLag lag = PublicationCalendar.of(series.name());
        List<DatedSeries.Observation> values = series.observations();
        int count = values.size();
        while (count > 0 && !isKnown(values.get(count - 1).date(), lag, day, cutoff)) {
            count--;
        }
        return count;
    }

    private static boolean isKnown(LocalDate described, PublicationLag lag, LocalDate day, Instant cutoff) {
        return !described.isAfter(day)
                && lag.knownAt(described).filter(at -> !at.isAfter(cutoff)).isPresent();
    }

    /** Returns what was known on a day. */
    public static FeatureData cut(FeatureData data, LocalDate day) {
        Instant cutoff = cutoff(day);
        Map<String, DatedSeries> series = new HashMap<>();
        data.series()
                .forEach((name, values) -> series.put(
                        name,
                        new DatedSeries(values.name(), values.observations().subList(0, knownCount(values, day)))));
        return new FeatureData(
                data.bars().upTo(day),
                series,
                ImpliedVolHistory.of(
                        data.bars().symbol(),
                        data.impliedVol()
                                .own()
                                .observations()
                                .stream()
                                .filter(value -> !value.knownAt().isAfter(cutoff))
                                .toList(),
                        series),
                data.news().map(news -> news.upTo(cutoff)),
                data.mentions().map(mentions -> mentions.upTo(cutoff)),
                data.earnings().map(earnings -> earnings.upTo(cutoff)));
    }
}
