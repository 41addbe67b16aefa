package dollarbill.market.provider;

import dollarbill.market.CoinDay;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsHistory;
import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.OptionType;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ListedBars.Bar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Puts market data into a directory that {@link DataDirectory} reads.
 *
 * <p>Every file is whole at any moment and was read back before it took its place. What is stored is added to, or
 * replaced by a longer history of the same; the same data stored twice change no byte. Each method says whether a file
 * has changed.
 */
public final class MarketStore {
    private static final List<String> BARS = List.of("date", "open", "high", "low", "close", "adj_close", "volume");
    private static final List<String> INDEX = List.of("date", "open", "high", "low", "close");
    private static final List<String> ACTIONS = List.of("date", "kind", "value");
    private static final List<String> SERIES = List.of("date", "value");
    private static final List<String> CHAIN = List.of(
            "quote_date", "underlying", "underlying_price", "expiry", "strike", "type", "bid", "ask", "last", "volume",
            "open_interest", "contract", "last_trade_time");

    private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HHmm");

    private final Path directory;

    private MarketStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a directory, made if it is not there, and removes what a killed writer has left aside.
     *
     * @throws DataFault  if it holds a simulated market: the two must not mix
     */
    public static MarketStore open(Path directory) {
        requireReal(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StoredFile.clean(directory);
        Stream.of("ohlcv_adjusted", "ohlcv_raw", "actions", "chains", "vix", "fred", "news", "earnings", "mentions",
                "crypto")
                .forEach(folder -> StoredFile.clean(directory.resolve(folder)));
        return new MarketStore(directory);
    }

    /**
     * Checks that a directory may hold real data.
     *
     * @throws DataFault  if it holds a simulated market
     */
    public static void requireReal(Path directory) {
        if (DirectoryTruth.of(directory).synthetic()) {
            throw new DataFault(
                    directory.toString(), 0, "",
                    "holds a simulated market, which real data must not mix with; give another folder");
        }
    }

    /**
     * Stores bars: adjusted, as traded, and the dividends and splits.
     *
     * @throws RefusedData  if longer ones are stored
     */
    public boolean bars(ListedBars bars) {
        Symbol symbol = bars.symbol();
        DataDirectory.open(directory)
                .bars(symbol)
                .filter(stored -> stored.size() > 0)
                .ifPresent(stored -> requireLonger("bars of " + symbol, stored.date(0), stored.date(stored.size() - 1),
                        bars.bars()));
        boolean adjusted = put("ohlcv_adjusted", symbol.value(), ".csv.gz", barText(bars.adjusted(), true),
                file -> BarFile.read(file, symbol, false));
        boolean raw = put("ohlcv_raw", symbol.value(), ".csv.gz", barText(bars.raw(), false),
                file -> BarFile.read(file, symbol, false));
        boolean actions = put("actions", symbol.value(), ".csv", actionText(bars), file -> {});
        return adjusted || raw || actions;
    }

    /**
     * Stores an index of volatility as it was listed.
     *
     * @throws RefusedData  if a longer one is stored
     */
    public boolean index(String name, ListedBars bars) {
        DataDirectory.open(directory)
                .series(name)
                .map(DatedSeries::observations)
                .filter(o -> !o.isEmpty())
                .ifPresent(stored -> requireLonger(
                        name, stored.getFirst().date(), stored.getLast().date(), bars.bars()));
        CsvText text = new CsvText(INDEX);
        for (Bar bar : bars.bars()) {
            text.row(bar.date(), CsvText.cell(bar.open()), CsvText.cell(bar.high()), CsvText.cell(bar.low()),
                    CsvText.cell(bar.close()));
        }
        return put("vix", name, ".csv", text.toString(), file -> SeriesFile.read(file, name, "close"));
    }

    /**
     * Stores a macro series; days before its first stay as they are stored.
     *
     * @throws RefusedData  if it ends before the stored one does
     */
    public boolean series(DatedSeries series) {
        List<Observation> stored = existing("fred", series.name())
                .map(file -> SeriesFile.read(file, series.name(), "value").observations())
                .orElse(List.of());
        List<Observation> given = series.observations();
        if (!stored.isEmpty()) {
            requireReaching(series, stored.getLast().date());
        }
        List<Observation> rows = new ArrayList<>();
        LocalDate first = given.isEmpty() ? LocalDate.MAX : given.getFirst().date();
        stored.stream().filter(row -> row.date().isBefore(first)).forEach(rows::add);
        rows.addAll(given);
        CsvText text = new CsvText(SERIES);
        rows.forEach(row -> text.row(row.date(), CsvText.cell(row.value())));
        return put("fred", series.name(), ".csv", text.toString(),
                file -> SeriesFile.read(file, series.name(), "value"));
    }

    /** Stores a chain under its day and time. */
    public boolean chain(RawChain chain) {
        String name = chain.underlying() + "_" + chain.quoteDate() + "_"
                + HOUR_MINUTE.format(chain.asOf().atOffset(ZoneOffset.UTC)) + "Z";
        CsvText text = new CsvText(CHAIN);
        chain.quotes().forEach(quote -> text.row(chainRow(chain, quote)));
        return put("chains", name, ".csv.gz", text.toString(),
                file -> new ChainFile(file, chain.underlying(), chain.quoteDate(), chain.asOf())
                        .read(chain.style(), false));
    }

    private static Object[] chainRow(RawChain chain, RawQuote quote) {
        return new Object[] {
            chain.quoteDate(),
            chain.underlying(),
            CsvText.cell(chain.spot()),
            quote.contract().expiry(),
            CsvText.cell(quote.contract().strike()),
            quote.contract().type() == OptionType.CALL ? "C" : "P",
            CsvText.cell(quote.bid()),
            CsvText.cell(quote.ask()),
            CsvText.cell(quote.last()),
            CsvText.cell(quote.volume()),
            CsvText.cell(quote.openInterest()),
            quote.contract().code(),
            quote.lastTrade().map(Instant::toString).orElse("")
        };
    }

    /** Adds articles to those stored, each once. */
    public boolean news(Symbol symbol, List<NewsArticle> articles) {
        Map<String, NewsArticle> byId = new LinkedHashMap<>();
        existing("news", symbol.value()).ifPresent(file -> NewsFile.read(file, symbol)
                .articles()
                .forEach(article -> byId.putIfAbsent(article.id(), article)));
        articles.forEach(article -> byId.putIfAbsent(article.id(), article));
        NewsHistory all = new NewsHistory(symbol, byId.values()
                .stream()
                .sorted(Comparator.comparing(NewsArticle::published).thenComparing(NewsArticle::id))
                .toList());
        CsvText text = new CsvText(NewsFile.COLUMNS);
        all.articles().forEach(a -> text.row(a.published(), a.id(), a.headline(), a.summary(), a.source()));
        return put("news", symbol.value(), ".csv", text.toString(), file -> NewsFile.read(file, symbol));
    }

    /** Adds counts to those stored, one a day of UTC: the first. */
    public boolean mentions(Symbol symbol, List<MentionCount> counts) {
        Map<LocalDate, MentionCount> byDay = new TreeMap<>();
        existing("mentions", symbol.value()).ifPresent(
                file -> MentionFile.read(file, symbol).counts().forEach(count -> byDay.putIfAbsent(day(count), count)));
        counts.forEach(count -> byDay.putIfAbsent(day(count), count));
        MentionHistory all = new MentionHistory(symbol, List.copyOf(byDay.values()));
        CsvText text = new CsvText(MentionFile.COLUMNS);
        all.counts()
                .forEach(c -> text.row(c.observed(), c.rank(), c.mentions(), c.upvotes(),
                        CsvText.cell(c.mentionsDayBefore()), CsvText.cell(c.rankDayBefore())));
        return put("mentions", symbol.value(), ".csv", text.toString(), file -> MentionFile.read(file, symbol));
    }

    private static LocalDate day(MentionCount count) {
        return count.observed().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Adds what is new about earnings reports to what is stored; a report told as it was before adds nothing. */
    public boolean earnings(Symbol symbol, List<EarningsEvent> events) {
        List<EarningsEvent> all = new ArrayList<>();
        existing("earnings", symbol.value()).ifPresent(file -> all.addAll(EarningsFile.read(file, symbol).events()));
        Map<LocalDate, EarningsEvent> known = new HashMap<>();
        new EarningsHistory(symbol, all).calendar().forEach(event -> known.put(event.date(), event));
        for (EarningsEvent event : events) {
            if (tellsMore(event, Optional.ofNullable(known.get(event.date())))) {
                all.add(event);
                known.put(event.date(), event);
            }
        }
        all.sort(Comparator.comparing(EarningsEvent::announcedKnownAt).thenComparing(EarningsEvent::date));
        CsvText text = new CsvText(EarningsFile.COLUMNS);
        all.forEach(e -> text.row(e.date(), e.hour().code(), CsvText.cell(e.epsEstimate()),
                CsvText.cell(e.epsActual()), CsvText.cell(e.revenueEstimate()), CsvText.cell(e.revenueActual()),
                e.announcedKnownAt()));
        return put("earnings", symbol.value(), ".csv", text.toString(), file -> EarningsFile.read(file, symbol));
    }

    private static boolean tellsMore(EarningsEvent event, Optional<EarningsEvent> known) {
        return known.filter(before -> timeless(before).equals(timeless(event))
                || (before.reported() && !event.reported())).isEmpty();
    }

    private static EarningsEvent timeless(EarningsEvent event) {
        return new EarningsEvent(event.date(), event.hour(), event.epsEstimate(), event.epsActual(),
                event.revenueEstimate(), event.revenueActual(), Instant.MAX);
    }

    /** Adds days of a coin to those stored. */
    public boolean coin(Symbol symbol, List<CoinDay> days) {
        Map<LocalDate, CoinDay> byDate = new TreeMap<>();
        days.forEach(day -> byDate.put(day.date(), day));
        existing("crypto", symbol.value())
                .ifPresent(file -> CoinFile.read(file, symbol).days().forEach(day -> byDate.put(day.date(), day)));
        CoinHistory all = new CoinHistory(symbol, List.copyOf(byDate.values()));
        CsvText text = new CsvText(CoinFile.COLUMNS);
        all.days()
                .forEach(d -> text.row(d.date(), CsvText.cell(d.open()), CsvText.cell(d.high()),
                        CsvText.cell(d.low()), CsvText.cell(d.close()), CsvText.cell(d.volume()),
                        CsvText.cell(d.marketCap())));
        return put("crypto", symbol.value(), ".csv", text.toString(), file -> CoinFile.read(file, symbol));
    }

    /** Puts a text at the top of the directory. */
    public boolean note(String name, String text) {
        return StoredFile.write(directory.resolve(name), text, file -> {});
    }

    private static String barText(List<Bar> bars, boolean adjusted) {
        CsvText text = new CsvText(BARS);
        for (Bar bar : bars) {
            text.row(bar.date(), CsvText.cell(bar.open()), CsvText.cell(bar.high()), CsvText.cell(bar.low()),
                    CsvText.cell(bar.close()), adjusted ? CsvText.cell(bar.adjustedClose()) : "",
                    CsvText.cell(bar.volume()));
        }
        return text.toString();
    }

    private static String actionText(ListedBars bars) {
        CsvText text = new CsvText(ACTIONS);
        Stream.concat(
                bars.dividends().stream().map(d -> new Object[] {d.date(), "dividend", CsvText.cell(d.amount())}),
                bars.splits().stream().map(s -> new Object[] {s.date(), "split", CsvText.cell(s.ratio())}))
                .sorted(Comparator.comparing(row -> row[0] + " " + row[1]))
                .forEach(text::row);
        return text.toString();
    }

    private static void requireReaching(DatedSeries series, LocalDate last) {
        Optional<LocalDate> end = series.latest(LocalDate.MAX).map(Observation::date);
        if (end.filter(day -> !day.isBefore(last)).isEmpty()) {
            throw new RefusedData(
                    series.name() + " to " + end.map(LocalDate::toString).orElse("no day") + ", but stored to " + last);
        }
    }

    private static void requireLonger(String what, LocalDate first, LocalDate last, List<Bar> bars) {
        if (bars.isEmpty() || bars.getFirst().date().isAfter(first) || bars.getLast().date().isBefore(last)) {
            String got = bars.isEmpty() ? "none" : bars.getFirst().date() + " to " + bars.getLast().date();
            throw new RefusedData(what + " from " + got + ", but stored are " + first + " to " + last);
        }
    }

    /** Data that are not stored: they would replace a longer history, or cannot be read back. */
    public static final class RefusedData extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedData(String message) {
            super(message);
        }
    }

    private boolean put(String folder, String name, String ending, String text, Consumer<Path> check) {
        Path file = existing(folder, name).orElse(directory.resolve(folder).resolve(name + ending));
        return StoredFile.write(file, text, aside -> {
            try {
                check.accept(aside);
            } catch (DataFault e) {
                throw new RefusedData("cannot be stored: " + e.getMessage());
            }
        });
    }

    private Optional<Path> existing(String folder, String name) {
        return DataDirectory.find(directory, folder, name);
    }
}
