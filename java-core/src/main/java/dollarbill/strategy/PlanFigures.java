package dollarbill.strategy;

import dollarbill.structure.OptionStructure;
import java.util.List;

/**
 * What a structure on a chain can win and lose, per share unless said otherwise.
 *
 * @param structure  legs at bid and ask, with payoff, bounds and break-even prices
 * @param days  calendar days from the quotes to the expiry
 * @param deltas  units of the underlying that hedge one option of each leg: above zero for calls, below for puts
 * @param costs  commissions of opening and closing
 * @param smileProbability  probability of a profit at expiry by the smile, before commissions
 * @param belief  odds at expiry by the view, after commissions
 * @param exits  where the position is closed early
 */
public record PlanFigures(
        OptionStructure structure,
        int days,
        List<Double> deltas,
        double costs,
        double smileProbability,
        Odds belief,
        Exits exits) {
    public PlanFigures {
        deltas = List.copyOf(deltas);
    }

    /**
     * Odds after commissions.
     *
     * @param probability  of a profit
     * @param gain  mean profit counted only where there is one
     * @param loss  mean loss counted only where there is one
     */
    public record Odds(double probability, double gain, double loss) {
        /** Returns the mean profit. */
        public double expectedProfit() {
            return gain - loss;
        }

        /** Returns mean gain given a gain over mean loss given a loss; not a number where one of them never happens. */
        double netOdds() {
            return gain / probability * ((1.0 - probability) / loss);
        }

        /** Returns the mean loss given a loss; not a number where there is none. */
        double lossGivenLoss() {
            return loss / (1.0 - probability);
        }
    }

    /**
     * Where the position is closed early.
     *
     * @param profit  profit that is taken
     * @param stops  prices of the underlying at which the position is given up, rising
     */
    public record Exits(double profit, List<Double> stops) {
        public Exits {
            stops = List.copyOf(stops);
        }
    }
}
