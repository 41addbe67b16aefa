package dollarbill.feature;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsEvent.Hour;
import dollarbill.market.EarningsHistory;
import dollarbill.market.ExpiryTime;
import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** The real bars and series of a symbol, with invented news, mentions and reports, of which there is no real history. */
public final class RealInputs {
    private static final String[] WORDS = {
        "profit", "beats", "record", "strong", "upgrade", "loss", "miss", "warns", "fraud", "weak", "not", "meeting",
        "plan"
    };

    private static final Map<String, FeatureData> READ = new ConcurrentHashMap<>();

    private RealInputs() {}

    /** Returns everything of a symbol from a day on; series are whole. */
    public static FeatureData of(String symbol, LocalDate from) {
        return READ.computeIfAbsent(symbol + from, key -> read(symbol, from));
    }

    private static FeatureData read(String symbol, LocalDate from) {
        DataDirectory directory = DataDirectory.open(ReferenceTable.sharedData());
        BarSeries all = directory.bars(Symbol.of(symbol)).orElseThrow();
        Map<String, DatedSeries> series = new HashMap<>();
        for (String name : directory.seriesNames()) {
            directory.series(name).ifPresent(found -> series.put(name, found));
        }
        BarSeries bars = from(all, from);
        Random random = new Random(symbol.hashCode());
        return new FeatureData(
                bars,
                series,
                ImpliedVolHistory.ofProxy(bars.symbol(), series),
                Optional.of(news(bars, random)),
                Optional.of(mentions(bars, random)),
                Optional.of(earnings(bars, random)));
    }

    private static BarSeries from(BarSeries bars, LocalDate day) {
        List<LocalDate> dates = new ArrayList<>();
        int first = 0;
        while (bars.date(first).isBefore(day)) {
            first++;
        }
        int n = bars.size() - first;
        double[][] columns = new double[5][n];
        for (int i = 0; i < n; i++) {
            dates.add(bars.date(first + i));
            columns[0][i] = bars.open(first + i);
            columns[1][i] = bars.high(first + i);
            columns[2][i] = bars.low(first + i);
            columns[3][i] = bars.close(first + i);
            columns[4][i] = bars.volume(first + i);
        }
        return BarSeries.of(
                bars.symbol(), bars.synthetic(), dates, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static NewsHistory news(BarSeries bars, Random random) {
        List<NewsArticle> articles = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            for (int j = random.nextInt(4); j > 0; j--) {
                Instant at = ExpiryTime.close(bars.date(i)).plus(Duration.ofMinutes(random.nextInt(1_200) - 600));
                articles.add(new NewsArticle(at, "n" + articles.size(), text(random), text(random), "test"));
            }
        }
        articles.sort(Comparator.comparing(NewsArticle::published));
        return new NewsHistory(bars.symbol(), articles);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("The company");
        for (int i = 0; i < 5; i++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static MentionHistory mentions(BarSeries bars, Random random) {
        List<MentionCount> counts = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            counts.add(new MentionCount(
                    ExpiryTime.close(bars.date(i)).minus(Duration.ofHours(random.nextInt(6))),
                    1 + random.nextInt(90),
                    random.nextInt(120),
                    random.nextInt(500),
                    OptionalInt.of(random.nextInt(120)),
                    OptionalInt.empty()));
        }
        return new MentionHistory(bars.symbol(), counts);
    }

    private static EarningsHistory earnings(BarSeries bars, Random random) {
        List<EarningsEvent> events = new ArrayList<>();
        for (LocalDate day = bars.date(0).plusDays(20); day
                .isBefore(bars.date(bars.size() - 1)); day = day.plusDays(91)) {
            OptionalDouble estimate = OptionalDouble.of(1.0 + random.nextDouble());
            OptionalDouble revenue = OptionalDouble.of(1e9 * (1.0 + random.nextDouble()));
            Instant announced = ExpiryTime.close(day.minusDays(25));
            events.add(new EarningsEvent(
                    day, Hour.AFTER_CLOSE, estimate, OptionalDouble.empty(), revenue, OptionalDouble.empty(),
                    announced));
            events.add(new EarningsEvent(
                    day, Hour.AFTER_CLOSE, estimate, OptionalDouble.of(1.0 + random.nextDouble()), revenue,
                    OptionalDouble.of(1e9 * (1.0 + random.nextDouble())),
                    EarningsEvent.outBy(day, Hour.AFTER_CLOSE)));
        }
        events.sort(Comparator.comparing(EarningsEvent::announcedKnownAt));
        return new EarningsHistory(bars.symbol(), events);
    }
}
