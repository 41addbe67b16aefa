package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.risk.RiskDocument;
import dollarbill.app.risk.RiskQuestion;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.BookFault;
import dollarbill.risk.book.BookFile;
import dollarbill.risk.book.BookRefused;
import dollarbill.risk.scenario.SmileRule;
import dollarbill.risk.var.ValueAtRisk;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The route that tells the risk of a book of the caller. */
final class RiskRoutes {
    private static final String AS_OF = "as_of";
    private static final String HISTORY = "history";
    private static final String SMILE = "smile";
    private static final String SINCE = "since";

    private final SignalDesk desk;
    private final int mostPositions;

    RiskRoutes(SignalDesk desk, int mostPositions) {
        this.desk = desk;
        this.mostPositions = mostPositions;
    }

    /** Adds the schemas that this route refers to by name. */
    static void addSchemas(ObjectNode schemas) {
        schemas.set("RiskRequest", request());
        schemas.set("Risk", RecordSchemas.of(RiskDocument.class));
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/risk", "riskOfBook",
                "The risk of a book of options and shares: Greeks, limits, scenarios, stresses, value at risk, hedges.",
                List.of(
                        new Route.Parameter(AS_OF, Route.Place.QUERY, "last day that is known",
                                Schemas.date()),
                        new Route.Parameter(HISTORY, Route.Place.QUERY, "past days behind value at risk",
                                Schemas.from1()
                                        .put("minimum", ValueAtRisk.LEAST_DAYS)
                                        .put("maximum", RiskQuestion.MOST_DAYS)),
                        new Route.Parameter(SINCE, Route.Place.QUERY,
                                "earlier day from which the gain is split by Greek",
                                Schemas.date()),
                        new Route.Parameter(SMILE, Route.Place.QUERY, "how smiles follow the spot",
                                QueryValues.words(SmileRule.class).put("default", "sticky_moneyness"))),
                "RiskRequest", "Risk", this::report));
    }

    private Answer report(Call call) {
        RiskQuestion question = question(call);
        Book book = book(call.jsonBody());
        return Answer.json(desk.risk().report(book, question));
    }

    private static RiskQuestion question(Call call) {
        QueryValues query = QueryValues.of(call);
        RiskQuestion standard = RiskQuestion.newest();
        Optional<LocalDate> asOf = query.date(AS_OF);
        int history = query.whole(HISTORY, ValueAtRisk.LEAST_DAYS, RiskQuestion.MOST_DAYS)
                .orElse(standard.historyDays());
        SmileRule smile = query.choice(SMILE, SmileRule.class).orElse(standard.rule());
        Optional<LocalDate> since = query.date(SINCE);
        query.end();
        return new RiskQuestion(asOf, history, smile, since);
    }

    private Book book(byte[] body) {
        var _ = Wire.parse(body);
        try {
            Book book = BookFile.json("body", new String(body, StandardCharsets.UTF_8));
            if (book.positions().size() > mostPositions) {
                throw new HttpFault(ErrorCode.INVALID_BODY, "the book is too large", List.of(new FieldError(
                        "$.positions", book.positions().size() + " positions", "at most " + mostPositions)));
            }
            return book;
        } catch (BookRefused refused) {
            List<BookFault> faults = refused.faults();
            throw new HttpFault(
                    ErrorCode.INVALID_BODY,
                    faults.size() + (faults.size() == 1 ? " field is wrong" : " fields are wrong"),
                    faults.stream().map(f -> new FieldError(f.path(), f.value(), f.domain())).toList());
        }
    }

    private static ObjectNode request() {
        ObjectNode position = Schemas.object()
                .optional("id", Schemas.text())
                .field("symbol", Schemas.text().put("pattern", "^[A-Z0-9^][A-Z0-9.-]{0,11}$"))
                .field("type", Schemas.text("call", "put", "shares"))
                .optional("strike", Schemas.number().put("description", "of options: positive"))
                .optional("expiry",
                        Schemas.date().put("description", "of options: last trading day"))
                .field("quantity",
                        Schemas.number().put("description", "contracts or shares: positive bought, negative sold"))
                .optional("multiplier", Schemas.from1().put("default", 100))
                .field("entry_price", Schemas.number().put("minimum", 0).put("description", "dollars a share"))
                .schema();
        ObjectNode account = Schemas.object()
                .field("equity", Schemas.number())
                .optional("peak_equity", Schemas.number())
                .optional("equity_at_open", Schemas.number())
                .schema();
        return Schemas.object()
                .optional("account", account)
                .optional("note", JsonNodeFactory.instance.objectNode())
                .field("positions", Schemas.listOf(position))
                .schema();
    }
}
