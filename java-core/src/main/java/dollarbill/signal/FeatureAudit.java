package dollarbill.signal;

import dollarbill.feature.SignalFeature;
import org.jspecify.annotations.Nullable;

/** Takes what the model was told again from the rest of the document. */
final class FeatureAudit {
    private static final String OF_THE_POSITION = " of the option, times -1 where it is sold";

    private FeatureAudit() {}

    /** Adds a step for each feature that the document can show; realised volatility needs prices that it does not hold. */
    static void steps(SignalDocument d, AuditTrail trail) {
        for (SignalDocument.Feature stated : d.features()) {
            for (SignalFeature feature : SignalFeature.values()) {
                if (feature.column().equals(stated.name()) && feature != SignalFeature.REALISED_VOL_PERCENT) {
                    trail.number("feature " + stated.name(), how(feature), stated.value(),
                            expected(feature, d));
                }
            }
        }
    }

    private static @Nullable Double expected(SignalFeature feature, SignalDocument d) {
        int sign = d.side().sign();
        return switch (feature) {
            case EDGE_PERCENT -> d.edgePercent();
            case DELTA -> sign * d.delta();
            case GAMMA -> sign * d.gamma();
            case VEGA -> sign * d.vega();
            case THETA -> sign * d.theta();
            case VOLUME -> (double) d.quote().volume();
            case OPEN_INTEREST -> (double) d.quote().openInterest();
            case DAYS_TO_EXPIRY -> (double) d.quote().daysToExpiry();
            case IMPLIED_VOL_PERCENT -> d.valuation().impliedVolPercent();
            case IV_RESIDUAL_POINTS -> d.valuation().ivResidualPoints();
            case SPREAD_PERCENT -> d.quote().spreadPercent();
            case REALISED_VOL_PERCENT -> null;
        };
    }

    private static String how(SignalFeature feature) {
        return switch (feature) {
            case EDGE_PERCENT -> "edge after the spread and commission of the entry, in percent of mid";
            case DELTA -> "delta" + OF_THE_POSITION;
            case GAMMA -> "gamma" + OF_THE_POSITION;
            case VEGA -> "vega for one vol point" + OF_THE_POSITION;
            case THETA -> "theta for one calendar day" + OF_THE_POSITION;
            case VOLUME -> "contracts traded, as quoted";
            case OPEN_INTEREST -> "contracts open, as quoted";
            case DAYS_TO_EXPIRY -> "calendar days from quote date to expiry";
            case IMPLIED_VOL_PERCENT -> "implied volatility of the mid";
            case IV_RESIDUAL_POINTS -> "implied volatility of the mid less the fair one";
            case SPREAD_PERCENT -> "ask less bid in percent of mid";
            case REALISED_VOL_PERCENT -> "annualised volatility of the last 20 trading days' log returns";
        };
    }
}
