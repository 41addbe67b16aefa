package dollarbill.surface;

import dollarbill.market.Reason;
import java.time.LocalDate;

/**
 * An expiry without a smile.
 *
 * @param expiry  last trading day
 * @param reason  why
 * @param detail  the numbers behind it
 */
public record RefusedSlice(LocalDate expiry, Reason reason, String detail) {}
