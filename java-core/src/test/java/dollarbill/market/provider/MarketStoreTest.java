package dollarbill.market.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.CoinDay;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsEvent.Hour;
import dollarbill.market.MentionCount;
import dollarbill.market.NewsArticle;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ListedBars.Bar;
import dollarbill.market.provider.ListedBars.Defects;
import dollarbill.market.provider.ListedBars.Dividend;
import dollarbill.market.provider.ListedBars.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is read back as it was, whole at any moment, and the same data change no byte. */
class MarketStoreTest {
    private static final Symbol ABC = Symbol.of("ABC");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
    private static final Instant NOON = Instant.parse("2026-02-10T12:00:00Z");

    @TempDir
    Path directory;

    private MarketStore store;

    @BeforeEach
    void open() {
        store = MarketStore.open(directory);
    }

    private DataDirectory data() {
        return DataDirectory.open(directory);
    }

    private static ListedBars listed(Bar... bars) {
        return new ListedBars(ABC, List.of(bars), List.of(), List.of(), new Defects(List.of(), List.of(), List.of()));
    }

    private static Bar bar(int day, double close) {
        return new Bar(DAY.plusDays(day), close, close + 1, close - 1, close, close / 2, 1000);
    }

    /** Returns the columns of real bars in Yahoo's layout, by day. */
    private static Map<LocalDate, double[]> real(Path file) {
        Map<LocalDate, double[]> rows = new TreeMap<>();
        CsvFile.read(file, List.of("date", "close"), row -> rows.put(row.date("date"), new double[] {
            row.requiredPositive("open"), row.requiredPositive("high"), row.requiredPositive("low"),
            row.requiredPositive("close"), row.number("adj_close").orElse(0.0), row.number("volume").orElse(0.0)}));
        return rows;
    }

    /**
     * Apple's split-adjusted bars made raw, beside the bars of another vendor as they were traded; before 2014 the two took
     * different prices for the close now and then.
     */
    @Test
    void realBarsMadeRawAreThoseThatWereTraded() {
        Path shared = ReferenceTable.sharedData();
        Map<LocalDate, double[]> split = real(shared.resolve("ohlcv/AAPL.csv.gz"));
        Map<LocalDate, double[]> traded = real(shared.resolve("ohlcv_raw/AAPL.csv.gz"));
        List<Bar> bars = new ArrayList<>();
        split.forEach((date, p) -> bars.add(new Bar(date, p[0], p[1], p[2], p[3], p[4], p[5])));
        List<Split> splits = List.of(
                new Split(LocalDate.of(2000, 6, 21), 2),
                new Split(LocalDate.of(2005, 2, 28), 2),
                new Split(LocalDate.of(2014, 6, 9), 7));
        Symbol apple = Symbol.of("AAPL");
        ListedBars listed = new ListedBars(apple, bars, List.of(), splits,
                new Defects(List.of(), List.of(), List.of()));
        int compared = 0;
        for (Bar raw : listed.raw()) {
            double[] other = traded.get(raw.date());
            if (other != null && raw.date().getYear() >= 2000) {
                double vendors = raw.date().getYear() < 2014 ? 0.04 : 0.001;
                assertThat(raw.close()).as("%s", raw.date()).isCloseTo(other[3], within(vendors * other[3]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(4500);
        assertThat(store.bars(listed)).isTrue();
        BarSeries read = data().bars(apple).orElseThrow();
        assertThat(read.size()).isEqualTo(bars.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.close(i)).isEqualTo(bars.get(i).adjustedClose());
        }
        Map<LocalDate, double[]> stored = real(directory.resolve("ohlcv_raw/AAPL.csv.gz"));
        assertThat(stored).hasEntrySatisfying(
                LocalDate.of(2014, 6, 6), row -> assertThat(row[3]).isCloseTo(645.57, within(0.01)));
        assertThat(stored).hasEntrySatisfying(
                LocalDate.of(2014, 6, 9), row -> assertThat(row[3]).isCloseTo(93.70, within(0.01)));
    }

    @Test
    void aChainIsReadBackAsItWas() {
        for (String name : List.of("SPY_2026-02-12_1510Z.csv.gz", "SPX_2019-04-25.csv.gz")) {
            RawChain chain = DataDirectory.chain(ReferenceTable.sharedData().resolve("chains").resolve(name));
            assertThat(store.chain(chain)).isTrue();
            assertThat(store.chain(chain)).isFalse();
            RawChain read = data().latestChain(chain.underlying(), LocalDate.MAX).orElseThrow();
            assertThat(read.quotes()).hasSameSizeAs(chain.quotes()).isEqualTo(chain.quotes());
            assertThat(read.asOf()).isEqualTo(chain.asOf());
            assertThat(read.spot()).isEqualTo(chain.spot());
            assertThat(read.style()).isEqualTo(chain.style());
        }
    }

    @Test
    void theSameDataChangeNoByte() throws IOException {
        ListedBars bars = new ListedBars(
                ABC, List.of(bar(0, 10), bar(1, 11)), List.of(new Dividend(DAY, 0.25)), List.of(new Split(DAY, 2)),
                new Defects(List.of(), List.of(), List.of()));
        DatedSeries series = new DatedSeries("DFF", List.of(new Observation(DAY, 4.33)));
        NewsArticle article = new NewsArticle(NOON, "1", "a \"b\", c", "", "W");
        MentionCount count = new MentionCount(NOON, 1, 2, 3, OptionalInt.of(4), OptionalInt.empty());
        EarningsEvent event = event(OptionalDouble.empty(), NOON);
        CoinDay day = coin(0, 5.5);
        for (int pass = 0; pass < 2; pass++) {
            boolean changed = pass == 0;
            assertThat(store.bars(bars)).isEqualTo(changed);
            assertThat(store.index("VIX", bars)).isEqualTo(changed);
            assertThat(store.series(series)).isEqualTo(changed);
            assertThat(store.news(ABC, List.of(article))).isEqualTo(changed);
            assertThat(store.mentions(ABC, List.of(count))).isEqualTo(changed);
            assertThat(store.earnings(ABC, List.of(event))).isEqualTo(changed);
            assertThat(store.coin(ABC, List.of(day))).isEqualTo(changed);
            Map<Path, String> files = hashes();
            assertThat(files).hasSize(9);
            store = MarketStore.open(directory);
        }
        assertThat(data().news(ABC).orElseThrow().articles()).containsExactly(article);
        assertThat(data().mentions(ABC).orElseThrow().counts()).containsExactly(count);
        assertThat(data().earnings(ABC).orElseThrow().events()).containsExactly(event);
        assertThat(data().coin(ABC).orElseThrow().days()).containsExactly(day);
        assertThat(data().series("VIX").orElseThrow().observations())
                .containsExactly(new Observation(DAY, 10), new Observation(DAY.plusDays(1), 11));
        assertThat(directory.resolve("actions/ABC.csv"))
                .hasContent("date,kind,value\n2026-02-10,dividend,0.25\n2026-02-10,split,2\n");
    }

    private Map<Path, String> hashes() throws IOException {
        Map<Path, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static CoinDay coin(int day, double close) {
        OptionalDouble none = OptionalDouble.empty();
        return new CoinDay(DAY.plusDays(day), none, none, none, close, OptionalDouble.of(7), none);
    }

    private static EarningsEvent event(OptionalDouble actual, Instant known) {
        OptionalDouble none = OptionalDouble.empty();
        return new EarningsEvent(DAY, Hour.DURING, OptionalDouble.of(1.5), actual, none, none, known);
    }

    @Test
    void aLongerHistoryIsNotReplacedByAShorterOne() {
        store.bars(listed(bar(0, 10), bar(1, 11), bar(2, 12)));
        assertThatThrownBy(() -> store.bars(listed(bar(1, 11), bar(2, 12), bar(3, 13))))
                .isInstanceOf(MarketStore.RefusedData.class)
                .hasMessageContaining("2026-02-11 to 2026-02-13, but stored are 2026-02-10 to 2026-02-12");
        assertThatThrownBy(() -> store.bars(listed(bar(0, 10)))).isInstanceOf(MarketStore.RefusedData.class);
        assertThatThrownBy(() -> store.bars(listed())).isInstanceOf(MarketStore.RefusedData.class);
        assertThat(store.bars(listed(bar(-1, 9), bar(0, 10), bar(1, 11), bar(2, 12)))).isTrue();
        assertThat(data().bars(ABC).orElseThrow().size()).isEqualTo(4);
    }

    @Test
    void whatCannotBeReadBackIsNotStored() throws IOException {
        store.bars(listed(bar(0, 10)));
        Map<Path, String> before = hashes();
        Bar upsideDown = new Bar(DAY, 10, 9, 11, 10, 10, 5);
        assertThatThrownBy(() -> store.bars(listed(upsideDown)))
                .isInstanceOf(MarketStore.RefusedData.class)
                .hasMessageContaining("cannot be stored")
                .hasMessageContaining("[high]");
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void whatIsNewIsAddedToWhatIsThere() {
        store.series(
                new DatedSeries("DFF", List.of(new Observation(DAY, 4.33), new Observation(DAY.plusDays(1), 4.34))));
        store.series(new DatedSeries("DFF",
                List.of(new Observation(DAY.plusDays(1), 4.5), new Observation(DAY.plusDays(2), 4.6))));
        assertThat(data().series("DFF").orElseThrow().observations()).extracting(Observation::value)
                .containsExactly(4.33, 4.5, 4.6);

        store.news(ABC, List.of(new NewsArticle(NOON, "2", "second", "", "")));
        store.news(ABC, List.of(
                new NewsArticle(NOON.minusSeconds(9), "1", "first", "", ""),
                new NewsArticle(NOON, "2", "edited", "", "")));
        assertThat(data().news(ABC).orElseThrow().articles()).extracting(NewsArticle::headline)
                .containsExactly("first", "second");

        store.mentions(ABC, List.of(new MentionCount(NOON, 1, 2, 3, OptionalInt.empty(), OptionalInt.empty())));
        store.mentions(ABC,
                List.of(new MentionCount(NOON.plusSeconds(3600), 9, 9, 9, OptionalInt.empty(), OptionalInt.empty())));
        store.mentions(ABC,
                List.of(new MentionCount(NOON.plusSeconds(86_400), 5, 5, 5, OptionalInt.empty(), OptionalInt.empty())));
        assertThat(data().mentions(ABC).orElseThrow().counts()).extracting(MentionCount::rank).containsExactly(1, 5);

        store.coin(ABC, List.of(coin(0, 5), coin(1, 6)));
        store.coin(ABC, List.of(coin(1, 99), coin(2, 7)));
        assertThat(data().coin(ABC).orElseThrow().days()).extracting(CoinDay::close).containsExactly(5.0, 6.0, 7.0);
    }

    @Test
    void aReportToldAgainIsAddedOnlyWhereItIsToldOtherwise() {
        store.earnings(ABC, List.of(event(OptionalDouble.empty(), NOON.minusSeconds(86_400))));
        store.earnings(ABC, List.of(event(OptionalDouble.empty(), NOON)));
        store.earnings(ABC, List.of(event(OptionalDouble.of(1.25), NOON.plusSeconds(36_000))));
        store.earnings(ABC, List.of(event(OptionalDouble.of(1.25), NOON.plusSeconds(72_000))));
        assertThat(data().earnings(ABC).orElseThrow().events()).extracting(EarningsEvent::announcedKnownAt)
                .containsExactly(NOON.minusSeconds(86_400), NOON.plusSeconds(36_000));
    }

    @Test
    void aReportThatIsOutStaysOutAndIsToldOnce() {
        EarningsEvent scheduled = event(OptionalDouble.empty(), NOON.plusSeconds(40_000));
        EarningsEvent out = event(OptionalDouble.of(1.25), NOON.plusSeconds(36_000));
        assertThat(store.earnings(ABC, List.of(scheduled))).isTrue();
        assertThat(store.earnings(ABC, List.of(out))).as("told late, known before").isTrue();
        assertThat(store.earnings(ABC, List.of(out))).isFalse();
        assertThat(store.earnings(ABC, List.of(event(OptionalDouble.empty(), NOON.plusSeconds(90_000))))).isFalse();
        assertThat(data().earnings(ABC).orElseThrow().calendar()).containsExactly(out);
    }

    @Test
    void aSeriesThatEndsEarlierThanTheStoredOneIsRefused() throws IOException {
        store.series(
                new DatedSeries("DFF", List.of(new Observation(DAY, 4.33), new Observation(DAY.plusDays(1), 4.34))));
        Map<Path, String> before = hashes();
        assertThatThrownBy(() -> store.series(new DatedSeries("DFF", List.of(new Observation(DAY, 4.3)))))
                .isInstanceOf(MarketStore.RefusedData.class)
                .hasMessageContaining("DFF to 2026-02-10, but stored to 2026-02-11");
        assertThatThrownBy(() -> store.series(new DatedSeries("DFF", List.of())))
                .isInstanceOf(MarketStore.RefusedData.class)
                .hasMessageContaining("no day");
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void theNameThatIsThereIsKept() throws IOException {
        Files.createDirectories(directory.resolve("ohlcv_adjusted"));
        Files.writeString(
                directory.resolve("ohlcv_adjusted/ABC.csv"),
                "date,open,high,low,close,adj_close,volume\n2026-02-10,1,1,1,1,1,1\n");
        store.bars(listed(bar(0, 10), bar(1, 11)));
        assertThat(directory.resolve("ohlcv_adjusted")).isDirectoryNotContaining("glob:**.gz");
        assertThat(data().bars(ABC).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void removesWhatAKilledWriterLeftAside() throws IOException {
        store.bars(listed(bar(0, 10)));
        Path left = Files.writeString(directory.resolve("ohlcv_adjusted/.1b4e28ba.tmp.ABC.csv.gz"), "half");
        Path other = Files.writeString(directory.resolve("ohlcv_adjusted/.hidden"), "mine");
        assertThat(data().barSymbols()).containsExactly(ABC);
        MarketStore.open(directory);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void refusesASimulatedMarket() throws IOException {
        Files.writeString(directory.resolve("truth.json"), "{\"synthetic\": true}");
        assertThatThrownBy(() -> MarketStore.open(directory))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("simulated market");
    }
}
