package dollarbill.app.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an Accept header (RFC 9110, section 12.5.1). */
final class MediaRange {
    private MediaRange() {}

    /** Returns whether the header, where there is one, allows a media type; the most specific range decides. */
    static boolean allows(@Nullable String accept, String mediaType) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        int specific = -1;
        boolean allowed = false;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            int match = specificity(parts[0].strip(), mediaType);
            if (match > specific) {
                specific = match;
                allowed = !isZero(parts);
            }
        }
        return allowed;
    }

    private static int specificity(String range, String mediaType) {
        if (range.equals(mediaType)) {
            return 2;
        }
        if (range.equals("*/*")) {
            return 0;
        }
        String type = mediaType.substring(0, mediaType.indexOf('/') + 1);
        return range.equals(type + "*") ? 1 : -1;
    }

    private static boolean isZero(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }
}
