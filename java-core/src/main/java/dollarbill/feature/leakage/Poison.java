package dollarbill.feature.leakage;

import dollarbill.feature.FeatureData;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.PointInTime;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsHistory;
import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** A way to change all inputs that became known after a day. */
public enum Poison {
    /** Every later value is another one: prices and levels up to nine times higher or lower, words turned round. */
    OTHER_VALUES {
        @Override
        FeatureData after(FeatureData data, LocalDate day, long seed) {
            return new Changed(data, day, new Random(seed ^ day.toEpochDay())).all();
        }
    },
    /** There is nothing later. */
    NOTHING {
        @Override
        FeatureData after(FeatureData data, LocalDate day, long seed) {
            return PointInTime.cut(data, day);
        }
    };

    private static final String BAD_NEWS = "collapse, fraud, bankruptcy and losses";

    abstract FeatureData after(FeatureData data, LocalDate day, long seed);

    /** The inputs with other values after a day. */
    private record Changed(FeatureData data, LocalDate day, Random random) {
        FeatureData all() {
            Instant cutoff = PointInTime.cutoff(day);
            Map<String, DatedSeries> series = new HashMap<>();
            data.series().forEach((name, values) -> series.put(name, series(values)));
            return new FeatureData(
                    bars(data.bars()),
                    series,
                    ImpliedVolHistory.of(data.bars().symbol(), own(cutoff), series),
                    data.news().map(news -> news(news, cutoff)),
                    data.mentions().map(mentions -> mentions(mentions, cutoff)),
                    data.earnings().map(earnings -> earnings(earnings, cutoff)));
        }

        /** Returns a factor between a ninth and nine, not close to one. */
        private double factor() {
            double size = 3.0 * (1.0 + 2.0 * random.nextDouble());
            return random.nextBoolean() ? size : 1.0 / size;
        }

        private BarSeries bars(BarSeries bars) {
            int n = bars.size();
            List<LocalDate> dates = new ArrayList<>(n);
            double[][] columns = new double[5][n];
            for (int i = 0; i < n; i++) {
                dates.add(bars.date(i));
                double[] bar = {bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i)};
                if (bars.date(i).isAfter(day)) {
                    bar[0] *= factor();
                    bar[3] *= factor();
                    bar[1] = 1.1 * Math.max(bar[0], bar[3]);
                    bar[2] = 0.9 * Math.min(bar[0], bar[3]);
                    bar[4] *= factor();
                }
                for (int column = 0; column < bar.length; column++) {
                    columns[column][i] = bar[column];
                }
            }
            return BarSeries.of(
                    bars.symbol(), bars.synthetic(), dates, columns[0], columns[1], columns[2], columns[3], columns[4]);
        }

        private DatedSeries series(DatedSeries series) {
            int known = PointInTime.knownCount(series, day);
            List<Observation> values = new ArrayList<>(series.observations().subList(0, known));
            for (Observation later : series.observations().subList(known, series.observations().size())) {
                values.add(new Observation(later.date(), 1.0 + Math.abs(later.value()) * factor()));
            }
            return new DatedSeries(series.name(), values);
        }

        private List<ImpliedVolHistory.Observation> own(Instant cutoff) {
            return data.impliedVol()
                    .own()
                    .observations()
                    .stream()
                    .map(value -> value.knownAt().isAfter(cutoff)
                            ? new ImpliedVolHistory.Observation(
                                    value.date(), value.percent() * factor(), value.knownAt())
                            : value)
                    .toList();
        }

        private static NewsHistory news(NewsHistory news, Instant cutoff) {
            return new NewsHistory(news.symbol(), news.articles()
                    .stream()
                    .map(article -> article.published().isAfter(cutoff)
                            ? new NewsArticle(article.published(), article.id(), BAD_NEWS, BAD_NEWS, article.source())
                            : article)
                    .toList());
        }

        private static MentionHistory mentions(MentionHistory mentions, Instant cutoff) {
            return new MentionHistory(mentions.symbol(), mentions.counts()
                    .stream()
                    .map(count -> count.observed().isAfter(cutoff)
                            ? new MentionCount(
                                    count.observed(), 1, 99_999, 99_999, OptionalInt.of(1), OptionalInt.of(999))
                            : count)
                    .toList());
        }

        private static EarningsHistory earnings(EarningsHistory earnings, Instant cutoff) {
            return new EarningsHistory(earnings.symbol(), earnings.events()
                    .stream()
                    .map(event -> event.announcedKnownAt().isAfter(cutoff) ? other(event) : event)
                    .toList());
        }

        private static EarningsEvent other(EarningsEvent event) {
            OptionalDouble actual = event.epsActual().isPresent() ? OptionalDouble.of(-99.0) : OptionalDouble.empty();
            OptionalDouble revenue = event.revenueActual().isPresent() ? OptionalDouble.of(1.0)
                    : OptionalDouble.empty();
            return new EarningsEvent(
                    event.reported() ? event.date() : event.date().plusDays(9), event.hour(), OptionalDouble.of(99.0),
                    actual, OptionalDouble.of(1e12), revenue, event.announcedKnownAt());
        }
    }
}
