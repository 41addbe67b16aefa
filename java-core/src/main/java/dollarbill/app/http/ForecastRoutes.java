package dollarbill.app.http;

import dollarbill.app.http.ForecastDesk.Forecast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes that show what the models of daily features foretell and what is recommended on it. */
final class ForecastRoutes {
    private static final String SYMBOLS = "symbols";
    private static final String LIST = "[A-Za-z0-9.^-]{1,16}(,[A-Za-z0-9.^-]{1,16}){0,99}";

    private final SignalDesk desk;

    ForecastRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/recommendations", "listRecommendations",
                        "The strategy recommended for each underlying of the newest run, or no trade with the reason.",
                        List.of(new Route.Parameter(
                                SYMBOLS,
                                Route.Place.QUERY,
                                "only these underlyings, separated by commas",
                                Schemas.text().put("pattern", "^" + LIST + "$"))),
                        "Recommendations", Route.Lane.READ, this::recommendations, ErrorCode.NOT_FOUND,
                        ErrorCode.NOT_READY),
                Route.get("/api/v1/predictions/{symbol}", "getPrediction",
                        "What the models foretell of an underlying of the newest run, with the features it comes from.",
                        List.of(new Route.Parameter(
                                "symbol", Route.Place.PATH, "symbol of the underlying", Schemas.text())),
                        "Prediction", Route.Lane.READ, this::prediction, ErrorCode.NOT_FOUND, ErrorCode.NOT_READY),
                Route.post("/api/v1/predict", "predict",
                        "Predicts from daily features given by the caller, each a number or null where it is not known.",
                        List.of(), "PredictRequest", "Prediction", this::predict));
    }

    private Answer recommendations(Call call) {
        return answer(desk.forecasts().recommendations(symbols(call)), SYMBOLS);
    }

    private Answer prediction(Call call) {
        return answer(desk.forecasts().prediction(call.path("symbol")), "symbol");
    }

    private Answer predict(Call call) {
        return Answer.json(desk.forecasts().predict(PredictBody.parse(Wire.parse(call.jsonBody()))));
    }

    private static List<String> symbols(Call call) {
        List<FieldError> errors = new ArrayList<>(call.queryErrors());
        @Nullable
        String text = call.query(SYMBOLS);
        if (text != null && !text.matches(LIST)) {
            errors.add(new FieldError(SYMBOLS, text, "symbols separated by commas, such as SPY,QQQ"));
        }
        if (!errors.isEmpty()) {
            throw new HttpFault(ErrorCode.BAD_REQUEST, "wrong query parameters", errors);
        }
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    private static Answer answer(Forecast forecast, String field) {
        return switch (forecast) {
            case Forecast.Found(var document) -> Answer.json(document);
            case Forecast.Unknown(List<String> symbols) -> throw new HttpFault(
                    ErrorCode.NOT_FOUND,
                    "no such underlying in the newest run",
                    symbols.stream().map(symbol -> new FieldError(field, symbol, "an underlying of the run")).toList());
            case Forecast.NotYet _ -> throw new HttpFault(ErrorCode.NOT_READY, "the first run has not ended yet");
        };
    }
}
