package dollarbill.surface;

import dollarbill.pricing.black.IvResult;
import java.util.List;

/**
 * How a smile lies to the bid and ask vols of the quotes it was fitted to.
 *
 * @param quotes  out-of-the-money quotes it was fitted to
 * @param inside  those whose bid and ask vols enclose the smile
 * @param rmsePoints  root mean square of smile less mid vol, in vol points
 * @param meanOutsidePoints  mean distance from the nearer of bid and ask vol over all quotes, zero inside, in vol points
 * @param maxOutsidePoints  the largest such distance
 * @param meanOutsideSpreads  mean distance in units of the quote's own spread in vol
 * @param maxOutsideSpreads  the largest such distance
 */
public record FitQuality(
        int quotes,
        int inside,
        double rmsePoints,
        double meanOutsidePoints,
        double maxOutsidePoints,
        double meanOutsideSpreads,
        double maxOutsideSpreads) {
    private static final double LEAST_SPREAD = 1e-4;

    /** Returns the share of quotes that enclose the smile, between 0 and 1. */
    public double shareInside() {
        return (double) inside / quotes;
    }

    /** Compares a smile with the vols it was fitted to. */
    static FitQuality of(SviParameters svi, List<QuoteVol> fitted, double forward, double years) {
        int inside = 0;
        double squares = 0.0;
        double points = 0.0;
        double maxPoints = 0.0;
        double spreads = 0.0;
        double maxSpreads = 0.0;
        for (QuoteVol vol : fitted) {
            double k = Math.log(vol.quote().contract().strike() / forward);
            double model = Math.sqrt(Math.max(svi.totalVariance(k), 0.0) / years);
            double bid = vol.bidVol() instanceof IvResult.Found found ? found.volatility() : 0.0;
            double mid = vol.midVol() instanceof IvResult.Found found ? found.volatility() : model;
            double ask = vol.askVol() instanceof IvResult.Found found ? found.volatility() : Double.MAX_VALUE;
            double outside = 100.0 * Math.max(0.0, Math.max(bid - model, model - ask));
            double inSpreads = outside / (100.0 * Math.max(ask - bid, LEAST_SPREAD));
            inside += outside == 0.0 ? 1 : 0;
            squares += 1e4 * (model - mid) * (model - mid);
            points += outside;
            spreads += inSpreads;
            maxPoints = Math.max(maxPoints, outside);
            maxSpreads = Math.max(maxSpreads, inSpreads);
        }
        int n = fitted.size();
        return new FitQuality(
                n,
                inside,
                Math.sqrt(squares / n),
                points / n,
                maxPoints,
                spreads / n,
                maxSpreads);
    }
}
