package dollarbill.surface.heston;

import java.time.LocalDate;

/**
 * How far Heston's vols are from the quotes of one expiry.
 *
 * @param expiry  last trading day
 * @param fitted  whether the expiry took part in the calibration
 * @param quotes  out-of-the-money quotes compared
 * @param rmseVolPoints  root mean square of model less quoted mid vol, in vol points
 */
public record SliceMiss(LocalDate expiry, boolean fitted, int quotes, double rmseVolPoints) {}
