package dollarbill.app.http;

import java.util.List;

/**
 * The one shape of every error answer.
 *
 * @param error  the error
 */
public record ErrorDocument(Problem error) {
    /**
     * What went wrong.
     *
     * @param code  name of an {@link ErrorCode}
     * @param title  title of that code
     * @param detail  one sentence about this request
     * @param fieldErrors  every wrong field, in order of appearance
     * @param requestId  the answer's {@code X-Request-Id}
     */
    public record Problem(String code, String title, String detail, List<FieldError> fieldErrors, String requestId) {
        public Problem {
            fieldErrors = List.copyOf(fieldErrors);
        }
    }

    static ErrorDocument of(ErrorCode code, String detail, List<FieldError> fieldErrors, String requestId) {
        return new ErrorDocument(new Problem(code.name(), code.title(), detail, fieldErrors, requestId));
    }
}
