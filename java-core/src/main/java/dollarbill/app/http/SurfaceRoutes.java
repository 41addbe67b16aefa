package dollarbill.app.http;

import dollarbill.app.http.SignalDesk.SurfaceAnswer;
import dollarbill.market.Reason;
import java.util.List;

/** The route that shows the fitted volatility surface of an underlying. */
final class SurfaceRoutes {
    private static final String SYMBOL = "symbol";

    private final SignalDesk desk;

    SurfaceRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/surface/{symbol}", "getSurface",
                "The volatility surface of the newest chain of an underlying.", List.of(new Route.Parameter(
                        SYMBOL,
                        Route.Place.PATH,
                        "symbol of the underlying",
                        Schemas.symbol())),
                "Surface", Route.Lane.WORK, this::surface, ErrorCode.NOT_FOUND, ErrorCode.OVERLOADED,
                ErrorCode.NOT_READY));
    }

    private Answer surface(Call call) {
        String symbol = call.path(SYMBOL);
        return switch (desk.surface(symbol)) {
            case SurfaceAnswer.Found found -> Answer.json(found.document());
            case SurfaceAnswer.Refused(Reason reason, String text) -> throw new HttpFault(
                    ErrorCode.NOT_FOUND, "there is no surface of " + symbol,
                    List.of(new FieldError("reason", reason.name(), text)));
            case SurfaceAnswer.Unknown _ -> throw new HttpFault(
                    ErrorCode.NOT_FOUND,
                    "no such underlying",
                    List.of(new FieldError(SYMBOL, symbol, "an underlying of the configuration or the data folder")));
            case SurfaceAnswer.NotYet _ -> throw new HttpFault(ErrorCode.NOT_READY, "the first run has not ended yet");
        };
    }
}
