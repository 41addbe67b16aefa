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
                top.isEmpty()
                        ? List.of(new Remark(Code.BOOK_EMPTY, 0.0, "The book holds no positions."))
                        : remarks(delta, vega, theta, edge, bands));
    }

    private static List<Remark> remarks(double delta, double vega, double theta, double edge, BookBands bands) {
        List<Remark> remarks = new ArrayList<>();
        remarks.add(deltaRemark(delta, bands.deltaNeutral()));
        boolean high = Math.abs(vega) > bands.vegaWarning();
        remarks.add(new Remark(high ? Code.VEGA_HIGH : Code.VEGA_MODERATE, vega,
                String.format(Locale.ROOT, "%s vega: one vol point up %s %.2f $.", high ? "High" : "Moderate",
                        vega < 0 ? "costs" : "earns",
                        Math.abs(vega))));
        remarks.add(new Remark(theta < 0 ? Code.THETA_COSTS : Code.THETA_EARNS, theta,
                String.format(Locale.ROOT, "Each calendar day %s %.2f $.", theta < 0 ? "costs" : "earns",
                        Math.abs(theta))));
        remarks.add(new Remark(Code.EDGE_COMBINED, edge,
                String.format(Locale.ROOT, "Combined edge after costs is %.2f $.", edge)));
        return remarks;
    }

    private static Remark deltaRemark(double delta, double band) {
        if (Math.abs(delta) < band) {
            return new Remark(Code.DELTA_NEUTRAL, delta,
                    String.format(Locale.ROOT, "Delta-neutral: %.1f shares.", delta));
        }
        return new Remark(delta > 0 ? Code.DELTA_LONG : Code.DELTA_SHORT, delta,
                String.format(Locale.ROOT, "Delta of %.1f shares: gains when underlyings %s.", delta,
                        delta > 0 ? "rise" : "fall"));
    }
}
