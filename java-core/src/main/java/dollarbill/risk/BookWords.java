package dollarbill.risk;

import dollarbill.risk.Remark.Code;
import java.util.List;
import java.util.Locale;

/** Says the Greeks of a book in words. */
public final class BookWords {
    private BookWords() {}

    /**
     * Returns delta, vega and theta in words, or that the book is empty.
     *
     * @param positions  held
     * @param delta  shares
     * @param vega  dollars per vol point
     * @param theta  dollars per calendar day
     * @param bands  where words change
     */
    public static List<Remark> of(int positions, double delta, double vega, double theta, BookBands bands) {
        if (positions == 0) {
            return List.of(new Remark(Code.BOOK_EMPTY, 0.0, "The book holds no positions."));
        }
        return List.of(delta(delta, bands.deltaNeutral()), vega(vega, bands.vegaWarning()), theta(theta));
    }

    private static Remark delta(double delta, double band) {
        if (Math.abs(delta) < band) {
            return new Remark(Code.DELTA_NEUTRAL, delta,
                    String.format(Locale.ROOT, "Delta-neutral: %.1f shares.", delta));
        }
        return new Remark(delta > 0 ? Code.DELTA_LONG : Code.DELTA_SHORT, delta,
                String.format(Locale.ROOT, "Delta of %.1f shares: gains when underlyings %s.", delta,
                        delta > 0 ? "rise" : "fall"));
    }

    private static Remark vega(double vega, double warning) {
        boolean high = Math.abs(vega) > warning;
        return new Remark(high ? Code.VEGA_HIGH : Code.VEGA_MODERATE, vega,
                String.format(Locale.ROOT, "%s vega: one vol point up %s %.2f $.", high ? "High" : "Moderate",
                        vega < 0 ? "costs" : "earns",
                        Math.abs(vega)));
    }

    private static Remark theta(double theta) {
        return new Remark(theta < 0 ? Code.THETA_COSTS : Code.THETA_EARNS, theta,
                String.format(Locale.ROOT, "Each calendar day %s %.2f $.", theta < 0 ? "costs" : "earns",
                        Math.abs(theta)));
    }
}
