package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.http.SignalDesk.Board;
import dollarbill.app.http.SignalDesk.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Keeps the rendered lists of the newest run, so that a list asked for again costs a look-up. */
final class SignalBodies {
    private static final int MOST_KEPT = 256;

    private volatile Rendered newest = new Rendered(null);

    /** Returns the list of a run that passes a filter. */
    @SuppressWarnings("ReferenceEquality") // another run is another object, and comparing documents would cost more
    Body list(Board board, SignalFilter filter) {
        Rendered rendered = newest;
        if (rendered.board != board) {
            rendered = new Rendered(board);
            newest = rendered;
        }
        Body known = rendered.bodies.get(filter);
        if (known != null) {
            return known;
        }
        Body body = Body.of(render(board, filter));
        if (rendered.bodies.size() < MOST_KEPT) {
            rendered.bodies.put(filter, body);
        }
        return body;
    }

    private static byte[] render(Board board, SignalFilter filter) {
        if (filter.equals(SignalFilter.NONE)) {
            return Wire.bytes(board.document());
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        board.document().properties().forEach(field -> document.set(field.getKey(), field.getValue()));
        ArrayNode list = document.putArray("signals");
        board.items()
                .stream()
                .filter(filter::passes)
                .limit(filter.limit().orElse(Integer.MAX_VALUE))
                .map(Item::document)
                .forEach(list::add);
        return Wire.bytes(document);
    }

    /**
     * A list as JSON in UTF-8, plain and compressed; nobody may change the bytes.
     *
     * @param plain  the JSON
     * @param gzip  the same compressed
     */
    @SuppressWarnings("ArrayRecordComponent") // rendered once, shared, never compared
    record Body(byte[] plain, byte[] gzip) {
        static Body of(byte[] plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Body(plain, out.toByteArray());
        }
    }

    private static final class Rendered {
        private final @Nullable Board board;
        private final Map<SignalFilter, Body> bodies = new ConcurrentHashMap<>();

        private Rendered(@Nullable Board board) {
            this.board = board;
        }
    }
}
