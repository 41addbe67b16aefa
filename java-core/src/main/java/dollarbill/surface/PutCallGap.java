package dollarbill.surface;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.IvResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far puts are implied above calls of the same strike in one expiry, within one standard deviation of the forward.
 *
 * <p>Put-call parity makes both equal; a gap says that forward, discount or early exercise is misjudged, or quotes are stale.
 *
 * @param expiry  last trading day
 * @param pairs  strikes with the implied volatility of both
 * @param medianPoints  median of put less call, in vol points
 * @param meanAbsolutePoints  mean distance, in vol points
 * @param widestPoints  put less call where they are furthest apart, in vol points
 * @param widestStrike  where that is
 */
public record PutCallGap(
        LocalDate expiry,
        int pairs,
        double medianPoints,
        double meanAbsolutePoints,
        double widestPoints,
        double widestStrike) {

    /** Returns the gap of each fitted expiry that has a pair, nearest first. */
    public static List<PutCallGap> of(SurfaceFit fit) {
        Map<LocalDate, List<QuoteVol>> byExpiry = new HashMap<>();
        for (QuoteVol vol : fit.quoteVols()) {
            byExpiry.computeIfAbsent(vol.quote().contract().expiry(), day -> new ArrayList<>()).add(vol);
        }
        List<PutCallGap> gaps = new ArrayList<>();
        for (SliceFit sliceFit : fit.sliceFits()) {
            VolSlice slice = sliceFit.slice();
            List<QuoteVol> own = byExpiry.getOrDefault(slice.expiry(), List.of())
                    .stream()
                    .filter(vol -> vol.quote().contract().root().equals(sliceFit.root()))
                    .toList();
            List<Pair> pairs = pairs(slice, own);
            if (!pairs.isEmpty()) {
                gaps.add(gap(slice.expiry(), pairs));
            }
        }
        return gaps;
    }

    private record Pair(double strike, double points) {}

    private static List<Pair> pairs(VolSlice slice, List<QuoteVol> vols) {
        double deviation = Math.sqrt(slice.totalVariance(0.0));
        Map<Double, Double> calls = new HashMap<>();
        for (QuoteVol vol : vols) {
            if (vol.quote().contract().type() == OptionType.CALL && vol.midVol() instanceof IvResult.Found found) {
                calls.put(vol.quote().contract().strike(), found.volatility());
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (QuoteVol vol : vols) {
            OptionContract contract = vol.quote().contract();
            Double call = calls.get(contract.strike());
            if (contract.type() == OptionType.PUT && call != null && vol.midVol() instanceof IvResult.Found put
                    && Math.abs(slice.logMoneyness(contract.strike())) <= deviation) {
                pairs.add(new Pair(contract.strike(), 100.0 * (put.volatility() - call)));
            }
        }
        return pairs;
    }

    private static PutCallGap gap(LocalDate expiry, List<Pair> pairs) {
        double[] sorted = pairs.stream().mapToDouble(Pair::points).sorted().toArray();
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
        Pair widest = pairs.getFirst();
        double sum = 0.0;
        for (Pair pair : pairs) {
            sum += Math.abs(pair.points);
            widest = Math.abs(pair.points) > Math.abs(widest.points) ? pair : widest;
        }
        return new PutCallGap(expiry, n, median, sum / n, widest.points, widest.strike);
    }
}
