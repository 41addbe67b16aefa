package dollarbill.risk.scenario;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.pricing.american.ExercisePremiums;
import dollarbill.surface.SpotCarry;
import dollarbill.surface.TimeSmile;
import java.util.Optional;

/**
 * What the right to exercise early adds to the options of one expiry.
 *
 * <p>Rate and yield are those of {@link SpotCarry}, by which the smile was made from American quotes; a scenario's rate shift adds to the
 * rate and leaves the yield.
 */
final class EarlyExercise {
    private final double modelSpotShare;
    private final ExercisePremiums calls;
    private final ExercisePremiums puts;

    private EarlyExercise(double modelSpotShare, ExercisePremiums calls, ExercisePremiums puts) {
        this.modelSpotShare = modelSpotShare;
        this.calls = calls;
        this.puts = puts;
    }

    /** Returns what early exercise adds; empty where that is nothing. */
    static Optional<EarlyExercise> of(UnderlyingMarket market, TimeSmile smile, double rateShift) {
        if (market.style() == ExerciseStyle.EUROPEAN) {
            return Optional.empty();
        }
        SpotCarry carry = SpotCarry.of(market.spot(), smile.forward(), smile.discount(), smile.years());
        double rate = carry.rate() + rateShift;
        ExercisePremiums calls = ExercisePremiums.of(OptionType.CALL, smile.years(), rate, carry.yield());
        ExercisePremiums puts = ExercisePremiums.of(OptionType.PUT, smile.years(), rate, carry.yield());
        return calls.never() && puts.never()
                ? Optional.empty()
                : Optional.of(new EarlyExercise(carry.spot() / market.spot(), calls, puts));
    }

    /**
     * Turns European prices of a run into American ones.
     *
     * @param spot  price of the underlying in the scenario
     * @param price  of all rows; those of the run are written
     */
    void apply(Holdings holdings, Holdings.ExpiryRun run, double spot, double[] volatility, double[] price) {
        double modelSpot = modelSpotShare * spot;
        double logSpot = Math.log(modelSpot);
        for (int row = run.from(); row < run.to(); row++) {
            ExercisePremiums premiums = holdings.call[row] ? calls : puts;
            price[row] = premiums.value(
                    price[row], modelSpot, holdings.strike[row], logSpot - holdings.logStrike[row], volatility[row]);
        }
    }

    /** Returns whether a call or a put may be exercised early. */
    boolean concerns(boolean call) {
        return !(call ? calls : puts).never();
    }
}
