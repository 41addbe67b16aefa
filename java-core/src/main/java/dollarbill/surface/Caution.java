package dollarbill.surface;

import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something to know before trusting a surface.
 *
 * @param reason  its code
 * @param expiry  the slice it is about; empty for the whole surface
 * @param detail  the numbers behind it
 */
public record Caution(Reason reason, Optional<LocalDate> expiry, String detail) {}
