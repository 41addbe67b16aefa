package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a model foretold better than its rivals, and how much of its own probabilities is served.
 *
 * <p>A model has evidence of skill where its log loss is smaller than that of every rival with the whole 90 % interval of the difference above 0, and
 * the interval of its area under the ROC curve lies above .5. Then the weight is the least over rivals of (low end of the gain) / (gain),
 * else 0: the share of the gain that sampling error leaves sure. Served are base + weight · (p − base). Of two classes base = rate +
 * single · (q − rate), with the rate of training, the probability q of the regression on one feature and its weight single, found in the same way from its
 * gain over the rate; of volatility base is the rate after today's class.
 *
 * @param weight  share of the model's own probabilities that is served, 0 to 1
 * @param single  share of the regression on one feature in what the rest is, 0 to 1
 * @param auc  area under the ROC curve over all folds, absent where it is not defined
 * @param gains  by how much the log loss is smaller than that of each baseline
 */
public record Evidence(double weight, double single, Optional<Estimate> auc, Map<Baseline, Estimate> gains) {
    private static final double AREA_WITHOUT_SKILL = 0.5;

    public Evidence {
        gains = Map.copyOf(gains);
    }

    /**
     * Weighs what was measured.
     *
     * @param singleGain  by how much the log loss of the regression on one feature is smaller than that of the rate of training
     */
    static Evidence of(
            DailyTarget target,
            Optional<Estimate> auc,
            Map<Baseline, Estimate> gains,
            Optional<Estimate> singleGain) {
        double weight = auc.isPresent() && auc.get().low() > AREA_WITHOUT_SKILL ? 1.0 : 0.0;
        for (Baseline rival : Baseline.rivals(target)) {
            weight = Math.min(weight, sure(Optional.ofNullable(gains.get(rival))));
        }
        return new Evidence(Math.clamp(weight, 0.0, 1.0), Math.clamp(sure(singleGain), 0.0, 1.0), auc, gains);
    }

    private static double sure(Optional<Estimate> gain) {
        return gain.filter(g -> g.low() > 0.0).map(g -> g.low() / g.value()).orElse(0.0);
    }

    /** Returns whether there is evidence of skill. */
    public boolean found() {
        return weight > 0.0;
    }
}
