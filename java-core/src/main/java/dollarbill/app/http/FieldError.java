package dollarbill.app.http;

/**
 * One wrong field of a request.
 *
 * @param path  JSON path such as {@code $.signals[2].delta}, or the name of a query parameter or header
 * @param value  the value sent, as JSON text cut to 80 characters; empty where the field is absent
 * @param message  what is allowed
 */
public record FieldError(String path, String value, String message) {
    private static final int LONGEST_VALUE = 80;

    public FieldError {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
