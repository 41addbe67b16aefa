package dollarbill.app;

import dollarbill.market.Symbol;
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
                .flatMap(item -> {
                    FetchLedger.Entry entry = ledger.entry(item);
                    return entry.failure().stream().map(why -> new StaleCopy(item, entry.storedAt(), why));
                })
                .toList();
    }

    /** Returns the time since it was stored, where that is told. */
    public Optional<Duration> age(Instant now) {
        return storedAt.map(at -> Duration.between(at, now));
    }

    /** Returns it in words. */
    public String text(Instant now) {
        return item + age(now).map(age -> ", stored " + age.toHours() + " h ago").orElse("") + ": " + failure;
    }
}
