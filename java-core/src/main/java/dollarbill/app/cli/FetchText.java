package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.provider.live.DataKind;
import dollarbill.market.provider.live.Update;
import dollarbill.market.provider.live.Update.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What came of a fetch, in words and as JSON.
 *
 * @param folder  where it was stored
 * @param updates  how it ended for each item
 * @param leftOut  kinds left out for want of a key
 */
record FetchText(Path folder, List<Update> updates, List<DataKind> leftOut) {
    private static final long HOURS_IN_TWO_DAYS = 48;

    /** Returns the summary: a line a kind, then what was mended, then what was left out. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Stream.of(DataKind.values()).forEach(kind -> {
            List<Update> of = updates.stream().filter(u -> u.item().kind() == kind).toList();
            if (!of.isEmpty()) {
                lines.add(line(kind, of));
            }
        });
        updates.forEach(update -> update.notes().forEach(note -> lines.add(update.item().key() + ": " + note)));
        leftOut.forEach(kind -> lines.add(
                kind.code() + " left out: " + kind.providerName() + " needs a key, FINNHUB_API_KEY is not set"));
        lines.add("stored in " + folder);
        return lines;
    }

    private static String line(DataKind kind, List<Update> updates) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", kind.code()));
        for (Change change : Change.values()) {
            long count = updates.stream().filter(u -> u.change() == change).count();
            if (count > 0) {
                line.append(' ').append(count).append(' ').append(word(change)).append(',');
            }
        }
        return line.substring(0, line.length() - 1);
    }

    private static String word(Change change) {
        return switch (change) {
            case CHANGED -> "changed";
            case SAME -> "unchanged";
            case CURRENT -> "stored already";
            case STALE -> "stale";
            case MISSING -> "missing";
        };
    }

    /** Returns a line for each item that could not be fetched. */
    List<String> faults() {
        return updates.stream()
                .flatMap(update -> update.failure()
                        .stream()
                        .map(failure -> "error DATA: " + update.item().key() + ": " + failure + "; " + copy(update)))
                .toList();
    }

    private static String copy(Update update) {
        return update.age().map(age -> "the stored copy is " + words(age) + " old").orElse("no copy is stored");
    }

    private static String words(Duration age) {
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < HOURS_IN_TWO_DAYS ? age.toHours() + " h" : age.toDays() + " days";
    }

    /** Returns the whole as JSON. */
    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("folder", folder.toString());
        ArrayNode items = root.putArray("items");
        updates.forEach(update -> write(items.addObject(), update));
        ArrayNode out = root.putArray("left_out");
        leftOut.forEach(kind -> out.add(kind.code()));
        return root;
    }

    private static void write(ObjectNode node, Update update) {
        node.put("kind", update.item().kind().code());
        node.put("name", update.item().name());
        node.put("outcome", update.change().name().toLowerCase(Locale.ROOT));
        update.storedAt().ifPresent(at -> node.put("stored_at", at.toString()));
        update.age().ifPresent(age -> node.put("age_seconds", age.toSeconds()));
        update.failure()
                .ifPresent(failure -> node.putObject("failure")
                        .put("provider", failure.provider())
                        .put("reason", failure.reason().name())
                        .put("field", failure.field())
                        .put("message", failure.message()));
        ArrayNode notes = node.putArray("notes");
        update.notes().forEach(notes::add);
    }
}
