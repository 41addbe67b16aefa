package dollarbill.surface;

import dollarbill.market.ParityForward;
import java.time.LocalDate;

/**
 * Forward and discount of the contracts that settle together.
 *
 * @param expiry  last trading day
 * @param root  letters that open the contracts' codes
 * @param years  time to expiry
 * @param parity  forward and discount from put-call parity
 */
public record ExpiryForward(LocalDate expiry, String root, double years, ParityForward parity) {}
