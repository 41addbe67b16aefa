package dollarbill.app.sizing;

import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.ReturnOdds;
import dollarbill.sizing.growth.GrowthOptimum;
import dollarbill.sizing.growth.PayoffKelly;
import dollarbill.sizing.growth.PayoffLaw;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The Kelly stake of an asset by its past returns: the closed form, what it leaves out, and the whole distribution beside it.
 *
 * @param raw  closed form: share of wealth lost in an average loss
 * @param evidence  confidence from the sampling error of probability and odds, then the scatter of gains and losses; none where the
 *     raw fraction is not positive
 * @param best  exposure of largest growth under the returns as they were
 * @param overRate  the same where money not put in earns the risk-free rate
 */
record PastStake(double raw, List<Shrinkage> evidence, GrowthOptimum best, GrowthOptimum overRate) {
    PastStake {
        evidence = List.copyOf(evidence);
    }

    /**
     * Returns the stake.
     *
     * @param odds  of the returns
     * @param returns  at least one below zero
     * @param rate  risk-free return of one period
     */
    static PastStake of(ReturnOdds.Known odds, double[] returns, double rate) {
        double raw = odds.kellyFraction();
        GrowthOptimum best = PayoffKelly.optimum(PayoffLaw.sample(returns), Double.POSITIVE_INFINITY);
        double[] excess = Arrays.stream(returns).map(r -> (r - rate) / (1.0 + rate)).toArray();
        boolean loses = Arrays.stream(excess).anyMatch(r -> r < 0.0);
        GrowthOptimum over = PayoffKelly.optimum(PayoffLaw.sample(excess), loses ? Double.POSITIVE_INFINITY : 1.0);
        if (!(raw > 0.0)) {
            return new PastStake(raw, List.of(), best, over);
        }
        double exposure = raw / odds.averageLoss();
        return new PastStake(raw, List.of(
                new Shrinkage(ShrinkageName.ESTIMATION_UNCERTAINTY, odds.confidenceFactor(),
                        String.format(Locale.ROOT, "standard error %.4f of the probability, %.4f of the odds",
                                odds.probabilityError(), odds.oddsError())),
                new Shrinkage(ShrinkageName.PAYOFF_DISPERSION, Math.min(best.fraction() / exposure, 1.0),
                        String.format(Locale.ROOT,
                                "the whole distribution asks for %.3f times wealth, averages for %.3f",
                                best.fraction(), exposure))),
                best, over);
    }
}
