package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.http.BacktestDesk.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Routes that run a backtest and show those that are stored. */
final class BacktestRoutes {
    private static final String SYMBOLS = "symbols";
    private static final int MOST_SYMBOLS = 10;

    private final SignalDesk desk;

    BacktestRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/backtests", "runBacktest",
                        "Runs a backtest over the data folder, one at a time, and stores its folder.", List.of(),
                        "BacktestRequest", "Backtest", call -> run(call, backtests()::run), ErrorCode.NOT_FOUND),
                Route.post("/api/v1/backtests/equity", "runEquityBacktest",
                        "Trades shares by a rule, or by each rule of its grid, over their bars; one backtest at a time.",
                        List.of(), "EquityBacktestRequest", "EquityBacktest",
                        call -> run(call, backtests()::runRule), ErrorCode.NOT_FOUND),
                Route.get("/api/v1/backtests", "listBacktests", "Backtests that are stored.", List.of(), "Backtests",
                        Route.Lane.READ, call -> Answer.json(backtests().list()), ErrorCode.NOT_FOUND),
                Route.get("/api/v1/backtests/{id}", "getBacktest", "The document of a stored backtest.",
                        List.of(new Route.Parameter("id", Route.Place.PATH, "id of the run", Schemas.text())),
                        "Backtest", Route.Lane.READ, this::one, ErrorCode.NOT_FOUND));
    }

    private static Answer run(Call call, BiFunction<Map<String, String>, List<String>, Outcome> desk) {
        JsonNode body = Wire.parse(call.jsonBody());
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> words = words(body, errors);
        List<String> symbols = symbols(body.path(SYMBOLS), errors);
        if (!errors.isEmpty()) {
            throw new HttpFault(ErrorCode.INVALID_BODY, "the body is no request of a backtest", errors);
        }
        return switch (desk.apply(words, symbols)) {
            case Outcome.Done(JsonNode document) -> Answer.json(document);
            case Outcome.Refused(String text) -> throw new HttpFault(
                    ErrorCode.INVALID_BODY, text, List.of(new FieldError(text.split(" ", 2)[0], text, text)));
            case Outcome.Unable(String reason, String text) -> throw new HttpFault(
                    ErrorCode.NOT_FOUND, text, List.of(new FieldError("reason", reason, text)));
            case Outcome.Busy _ -> throw new HttpFault(
                    ErrorCode.OVERLOADED, "a backtest is running, and only one may");
        };
    }

    private static Map<String, String> words(JsonNode body, List<FieldError> errors) {
        Map<String, String> words = new TreeMap<>();
        if (!body.isObject()) {
            errors.add(new FieldError("", body.toString(), "an object"));
            return words;
        }
        body.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals(SYMBOLS)) {
                return;
            }
            if (value.isTextual() || value.isNumber() || value.isBoolean()) {
                words.put(field.getKey(), value.asText());
            } else {
                errors.add(new FieldError(field.getKey(), value.toString(), "a text, a number, true or false"));
            }
        });
        return words;
    }

    private static List<String> symbols(JsonNode list, List<FieldError> errors) {
        List<String> symbols = new ArrayList<>();
        if (list.isMissingNode()) {
            return symbols;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_SYMBOLS
                || list.valueStream().anyMatch(symbol -> !symbol.isTextual())) {
            errors.add(new FieldError(SYMBOLS, list.toString(), "a list of 1 to " + MOST_SYMBOLS + " symbols"));
            return symbols;
        }
        list.forEach(symbol -> symbols.add(symbol.textValue()));
        return symbols;
    }

    private Answer one(Call call) {
        String id = call.path("id");
        return backtests()
                .find(id)
                .map(Answer::json)
                .orElseThrow(() -> new HttpFault(
                        ErrorCode.NOT_FOUND, "no such backtest",
                        List.of(new FieldError("id", id, "the id of a stored backtest"))));
    }

    private BacktestDesk backtests() {
        return desk.backtests()
                .orElseThrow(() -> new HttpFault(ErrorCode.NOT_FOUND, "this server runs no backtests"));
    }
}
