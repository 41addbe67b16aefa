package dollarbill.feature;

import dollarbill.market.DatedSeries;
import dollarbill.market.PublicationCalendar;
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

    /** Returns whether a value of a series was known when the row of a day is read. */
    public static boolean isKnown(String series, LocalDate described, LocalDate day) {
        return PublicationCalendar.of(series)
                .knownAt(described)
                .filter(at -> !at.isAfter(cutoff(day)))
                .isPresent();
    }

    /** Returns what was known on a day. */
    public static FeatureData cut(FeatureData data, LocalDate day) {
        Instant cutoff = cutoff(day);
        Map<String, DatedSeries> series = new HashMap<>();
        data.series()
                .forEach((name, values) -> series.put(name, new DatedSeries(name, values.observations()
                        .stream()
                        .filter(value -> !value.date().isAfter(day) && isKnown(name, value.date(), day))
                        .toList())));
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
