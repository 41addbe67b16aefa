package dollarbill.risk;

import dollarbill.risk.RiskCheck.Breach;
import dollarbill.risk.RiskCheck.Limit;
import java.util.ArrayList;
import java.util.List;

/** The one place that says whether a book is within its limits. */
public final class RiskGuard {
    private RiskGuard() {}

    /** Returns whether the Greeks of a book are within the limits; a value at its limit is. */
    public static RiskCheck check(BookGreeks book, RiskLimits limits) {
        List<Breach> breaches = new ArrayList<>();
        add(breaches, Limit.DELTA, book.delta(), limits.maxDelta());
        add(breaches, Limit.GAMMA, book.gamma(), limits.maxGamma());
        add(breaches, Limit.VEGA, book.vegaPerVolPoint(), limits.maxVega());
        return breaches.isEmpty() ? new RiskCheck.Within() : new RiskCheck.Breached(breaches);
    }

    private static void add(List<Breach> breaches, Limit limit, double value, double allowed) {
        if (!(Math.abs(value) <= allowed)) {
            breaches.add(new Breach(limit, value, allowed));
        }
    }
}
