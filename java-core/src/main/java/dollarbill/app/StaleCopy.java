package dollarbill.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.market.provider.live.DataKind;
import dollarbill.market.provider.live.FetchLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stored copy that stands in for data that could not be fetched.
 *
 * @param item  what it is, such as {@code chains/SPY}
 * @param storedAt  when it was stored, where the ledger tells
 * @param failure  why the last fetch failed, with its code first
 */
public record StaleCopy(String item, Optional<Instant> storedAt, String failure) {
    /** Returns the copies among those behind the signals of an underlying whose last fetch failed. */
    static List<StaleCopy> of(FetchLedger ledger, Symbol symbol) {
        return Stream.of(DataKind.CHAINS, DataKind.BARS)
                .map(kind -> kind.code() + "/" + symbol)
                .flatMap(item -> of(ledger, item))
                .toList();
    }

    /**
     * Puts the copies behind the options of a symbol whose last fetch failed into a document made from them, where there are any.
     *
     * @return the same document, or a copy with them
     */
    public static ObjectNode mark(ObjectNode document, Engine engine, Symbol symbol) {
        List<StaleCopy> copies = of(FetchLedger.read(engine.options().dataDir()), symbol);
        if (copies.isEmpty()) {
            return document;
        }
        ObjectNode marked = JsonNodeFactory.instance.objectNode();
        marked.setAll(document);
        RecommendDocument.stale(marked, copies, engine.clock().instant());
        return marked;
    }

    /** Puts the copies behind the daily features of a symbol whose last fetch failed into a document made from them. */
    public static ObjectNode markFeatures(ObjectNode document, Engine engine, Symbol symbol) {
        List<String> series = DataDirectory.open(engine.options().dataDir()).seriesNames();
        RecommendDocument.stale(
                document, ofDailyFeatures(FetchLedger.read(engine.options().dataDir()), symbol, series),
                engine.clock().instant());
        return document;
    }

    /** Returns the copies among those behind the daily features and the options of a symbol whose last fetch failed. */
    static List<StaleCopy> ofDailyFeatures(FetchLedger ledger, Symbol symbol, List<String> series) {
        Stream<String> own = Stream
                .of(DataKind.CHAINS, DataKind.BARS, DataKind.NEWS, DataKind.MENTIONS, DataKind.EARNINGS)
                .map(kind -> kind.code() + "/" + symbol);
        Stream<String> shared = series.stream()
                .flatMap(name -> Stream.of(DataKind.VIX, DataKind.FRED).map(kind -> kind.code() + "/" + name));
        return Stream.concat(own, shared).flatMap(item -> of(ledger, item)).toList();
    }

    private static Stream<StaleCopy> of(FetchLedger ledger, String item) {
        FetchLedger.Entry entry = ledger.entry(item);
        return entry.failure().stream().map(why -> new StaleCopy(item, entry.storedAt(), why));
    }

    /** Returns the time since it was stored, where that is told. */
    public Optional<Duration> age(Instant now) {
        return storedAt.map(at -> Duration.between(at, now));
    }

    /** Returns it as JSON. */
    ObjectNode toJson(Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("reason", Reason.DATA_STALE.name());
        node.put("item", item);
        storedAt.ifPresent(at -> node.put("stored_at", at.toString()));
        age(now).ifPresent(age -> node.put("age_seconds", age.toSeconds()));
        node.put("failure", failure);
        return node;
    }

    /** Returns it in words. */
    public String text(Instant now) {
        return item + age(now).map(age -> ", stored " + age.toHours() + " h ago").orElse("") + ": " + failure;
    }
}
