package dollarbill.risk.scenario;

import dollarbill.risk.scenario.Holdings.ExpiryRun;
import dollarbill.surface.TimeSmile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smiles of a book's expiries after some days, that of the shorter time to expiry and none once an option has expired; and what early
 * exercise adds at a shifted interest rate.
 */
final class Frame {
    private static final double DAYS_PER_YEAR = 365.0;

    private final List<Optional<TimeSmile>> smiles;
    private final List<Optional<EarlyExercise>> exercises;

    private Frame(List<Optional<TimeSmile>> smiles, List<Optional<EarlyExercise>> exercises) {
        this.smiles = smiles;
        this.exercises = exercises;
    }

    /**
     * When and at which rate.
     *
     * @param days  calendar days from now
     * @param rateShift  added to the continuous interest rate
     */
    record Key(double days, double rateShift) {
        static final Key NOW = new Key(0.0, 0.0);
    }

    /** Returns the frame of a key. */
    static Frame of(Key key, Holdings holdings) {
        List<Optional<TimeSmile>> smiles = new ArrayList<>();
        List<Optional<EarlyExercise>> exercises = new ArrayList<>();
        for (ExpiryRun run : holdings.runs) {
            double years = run.years() - key.days() / DAYS_PER_YEAR;
            UnderlyingMarket market = holdings.markets.get(run.underlying());
            Optional<TimeSmile> smile = years > 0.0
                    ? market.surface().map(surface -> surface.smile(years))
                    : Optional.empty();
            smiles.add(smile);
            exercises.add(smile.flatMap(known -> EarlyExercise.of(market, known, key.rateShift())));
        }
        return new Frame(smiles, exercises);
    }

    /** Returns the smile of a run of options; empty once they have expired. */
    Optional<TimeSmile> smile(int run) {
        return smiles.get(run);
    }

    /** Returns what early exercise adds to a run of options; empty where that is nothing. */
    Optional<EarlyExercise> exercise(int run) {
        return exercises.get(run);
    }
}
