package dollarbill.app.http;

import dollarbill.app.http.SignalDesk.StructureFinding;
import dollarbill.market.Reason;
import java.util.List;

/** The route that analyses a structure of options and shares. */
final class StructureRoutes {
    private final SignalDesk desk;

    StructureRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/analyze", "analyzeStructure",
                "Entry, payoff, odds, Greeks and margin of a structure on the newest chain of an underlying.",
                List.of(), "AnalyzeRequest", "Analysis", this::analysis, ErrorCode.NOT_FOUND, ErrorCode.NOT_READY));
    }

    private Answer analysis(Call call) {
        AnalyzeBody.Read read = AnalyzeBody.read(Wire.parse(call.jsonBody()));
        return switch (desk.analyze(read.symbol(), read.question(), read.belief())) {
            case StructureFinding.Found found -> Answer.json(found.document());
            case StructureFinding.Refused(Reason reason, String detail) -> throw new HttpFault(
                    ErrorCode.INVALID_BODY,
                    "there is no such structure on the chain: " + reason.text(),
                    List.of(new FieldError(read.structurePath(), reason.name(), detail)));
            case StructureFinding.Unknown _ -> throw new HttpFault(
                    ErrorCode.NOT_FOUND,
                    "no such underlying",
                    List.of(new FieldError("$.symbol", read.symbol().value(), "an underlying with a chain")));
            case StructureFinding.NotYet _ ->
                throw new HttpFault(ErrorCode.NOT_READY, "the first run has not ended yet");
        };
    }
}
