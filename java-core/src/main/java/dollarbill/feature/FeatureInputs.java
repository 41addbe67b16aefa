package dollarbill.feature;

import dollarbill.sizing.Side;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What the features of one signal are made of.
 *
 * @param side  bought or sold
 * @param edgePercent  edge after spread and commission in percent of mid
 * @param delta  the option's own delta
 * @param gamma  the option's own gamma per dollar
 * @param vegaPerVolPoint  the option's own vega per vol point
 * @param thetaPerDay  the option's own theta per calendar day
 * @param volume  contracts traded, where the source has them
 * @param openInterest  contracts open, where the source has them
 * @param daysToExpiry  calendar days
 * @param impliedVolPercent  implied volatility of the mid
 * @param ivResidualPoints  implied volatility of the mid less the fitted one
 * @param spreadPercent  ask less bid in percent of mid
 * @param realisedVolPercent  see {@link RealisedVol}
 * @param asOf  moment of the quote
 */
public record FeatureInputs(
        Side side,
        double edgePercent,
        double delta,
        double gamma,
        double vegaPerVolPoint,
        double thetaPerDay,
        OptionalLong volume,
        OptionalLong openInterest,
        long daysToExpiry,
        FeatureValue impliedVolPercent,
        FeatureValue ivResidualPoints,
        double spreadPercent,
        FeatureValue realisedVolPercent,
        Instant asOf) {}
