package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.NeedsSharedData;
import dollarbill.feature.sentiment.WordList;
import dollarbill.market.DatedSeries;
import dollarbill.market.EarningsEvent;
import dollarbill.market.MentionCount;
import dollarbill.market.NewsArticle;
import dollarbill.market.PublicationCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every macro, sentiment and earnings feature of the registry against a direct computation over the real series, every seventh day
 * of them; a feature without one fails. Technical and implied ones are enumerated the same way beside their families.
 */
@NeedsSharedData
class IndependentValuesTest {
    private static final LocalDate FROM = LocalDate.of(2006, 1, 3);
    private static final int STEP = 7;

    /** Groups whose families have a test over all their definitions. */
    private static final Set<FeatureGroup> ELSEWHERE = EnumSet.of(
            FeatureGroup.TECHNICAL, FeatureGroup.IMPLIED_VOLATILITY);

    /** Share of the days on which a feature must be known. */
    private static final double MOST = 0.9;

    /** The same of those that need a date of earnings, which is announced 25 days before reports that are 91 days apart. */
    private static final double ANNOUNCED = 0.25;

    private static final Set<String> OF_ANNOUNCED = Set.of(
            "days_to_earnings", "earnings_week", "earnings_soon_iv_rank", "earnings_soon_high_iv");

    /** News of a sector are not kept: always absent. */
    private static final String NEVER = "sentiment_vs_sector";

    static Stream<String> features() {
        return FeatureRegistry.daily()
                .definitions()
                .stream()
                .filter(definition -> !ELSEWHERE.contains(definition.group()))
                .map(FeatureDefinition::name);
    }

    @ParameterizedTest
    @MethodSource("features")
    void featureIsWhatItsDefinitionSays(String feature) {
        FeatureColumn column = Real.TABLE.column(feature);
        ToDoubleFunction<Day> expected = Objects.requireNonNull(EXPECTED.get(feature), feature);
        int compared = 0;
        for (Day day : Real.DAYS) {
            double value = expected.applyAsDouble(day);
            if (!Double.isNaN(column.raw(day.index()))) {
                compared++;
                assertThat(column.raw(day.index()))
                        .as("%s on %s", feature, day.date())
                        .isCloseTo(value, within(1e-9 * Math.max(1.0, Math.abs(value))));
            }
        }
        if (feature.equals(NEVER)) {
            assertThat(compared).isZero();
        } else {
            double share = OF_ANNOUNCED.contains(feature) ? ANNOUNCED : MOST;
            assertThat(compared).isGreaterThan((int) (share * Real.DAYS.size()));
        }
    }

    private static final Map<String, ToDoubleFunction<Day>> EXPECTED = expected();

    private static Map<String, ToDoubleFunction<Day>> expected() {
        Map<String, ToDoubleFunction<Day>> all = new HashMap<>();
        macro(all);
        sentiment(all);
        earnings(all);
        return all;
    }

    private static void macro(Map<String, ToDoubleFunction<Day>> all) {
        Map.of("fed_funds_effective", "DFF", "treasury_2y", "DGS2", "treasury_10y", "DGS10", "treasury_3m", "DGS3MO",
                "vix_published", "VIXCLS", "yield_spread_10y_2y", "T10Y2Y", "breakeven_inflation_10y", "T10YIE",
                "real_rate_10y", "DFII10", "unemployment_rate", "UNRATE", "cpi_index", "CPIAUCSL")
                .forEach((feature, series) -> all.put(feature, day -> day.at(series, 0)));
        all.put("yield_spread_10y_3m", day -> day.at("DGS10", 0) - day.at("DGS3MO", 0));
        all.put("yield_spread_2y_3m", day -> day.at("DGS2", 0) - day.at("DGS3MO", 0));
        all.put("curve_inverted_10y_2y", day -> day.at("T10Y2Y", 0) < 0.0 ? 1.0 : 0.0);
        all.put("curve_inverted_10y_3m", day -> day.at("DGS10", 0) < day.at("DGS3MO", 0) ? 1.0 : 0.0);
        all.put("yield_spread_10y_2y_change_20d", day -> day.at("T10Y2Y", 0) - day.at("T10Y2Y", 20));
        all.put("curve_inverted_share_60d", day -> day.last("T10Y2Y", 60).filter(v -> v < 0.0).count() / 60.0);
        for (int span : new int[] {5, 20, 60}) {
            all.put("treasury_2y_change_" + span + "d", day -> day.at("DGS2", 0) - day.at("DGS2", span));
            all.put("treasury_10y_change_" + span + "d", day -> day.at("DGS10", 0) - day.at("DGS10", span));
        }
        for (int span : new int[] {5, 20}) {
            all.put("vix_published_change_" + span + "d",
                    day -> 100.0 * (day.at("VIXCLS", 0) - day.at("VIXCLS", span)) / day.at("VIXCLS", span));
        }
        all.put("vix_published_zscore_252d", day -> {
            double mean = day.last("VIXCLS", 252).average().orElseThrow();
            double squares = day.last("VIXCLS", 252).map(v -> (v - mean) * (v - mean)).sum();
            return (day.at("VIXCLS", 0) - mean) / Math.sqrt(squares / 251.0);
        });
        all.put("vix_published_percentile_252d",
                day -> 100.0 * day.last("VIXCLS", 252).filter(v -> v < day.at("VIXCLS", 0)).count() / 251.0);
        all.put("vix_published_regime", day -> DoubleStream.of(15.0, 20.0, 30.0)
                .filter(bound -> day.at("VIXCLS", 0) >= bound)
                .count());
        all.put("cpi_year_on_year", Day::inflation);
        all.put("real_fed_funds", day -> day.at("DFF", 0) - day.inflation());
        all.put("real_rate_10y_change_20d", day -> day.at("DFII10", 0) - day.at("DFII10", 20));
        all.put("fed_funds_change_60d", day -> day.at("DFF", 0) - day.at("DFF", 84));
        all.put("policy_expectation_2y", day -> day.at("DGS2", 0) - day.at("DFF", 0));
        all.put("fed_pivot", day -> (day.turn(0) - day.turn(84)) / 2.0);
        all.put("unemployment_sahm_gap", day -> day.quarter(0)
                - DoubleStream.iterate(1.0, back -> back <= 12.0, back -> back + 1.0)
                        .map(back -> day.quarter((int) back))
                        .min()
                        .orElseThrow());
    }

    private static void sentiment(Map<String, ToDoubleFunction<Day>> all) {
        all.put("sentiment_score", Day::score);
        all.put("news_article_count", day -> day.articles(0, 7).size());
        all.put("news_buzz_score", day -> {
            double week = day.articles(0, 7).size();
            return week / (week + day.articles(7, 35).size() / 4.0);
        });
        all.put("sentiment_bullish", day -> day.score() > 0.15 ? 1.0 : 0.0);
        all.put("sentiment_bearish", day -> day.score() < -0.15 ? 1.0 : 0.0);
        all.put("sentiment_neutral", day -> day.score() >= -0.15 && day.score() <= 0.15 ? 1.0 : 0.0);
        all.put("sentiment_extreme_bullish", day -> day.score() > 0.35 ? 1.0 : 0.0);
        all.put("sentiment_extreme_bearish", day -> day.score() < -0.35 ? 1.0 : 0.0);
        all.put("reddit_mentions", day -> day.mentions().mentions());
        all.put("reddit_momentum", day -> {
            double before = day.mentions().mentionsDayBefore().orElseThrow();
            return day.mentions().mentions() / before - 1.0;
        });
        all.put("high_social_attention", day -> day.mentions().mentions() > 50 ? 1.0 : 0.0);
        all.put(NEVER, day -> Double.NaN);
        all.put("sentiment_bullish_high_iv", day -> day.score() > 0.15 && day.rank() > 60.0 ? 1.0 : 0.0);
        all.put("sentiment_bearish_low_iv", day -> day.score() < -0.15 && day.rank() < 30.0 ? 1.0 : 0.0);
        all.put("sentiment_iv_divergence", day -> day.score() * (day.rank() / 50.0 - 1.0));
    }

    private static void earnings(Map<String, ToDoubleFunction<Day>> all) {
        all.put("days_to_earnings", Day::toReport);
        all.put("days_since_earnings", Day::sinceReport);
        all.put("earnings_week", day -> day.toReport() <= 7.0 ? 1.0 : 0.0);
        all.put("post_earnings_window", day -> day.sinceReport() <= 5.0 ? 1.0 : 0.0);
        all.put("earnings_surprise", day -> day.surprises().getFirst());
        all.put("revenue_surprise", day -> {
            EarningsEvent last = day.reports().getFirst();
            return surprise(last.revenueActual(), last.revenueEstimate());
        });
        all.put("earnings_surprise_mean_4", day -> day.surprises().stream().limit(4).mapToDouble(s -> s).sum() / 4.0);
        all.put("earnings_beat_share_8", day -> day.surprises().stream().limit(8).filter(s -> s > 0.0).count() / 8.0);
        all.put("earnings_beat_streak", day -> {
            List<Double> surprises = day.surprises();
            int run = 0;
            while (run < surprises.size() && surprises.get(run) * surprises.getFirst() > 0.0) {
                run++;
            }
            return run * Math.signum(surprises.getFirst());
        });
        all.put("earnings_soon_iv_rank", day -> day.toReport() <= 14.0 ? day.rank() : 0.0);
        all.put("earnings_soon_high_iv", day -> day.toReport() <= 14.0 && day.rank() > 60.0 ? 1.0 : 0.0);
    }

    private static double surprise(OptionalDouble actual, OptionalDouble estimate) {
        return 100.0 * (actual.getAsDouble() - estimate.getAsDouble()) / Math.abs(estimate.getAsDouble());
    }

    /** What was known when the row of a day was read. */
    private record Day(int index, LocalDate date, Instant cutoff, Map<String, Integer> known) {
        static Day of(int index) {
            Instant cutoff = Real.TABLE.days().cutoff(index);
            Map<String, Integer> known = new HashMap<>();
            Real.PUBLISHED.forEach((name, series) -> known.put(name, series.upTo(cutoff)));
            return new Day(index, Real.TABLE.days().date(index), cutoff, known);
        }

        double at(String series, int back) {
            int value = Objects.requireNonNull(known.get(series)) - 1 - back;
            return value < 0 ? Double.NaN : Objects.requireNonNull(Real.PUBLISHED.get(series)).values[value];
        }

        DoubleStream last(String series, int count) {
            return DoubleStream.iterate(0.0, back -> back < count, back -> back + 1.0)
                    .map(back -> at(series, (int) back));
        }

        double inflation() {
            return 100.0 * (at("CPIAUCSL", 0) - at("CPIAUCSL", 12)) / at("CPIAUCSL", 12);
        }

        double turn(int back) {
            double change = at("DFF", back) - at("DFF", back + 84);
            return Math.abs(change) < 0.05 ? 0.0 : Math.signum(change);
        }

        double quarter(int back) {
            return (at("UNRATE", back) + at("UNRATE", back + 1) + at("UNRATE", back + 2)) / 3.0;
        }

        List<NewsArticle> articles(int from, int to) {
            Instant last = cutoff.minus(Duration.ofDays(from));
            Instant first = cutoff.minus(Duration.ofDays(to));
            Predicate<NewsArticle> inside = a -> a.published().isAfter(first) && !a.published().isAfter(last);
            return Real.DATA.news().orElseThrow().articles().stream().filter(inside).toList();
        }

        double score() {
            List<NewsArticle> week = articles(0, 7);
            return week.stream().mapToInt(article -> Integer.signum(Real.WORDS.judge(article))).sum()
                    / (double) week.size();
        }

        MentionCount mentions() {
            return Real.DATA.mentions()
                    .orElseThrow()
                    .counts()
                    .stream()
                    .filter(count -> !count.observed().isAfter(cutoff))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }

        double rank() {
            return Real.TABLE.column("iv_rank").raw(index);
        }

        Stream<EarningsEvent> told() {
            return Real.DATA.earnings()
                    .orElseThrow()
                    .events()
                    .stream()
                    .filter(event -> !event.announcedKnownAt().isAfter(cutoff));
        }

        /** Returns the reports that are out, newest first. */
        List<EarningsEvent> reports() {
            return told().filter(event -> event.epsActual().isPresent())
                    .sorted(Comparator.comparing(EarningsEvent::date).reversed())
                    .toList();
        }

        List<Double> surprises() {
            return reports().stream().map(event -> surprise(event.epsActual(), event.epsEstimate())).toList();
        }

        double sinceReport() {
            List<EarningsEvent> out = reports();
            return out.isEmpty() ? Double.NaN : ChronoUnit.DAYS.between(out.getFirst().date(), date);
        }

        double toReport() {
            return told().map(EarningsEvent::date)
                    .filter(day -> !day.isBefore(date))
                    .min(Comparator.naturalOrder())
                    .map(day -> (double) ChronoUnit.DAYS.between(date, day))
                    .orElse(Double.NaN);
        }
    }

    /** Values of a series by when they were published, in seconds. */
    private static final class Published {
        private final long[] at;
        private final double[] values;

        private Published(long[] at, double[] values) {
            this.at = at;
            this.values = values;
        }

        static Published of(String name, DatedSeries series) {
            List<DatedSeries.Observation> all = series.observations();
            return new Published(
                    all.stream()
                            .mapToLong(o -> PublicationCalendar.of(name)
                                    .knownAt(o.date())
                                    .orElseThrow()
                                    .getEpochSecond())
                            .toArray(),
                    all.stream().mapToDouble(DatedSeries.Observation::value).toArray());
        }

        int upTo(Instant cutoff) {
            int count = 0;
            while (count < at.length && at[count] <= cutoff.getEpochSecond()) {
                count++;
            }
            return count;
        }
    }

    private static final class Real {
        static final FeatureData DATA = RealInputs.of("SPY", FROM);
        static final FeatureTable TABLE = FeatureRegistry.daily().compute(DATA);
        static final WordList WORDS = WordList.standard();
        static final Map<String, Published> PUBLISHED = published();
        static final List<Day> DAYS = IntStream
                .iterate(800, day -> day < TABLE.days().size(), day -> day + STEP)
                .mapToObj(Day::of)
                .toList();

        private static Map<String, Published> published() {
            Map<String, Published> published = new HashMap<>();
            for (PublicationCalendar.Entry entry : PublicationCalendar.macro()) {
                published.put(entry.series(), Published.of(
                        entry.series(), Objects.requireNonNull(DATA.series().get(entry.series()))));
            }
            return published;
        }
    }
}
