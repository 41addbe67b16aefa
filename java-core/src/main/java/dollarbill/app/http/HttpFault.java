package dollarbill.app.http;

import java.util.List;

/** An error that ends a request with an {@link ErrorDocument}. */
final class HttpFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> fieldErrors;

    HttpFault(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    HttpFault(ErrorCode code, String detail, List<FieldError> fieldErrors) {
        super(detail, null, false, false);
        this.code = code;
        this.fieldErrors = List.copyOf(fieldErrors);
    }

    ErrorCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldError> fieldErrors() {
        return fieldErrors;
    }
}
