package dollarbill.market.provider.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.DataFault;
import dollarbill.market.provider.MarketStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;

/** The file {@code fetched.json} of a data directory: for each item when it was stored last and how the last try ended. */
public final class FetchLedger {
    /** Name of the file. */
    public static final String FILE = "fetched.json";

    private static final String VERSION_FIELD = "version";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    private FetchLedger() {}

    /**
     * What is known of one item.
     *
     * @param session  last market day whose close had passed when it was stored
     * @param since  first day that was asked for
     * @param storedAt  when it was stored
     * @param failure  why the last try failed, with its code first; empty if it did not
     */
    public record Entry(
            Optional<LocalDate> session,
            Optional<LocalDate> since,
            Optional<Instant> storedAt,
            Optional<String> failure) {
        static final Entry NONE = new Entry(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Entry stored(LocalDate session, LocalDate since, Instant at) {
            return new Entry(Optional.of(session), Optional.of(since), Optional.of(at), Optional.empty());
        }

        Entry failed(String why) {
            return new Entry(session, since, storedAt, Optional.of(why));
        }

        /** Returns whether it was stored for a market day from a first day on. */
        boolean covers(LocalDate day, LocalDate first) {
            return failure.isEmpty()
                    && session.filter(day::equals).isPresent()
                    && since.filter(from -> !from.isAfter(first)).isPresent();
        }
    }

    /**
     * Reads the ledger of a directory; empty without a file.
     *
     * @throws DataFault  if the file is not a ledger of a version that is known
     */
    public static FetchLedger read(Path directory) {
        FetchLedger ledger = new FetchLedger();
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try {
                JsonNode root = JSON.readTree(Files.readAllBytes(file));
                requireVersion(root.path(VERSION_FIELD));
                root.path("items")
                        .properties()
                        .forEach(item -> ledger.entries.put(item.getKey(), entry(item.getValue())));
            } catch (JsonProcessingException e) {
                throw new DataFault(FILE, 0, "", "not JSON: " + e.getOriginalMessage());
            } catch (DateTimeException e) {
                throw new DataFault(FILE, 0, "items", "not a date or time: " + e.getMessage());
            } catch (IOException e) {
                throw new DataFault(FILE, 0, "", "cannot be read: " + e.getMessage());
            }
        }
        return ledger;
    }

    private static void requireVersion(JsonNode version) {
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new DataFault(
                    FILE, 0, VERSION_FIELD,
                    (version.isMissingNode() ? "missing" : "'" + version + "'") + "; allowed: " + VERSION);
        }
    }

    /** Returns what is known of an item. */
    public Entry entry(String key) {
        return entries.getOrDefault(key, Entry.NONE);
    }

    /** Puts an entry in and the file into the store. */
    void put(String key, Entry entry, MarketStore store) {
        entries.put(key, entry);
        ObjectNode root = JSON.createObjectNode();
        ObjectNode items = root.put(VERSION_FIELD, VERSION).putObject("items");
        entries.forEach((name, known) -> write(items.putObject(name), known));
        store.note(FILE, root.toPrettyString() + "\n");
    }

    private static void write(ObjectNode node, Entry entry) {
        entry.session().ifPresent(day -> node.put("session", day.toString()));
        entry.since().ifPresent(day -> node.put("since", day.toString()));
        entry.storedAt().ifPresent(at -> node.put("stored_at", at.toString()));
        entry.failure().ifPresent(why -> node.put("failure", why));
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                text(node, "session").map(LocalDate::parse),
                text(node, "since").map(LocalDate::parse),
                text(node, "stored_at").map(Instant::parse),
                text(node, "failure"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
