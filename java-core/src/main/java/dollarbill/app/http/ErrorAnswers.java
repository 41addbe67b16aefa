package dollarbill.app.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns faults into answers that carry the error document. */
final class ErrorAnswers {
    private static final Set<ErrorCode> COME_BACK = Set.of(ErrorCode.OVERLOADED, ErrorCode.NOT_READY,
            ErrorCode.STOPPING);
    private static final String RETRY_SECONDS = "1";

    private ErrorAnswers() {}

    static Answer of(HttpFault fault, String requestId) {
        return of(fault.code(), fault.detail(), fault.fieldErrors(), requestId);
    }

    static Answer of(ErrorCode code, String detail, List<FieldError> fieldErrors, String requestId) {
        ErrorDocument document = ErrorDocument.of(code, detail, fieldErrors, requestId);
        Map<String, String> headers = COME_BACK.contains(code) ? Map.of("Retry-After", RETRY_SECONDS) : Map.of();
        return new Answer(code.status(), Answer.JSON, Wire.bytes(document), headers);
    }
}
