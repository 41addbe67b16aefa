package dollarbill.risk;

import dollarbill.risk.Remark.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Greeks of the first positions of a book together: Σ contracts × multiplier × Greek.
 *
 * @param positions  positions counted
 * @param delta  shares
 * @param gamma  shares per dollar
 * @param vegaPerVolPoint  dollars per vol point
 * @param thetaPerDay  dollars per calendar day
 * @param edge  dollars after costs
 * @param remarks  the same in words
 */
public record BookGreeks(
        int positions,
        double delta,
        double gamma,
        double vegaPerVolPoint,
        double thetaPerDay,
        double edge,
        List<Remark> remarks) {
    public BookGreeks {
        remarks = List.copyOf(remarks);
    }

    /**
     * Returns the Greeks of the first positions of a book.
     *
     * <p>Deltas of different underlyings are added as shares, without beta.
     *
     * @param ranked  positions, best first
     * @param bands  how many count, and where words change
     */
    public static BookGreeks of(List<PositionGreeks> ranked, BookBands bands) {
        List<PositionGreeks> top = ranked.subList(0, Math.min(bands.topPositions(), ranked.size()));
        double delta = 0.0;
        double gamma = 0.0;
        double vega = 0.0;
        double theta = 0.0;
        double edge = 0.0;
        for (PositionGreeks p : top) {
            double shares = p.contracts() * bands.multiplier();
            delta += shares * p.delta();
            gamma += shares * p.gamma();
            vega += shares * p.vegaPerVolPoint();
            theta += shares * p.thetaPerDay();
            edge += Math.abs(shares) * p.edgePerShare();
        }
        return new BookGreeks(top.size(), delta, gamma, vega, theta, edge,
                words(top.size(), delta, vega, theta, edge, bands));
    }

    private static List<Remark> words(
            int positions, double delta, double vega, double theta, double edge, BookBands bands) {
        List<Remark> remarks = new ArrayList<>(BookWords.of(positions, delta, vega, theta, bands));
        if (positions > 0) {
            remarks.add(new Remark(Code.EDGE_COMBINED, edge,
                    String.format(Locale.ROOT, "Combined edge after costs is %.2f $.", edge)));
        }
        return remarks;
    }
}
