package dollarbill.app.http;

/** The closed list of errors the endpoint answers with; the name is the code in the error document. */
public enum ErrorCode {
    /** The request cannot be read: query parameters, JSON syntax, URI. */
    BAD_REQUEST(400, "Request cannot be read"),
    /** The Host header names another machine than the one the server is bound to. */
    HOST_REFUSED(403, "Host not served here"),
    /** No such path, signal or model. */
    NOT_FOUND(404, "Nothing here"),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The answer exists only in a media type the caller does not accept. */
    NOT_ACCEPTABLE(406, "Media type not available"),
    /** The request took too long to arrive. */
    REQUEST_TIMEOUT(408, "Request too slow"),
    /** What was asked contradicts the present state, such as a roll-back without a version before. */
    CONFLICT(409, "Not possible in the present state"),
    /** The body is larger than allowed. */
    BODY_TOO_LARGE(413, "Body too large"),
    /** The URI is longer than allowed. */
    URI_TOO_LONG(414, "URI too long"),
    /** The body is not JSON by its Content-Type. */
    UNSUPPORTED_MEDIA_TYPE(415, "Media type not understood"),
    /** The body is JSON but not what the route asks for. */
    INVALID_BODY(422, "Body not valid"),
    /** More work at once than the server takes. */
    OVERLOADED(429, "Too much work at once"),
    /** The header is larger than allowed. */
    HEADER_TOO_LARGE(431, "Header too large"),
    /** A fault of the server. */
    INTERNAL(500, "Internal error"),
    /** HTTP in a form this server does not speak. */
    NOT_IMPLEMENTED(501, "Not implemented"),
    /** The answer needs something that is not there yet, or not any more. */
    NOT_READY(503, "Not ready"),
    /** The server is stopping. */
    STOPPING(503, "Stopping"),
    /** HTTP of a version this server does not speak. */
    HTTP_VERSION(505, "HTTP version not supported");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the title, the same for every error of this code. */
    public String title() {
        return title;
    }

    /** Returns the code for a status raised below the handlers; {@link #INTERNAL} where there is none of its own. */
    static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    }
}
