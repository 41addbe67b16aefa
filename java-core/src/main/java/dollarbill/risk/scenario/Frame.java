package dollarbill.risk.scenario;

import dollarbill.risk.scenario.Holdings.ExpiryRun;
import dollarbill.surface.TimeSmile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The smiles of a book's expiries after some days: that of the shorter time to expiry, none once an option has expired. */
final class Frame {
    private static final double DAYS_PER_YEAR = 365.0;

    private final List<Optional<TimeSmile>> smiles;

    private Frame(List<Optional<TimeSmile>> smiles) {
        this.smiles = smiles;
    }

    /** Returns the smiles after a number of calendar days. */
    static Frame after(double days, Holdings holdings) {
        List<Optional<TimeSmile>> smiles = new ArrayList<>();
        for (ExpiryRun run : holdings.runs) {
            double years = run.years() - days / DAYS_PER_YEAR;
            smiles.add(years > 0.0
                    ? holdings.markets.get(run.underlying()).surface().map(surface -> surface.smile(years))
                    : Optional.empty());
        }
        return new Frame(smiles);
    }

    /** Returns the smile of a run of options; empty once they have expired. */
    Optional<TimeSmile> smile(int run) {
        return smiles.get(run);
    }
}
