package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a model foretold better than its rivals, and how much of its own probabilities is served.
 *
 * <p>A model has evidence of skill where its log loss is smaller than that of every rival with the whole 90 % interval of the difference above 0, and
 * the interval of its area under the ROC curve lies above .5. Then the weight is the least over rivals of (low end of the gain) / (gain),
 * else 0. Served are base + weight · (p − base), base being the rate of the class in training, or of volatility the rate after
 * today's class: the weight is the share of the gain that sampling error leaves sure.
 *
 * @param weight  share of the model's own probabilities that is served, 0 to 1
 * @param auc  area under the ROC curve over all folds, absent where it is not defined
 * @param gains  by how much the log loss is smaller than that of each baseline
 */
public record Evidence(double weight, Optional<Estimate> auc, Map<Baseline, Estimate> gains) {
    private static final double AREA_WITHOUT_SKILL = 0.5;

    public Evidence {
        gains = Map.copyOf(gains);
    }

    /** Weighs what was measured. */
    static Evidence of(DailyTarget target, Optional<Estimate> auc, Map<Baseline, Estimate> gains) {
        double weight = auc.isPresent() && auc.get().low() > AREA_WITHOUT_SKILL ? 1.0 : 0.0;
        for (Baseline rival : Baseline.rivals(target)) {
            Estimate gain = gains.get(rival);
            weight = Math.min(weight, gain != null && gain.low() > 0.0 ? gain.low() / gain.value() : 0.0);
        }
        return new Evidence(Math.clamp(weight, 0.0, 1.0), auc, gains);
    }

    /** Returns whether there is evidence of skill. */
    public boolean found() {
        return weight > 0.0;
    }
}
