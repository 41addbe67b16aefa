package dollarbill.app.http;

import dollarbill.app.http.SignalDesk.Board;
import dollarbill.app.http.SignalDesk.Enhanced;
import dollarbill.app.http.SignalDesk.FeatureRow;
import dollarbill.app.http.SignalDesk.Item;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Routes that show the signals of the newest run and judge signals of the caller. */
final class SignalRoutes {
    /** The coding by name, without a weight of zero (RFC 9110, section 12.5.3). */
    private static final Pattern GZIP = Pattern
            .compile("(?:^|[,\\s])gzip(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))\\s*(?:;|,|$)", Pattern.CASE_INSENSITIVE);

    private final SignalDesk desk;
    private final SignalBodies bodies;
    private final int maxBatch;
    private final InstantSource clock;

    SignalRoutes(SignalDesk desk, int maxBatch, InstantSource clock) {
        this.clock = clock;
        this.desk = desk;
        this.bodies = new SignalBodies();
        this.maxBatch = maxBatch;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/signals", "listSignals",
                        "Signals of the newest run, best first; without filters the whole signal document.",
                        SignalFilter.parameters(), "SignalDocument", Route.Lane.READ, this::list, ErrorCode.NOT_READY),
                Route.get("/api/v1/signals/{id}", "getSignal", "One signal of the newest run.",
                        List.of(new Route.Parameter("id", Route.Place.PATH, "id of the signal", Schemas.text())),
                        "Signal", Route.Lane.READ, this::one, ErrorCode.NOT_FOUND, ErrorCode.NOT_READY),
                Route.post("/api/v1/signals/enhance", "enhanceSignals",
                        "Lets the classifier judge signals given by their features, all by one generation.", List.of(),
                        "EnhanceRequest", "EnhanceAnswer", this::enhance, ErrorCode.NOT_READY));
    }

    private Answer list(Call call) {
        Board board = board();
        SignalFilter filter = SignalFilter.of(call);
        SignalBodies.Body body = bodies.list(board, filter);
        boolean gzip = acceptsGzip(call);
        Map<String, String> headers = gzip
                ? Map.of("Vary", "Accept-Encoding", "Content-Encoding", "gzip")
                : Map.of("Vary", "Accept-Encoding");
        return new Answer(200, Answer.JSON, gzip ? body.gzip() : body.plain(), headers)
                .withGeneration(board.generation());
    }

    private static boolean acceptsGzip(Call call) {
        String accepted = call.header("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private Answer one(Call call) {
        Board board = board();
        String id = call.path("id");
        Item item = board.items()
                .stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new HttpFault(
                        ErrorCode.NOT_FOUND,
                        "the newest run has no such signal",
                        List.of(new FieldError("id", id, "the id of a signal of the newest run"))));
        return Answer.json(item.document()).withGeneration(board.generation());
    }

    private Answer enhance(Call call) {
        List<FeatureRow> rows = EnhanceBody.parse(Wire.parse(call.jsonBody()), maxBatch, clock.instant());
        Enhanced enhanced = desk.enhance(rows);
        return Answer.json(enhanced.document()).withGeneration(enhanced.generation());
    }

    private Board board() {
        return desk.current().orElseThrow(() -> new HttpFault(ErrorCode.NOT_READY, "the first run has not ended yet"));
    }
}
