package dollarbill.market.provider.live;

import dollarbill.market.BarSeries;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.EarningsHistory;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsHistory;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.market.provider.ListedBars;
import dollarbill.market.provider.MarketStore;
import dollarbill.market.provider.SourceFailure;
import dollarbill.market.provider.Sourced;
import dollarbill.market.provider.live.FetchLedger.Entry;
import dollarbill.market.provider.live.Update.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The market as the providers give it, kept in a data directory.
 *
 * <p>What a provider gives is stored and answered from the store, so that an answer made live and one made from the files
 * are the same. Where the provider fails, the stored copy stands in and is marked stale with its age. An item that was
 * stored for the market day at hand, which ends with the close at 16:00 New York, is not asked for again.
 */
public final class LiveMarket implements AutoCloseable {
    /** Indices of volatility are computed until 16:15 New York. */
    private static final Duration INDEX_AFTER_CLOSE = Duration.ofMinutes(15);

    private final Path directory;
    private final MarketStore store;
    private final LiveSettings settings;
    private final FetchLedger ledger;
    private final ProviderSet providers;
    private final boolean again;
    private final DirectoryLock lock;

    private LiveMarket(
            Path directory,
            DirectoryLock lock,
            MarketStore store,
            LiveSettings settings,
            FetchLedger ledger,
            ProviderSet providers,
            boolean again) {
        this.lock = lock;
        this.directory = directory;
        this.store = store;
        this.settings = settings;
        this.ledger = ledger;
        this.providers = providers;
        this.again = again;
    }

    /**
     * Opens a data directory, made if it is not there.
     *
     * @param again  whether to ask even for what is stored for this market day
     * @throws dollarbill.market.DataFault  if the directory holds a simulated market, its ledger cannot be read, or another
     *     process fetches into it
     */
    public static LiveMarket open(
            Path directory, BaseUrls urls, LiveKeys keys, LiveSettings settings, boolean again) {
        MarketStore.requireReal(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean opened = false;
        try {
            MarketStore store = MarketStore.open(directory);
            FetchLedger ledger = FetchLedger.read(directory);
            LiveMarket market = new LiveMarket(
                    directory, lock, store, settings, ledger, new ProviderSet(urls, keys, settings), again);
            opened = true;
            return market;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** Fetches one item into the store. */
    public Update update(DataItem item) {
        Instant now = settings.clock().instant();
        LocalDate session = YahooBars.lastClosedDay(settled(item, now));
        Entry known = ledger.entry(item.key());
        if (!again && known.covers(session, item.since()) && StoredCopy.time(directory, item).isPresent()) {
            return new Update(item, Change.CURRENT, known.storedAt(), age(known, now), Optional.empty(), List.of());
        }
        try {
            Stored stored = fetch(item, now);
            LocalDate since = known.since().filter(day -> day.isBefore(item.since())).orElse(item.since());
            ledger.put(item.key(), Entry.stored(session, since, now), store);
            return new Update(
                    item,
                    stored.changed() ? Change.CHANGED : Change.SAME,
                    Optional.of(now),
                    Optional.of(Duration.ZERO),
                    Optional.empty(),
                    stored.notes());
        } catch (ProviderException e) {
            return failed(item, known, now, e.failure());
        } catch (MarketStore.RefusedData e) {
            return failed(item, known, now, new SourceFailure(
                    item.kind().providerName(), Reason.SOURCE_CHANGED, "", String.valueOf(e.getMessage())));
        } catch (DataFault e) {
            return failed(item, known, now, new SourceFailure(
                    item.kind().providerName(), Reason.DATA_DAMAGED, "", String.valueOf(e.getMessage())));
        }
    }

    private Update failed(DataItem item, Entry known, Instant now, SourceFailure failure) {
        Optional<Instant> storedAt = known.storedAt().or(() -> StoredCopy.time(directory, item));
        ledger.put(item.key(), known.failed(failure.toString()), store);
        return new Update(
                item,
                storedAt.isPresent() ? Change.STALE : Change.MISSING,
                storedAt,
                storedAt.map(at -> Duration.between(at, now)),
                Optional.of(failure),
                List.of());
    }

    private static Optional<Duration> age(Entry known, Instant now) {
        return known.storedAt().map(at -> Duration.between(at, now));
    }

    /** Returns the bars of a symbol. */
    public Sourced<BarSeries> bars(Symbol symbol, LocalDate since) {
        return sourced(new DataItem(DataKind.BARS, symbol.value(), since), data -> data.bars(symbol));
    }

    /** Returns the chain of an underlying. */
    public Sourced<RawChain> chain(Symbol symbol) {
        return sourced(
                new DataItem(DataKind.CHAINS, symbol.value(), LocalDate.MAX),
                data -> data.latestChain(symbol, LocalDate.MAX));
    }

    /** Returns an index of volatility, such as VIX. */
    public Sourced<DatedSeries> index(String name, LocalDate since) {
        return sourced(new DataItem(DataKind.VIX, name, since), data -> data.series(name));
    }

    /** Returns a macro series, such as DFF. */
    public Sourced<DatedSeries> macro(String name, LocalDate since) {
        return sourced(new DataItem(DataKind.FRED, name, since), data -> data.series(name));
    }

    /** Returns the articles about a company. */
    public Sourced<NewsHistory> news(Symbol symbol, LocalDate since) {
        return sourced(new DataItem(DataKind.NEWS, symbol.value(), since), data -> data.news(symbol));
    }

    /** Returns the earnings reports of a company. */
    public Sourced<EarningsHistory> earnings(Symbol symbol, LocalDate since) {
        return sourced(new DataItem(DataKind.EARNINGS, symbol.value(), since), data -> data.earnings(symbol));
    }

    /** Returns the mentions of a stock. */
    public Sourced<MentionHistory> mentions(Symbol symbol) {
        return sourced(
                new DataItem(DataKind.MENTIONS, symbol.value(), LocalDate.MAX), data -> data.mentions(symbol));
    }

    /** Returns the days of a coin. */
    public Sourced<CoinHistory> coin(Symbol symbol, LocalDate since) {
        return sourced(new DataItem(DataKind.CRYPTO, symbol.value(), since), data -> data.coin(symbol));
    }

    private <T> Sourced<T> sourced(DataItem item, Function<DataDirectory, Optional<T>> read) {
        Update update = update(item);
        Optional<T> data = read.apply(DataDirectory.open(directory));
        if (update.failure().isPresent()) {
            SourceFailure failure = update.failure().get();
            return data.<Sourced<T>>map(copy -> new Sourced.Stale<>(
                    copy,
                    update.storedAt().orElse(Instant.EPOCH),
                    update.age().orElse(Duration.ZERO),
                    failure))
                    .orElseGet(() -> new Sourced.Unavailable<>(failure));
        }
        return new Sourced.Fetched<>(
                data.orElseThrow(() -> new IllegalStateException(item.key() + " was stored and is not there")),
                update.storedAt().orElseThrow());
    }

    /**
     * What was put into the store.
     *
     * @param changed  whether the copy has changed
     * @param notes  what was wrong with the data and mended
     */
    private record Stored(boolean changed, List<String> notes) {
        static Stored of(boolean changed) {
            return new Stored(changed, List.of());
        }
    }

    private Stored fetch(DataItem item, Instant now) {
        DataDirectory stored = DataDirectory.open(directory);
        return switch (item.kind()) {
            case BARS, VIX -> bars(item, stored, now);
            case FRED -> Stored.of(store.series(providers.fred.series(item.name(), seriesFrom(item, stored))));
            case CHAINS, NEWS, EARNINGS, MENTIONS, CRYPTO ->
                Stored.of(fetch(item, Symbol.of(item.name()), stored, now));
        };
    }

    private boolean fetch(DataItem item, Symbol symbol, DataDirectory stored, Instant now) {
        return switch (item.kind()) {
            case CHAINS -> store.chain(providers.chains.chain(symbol, DataDirectory.standardStyle(symbol)));
            case NEWS -> store.news(symbol, providers.news(symbol, newsFrom(item, stored.news(symbol), now), now));
            case EARNINGS -> store.earnings(symbol, providers.earnings(symbol, item.since(), now));
            case MENTIONS -> store.mentions(symbol, providers.mentions(symbol, now));
            case CRYPTO -> store.coin(symbol, providers.coin(symbol, coinFrom(item, stored.coin(symbol)), now));
            case BARS, VIX, FRED -> throw new IllegalArgumentException(item.kind() + " has a way of its own");
        };
    }

    private Stored bars(DataItem item, DataDirectory stored, Instant now) {
        Symbol symbol = Symbol.of(item.name());
        boolean index = item.kind() == DataKind.VIX;
        Optional<LocalDate> first = index
                ? firstDay(stored.series(item.name()))
                : stored.bars(symbol).filter(bars -> bars.size() > 0).map(bars -> bars.date(0));
        ListedBars bars = providers.bars.history(symbol, first(item, first), settled(item, now));
        boolean changed = index ? store.index(item.name(), bars) : store.bars(bars);
        return new Stored(changed, notes(bars.defects()));
    }

    private static List<String> notes(ListedBars.Defects defects) {
        return Stream.of(
                note("left out for want of a price", defects.withoutPrice()),
                note("range widened to hold open and close", defects.widened()),
                note("volume not told, taken for zero", defects.withoutVolume()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> note(String what, List<LocalDate> days) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        days.size() + (days.size() == 1 ? " day " : " days ") + what + ", the last " + days.getLast());
    }

    /** Returns the moment by which the days of an item are judged: an index is computed for a while after the close. */
    private static Instant settled(DataItem item, Instant now) {
        return item.kind() == DataKind.VIX ? now.minus(INDEX_AFTER_CLOSE) : now;
    }

    /** Returns the day to ask from so that nothing stored is lost. */
    private static LocalDate first(DataItem item, Optional<LocalDate> stored) {
        return stored.filter(day -> day.isBefore(item.since())).orElse(item.since());
    }

    private static Optional<LocalDate> firstDay(Optional<DatedSeries> series) {
        return series.map(DatedSeries::observations)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.getFirst().date());
    }

    /** Returns the day to ask from so that no gap opens behind what is stored. */
    private static LocalDate seriesFrom(DataItem item, DataDirectory stored) {
        return stored.series(item.name())
                .map(DatedSeries::observations)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.getLast().date())
                .filter(day -> day.isBefore(item.since()))
                .orElse(item.since());
    }

    private LocalDate newsFrom(DataItem item, Optional<NewsHistory> stored, Instant now) {
        LocalDate oldest = YahooBars.lastClosedDay(now).minusDays(ProviderSet.NEWS_DAYS);
        return goOn(
                item,
                later(item.since(), oldest),
                stored.filter(news -> !news.articles().isEmpty())
                        .map(news -> ProviderSet.day(news.articles().getLast().published()).minusDays(1))
                        .map(day -> later(day, oldest)));
    }

    private LocalDate coinFrom(DataItem item, Optional<CoinHistory> stored) {
        return goOn(
                item,
                item.since(),
                stored.filter(coin -> !coin.days().isEmpty()).map(coin -> coin.days().getLast().date()));
    }

    /** Returns the last day that is stored, or an earlier one where days before it are missing. */
    private LocalDate goOn(DataItem item, LocalDate from, Optional<LocalDate> last) {
        return last.filter(day -> !wider(item) || day.isBefore(from)).orElse(from);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** Returns whether days before those of every fetch so far are asked for. */
    private boolean wider(DataItem item) {
        return ledger.entry(item.key()).since().filter(day -> !day.isAfter(item.since())).isEmpty();
    }

    @Override
    public void close() {
        try {
            providers.close();
        } finally {
            lock.close();
        }
    }
}
