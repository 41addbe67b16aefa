package dollarbill.sizing.allocation;

import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How long a position is held and where it is closed before.
 *
 * <p>Days. A driftless Brownian motion of volatility σ a day is expected to fall √(π/2)·σ·√H from its peak within H days, so a budget D for
 * that fall is used up after H₀ = (D/(√(π/2)·σ))² days. σ is the larger of the volatility of the returns and the one their own
 * deepest fall over n days stands for, fall/(√(π/2)·√n), which falls that cluster raise. The unified score s takes its share: H =
 * H₀·min(1, 2s), the whole time for an asset that pays as the index does, none of it for one that pays nothing; H is at least one day
 * and at most a quarter of the days looked at. Where Sortino or Calmar ratio are not above zero nothing was paid for waiting, and the
 * time is one day. Source of the expected fall: M. Magdon-Ismail, A. Atiya, A. Pratap and Y. Abu-Mostafa, On the Maximum Drawdown of a
 * Brownian Motion, Journal of Applied Probability 41 (2004), theorem 1.
 *
 * <p>Exits. The stop lies d = σ·√H·Φ⁻¹(1 − α/2) below in logarithms, where noise alone touches it within H days with probability α =
 * {@value #NOISE_TOUCHES} (reflection principle), but no further than the budget. The target lies b·d above, b the odds of average
 * gain to average loss: noise alone then reaches the target first with probability 1/(1 + b), the break-even one of the
 * Kelly fraction at those odds.
 *
 * @param days  days to hold
 * @param volatility  volatility a day that was used
 * @param budgetDays  days after which the budget for a fall is used up
 * @param stopLoss  price at which to close with a loss
 * @param takeProfit  price at which to close with a profit
 */
public record HoldingPlan(int days, double volatility, double budgetDays, double stopLoss, double takeProfit) {
    /** Probability that noise alone touches the stop. */
    public static final double NOISE_TOUCHES = 0.2;

    private static final double EXPECTED_FALL = Math.sqrt(Math.PI / 2.0);
    private static final double STOP_DEVIATIONS = new NormalDistribution(null, 0.0, 1.0)
            .inverseCumulativeProbability(1.0 - NOISE_TOUCHES / 2.0);
    private static final double SHARE_OF_LOOKBACK = 0.25;

    /**
     * What a plan is made from.
     *
     * @param price  price now, positive
     * @param dailyVolatility  standard deviation of a day's return, positive
     * @param maxDrawdown  deepest fall over the days looked at, 0 to 1
     * @param observedDays  days looked at, at least 20
     * @param netOdds  average gain over average loss, positive
     * @param score  unified score, 0 to 1
     * @param sortino  Sortino ratio
     * @param calmar  Calmar ratio
     */
    public record Evidence(
            double price,
            double dailyVolatility,
            double maxDrawdown,
            int observedDays,
            double netOdds,
            double score,
            OptionalDouble sortino,
            OptionalDouble calmar) {
        public Evidence {
            require(price > 0.0 && Double.isFinite(price), "price", price, "positive and finite");
            require(dailyVolatility > 0.0 && Double.isFinite(dailyVolatility), "dailyVolatility", dailyVolatility,
                    "positive and finite");
            require(maxDrawdown >= 0.0 && maxDrawdown <= 1.0, "maxDrawdown", maxDrawdown, "0 to 1");
            require(observedDays >= 20, "observedDays", observedDays, "at least 20");
            require(netOdds > 0.0 && Double.isFinite(netOdds), "netOdds", netOdds, "positive and finite");
            require(score >= 0.0 && score <= 1.0, "score", score, "0 to 1");
        }
    }

    /**
     * Returns the plan.
     *
     * @param evidence  what is known of the asset
     * @param budget  fall from a peak that is tolerated, above 0 and below 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static HoldingPlan of(Evidence evidence, double budget) {
        require(budget > 0.0 && budget < 1.0, "budget", budget, "above 0 and below 1");
        double implied = evidence.maxDrawdown() / (EXPECTED_FALL * Math.sqrt(evidence.observedDays()));
        double volatility = Math.max(evidence.dailyVolatility(), implied);
        double root = budget / (EXPECTED_FALL * volatility);
        double budgetDays = root * root;
        int days = days(evidence, budgetDays);
        double stop = Math.min(volatility * Math.sqrt(days) * STOP_DEVIATIONS, -Math.log1p(-budget));
        return new HoldingPlan(days, volatility, budgetDays, evidence.price() * Math.exp(-stop),
                evidence.price() * Math.exp(evidence.netOdds() * stop));
    }

    private static int days(Evidence evidence, double budgetDays) {
        boolean paid = evidence.sortino().orElse(0.0) > 0.0 && evidence.calmar().orElse(0.0) > 0.0;
        double days = paid ? budgetDays * Math.min(1.0, 2.0 * evidence.score()) : 1.0;
        return (int) Math.round(Math.clamp(days, 1.0, SHARE_OF_LOOKBACK * evidence.observedDays()));
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
