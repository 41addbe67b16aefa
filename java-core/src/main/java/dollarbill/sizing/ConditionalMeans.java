package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.sizing.PayoffOdds.Kind;
import dollarbill.sizing.PayoffOdds.Known;
import dollarbill.sizing.PayoffOdds.Unknown;

/** Turns weight, gain and loss of the two sides of a break-even price into odds. */
final class ConditionalMeans {
    private ConditionalMeans() {}

    static PayoffOdds odds(
            double win, double lose, double gain, double loss, double breakEven, double horizonYears, Kind kind) {
        if (!(win > 0.0 && lose > 0.0 && gain > 0.0 && loss > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "one side of the payoff has no weight: probability of profit "
                    + win + ", of loss " + lose);
        }
        double givenGain = gain / win;
        double givenLoss = loss / lose;
        return new Known(win, givenGain, givenLoss, givenGain / givenLoss, gain - loss, breakEven, horizonYears, kind);
    }
}
