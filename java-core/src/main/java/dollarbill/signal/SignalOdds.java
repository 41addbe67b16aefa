package dollarbill.signal;

import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.sizing.PayoffOdds;

/**
 * The odds of following a signal to its end, by the value that makes it a signal and by its own quote.
 *
 * @param fair  under the fair volatility
 * @param quoted  under the implied volatility of the quote's mid: the odds if there is no edge
 */
public record SignalOdds(PayoffOdds fair, PayoffOdds quoted) {
    /** Returns both odds of a signal. */
    public static SignalOdds of(Signal signal) {
        return new SignalOdds(
                PayoffOdds.of(signal.position(), signal.law(), signal.exit()),
                switch (signal.value().impliedVolPercent()) {
                    case FeatureValue.Known(double percent, var _) -> PayoffOdds.of(
                            signal.position(), signal.law().withVolatility(percent / 100.0), signal.exit());
                    case FeatureValue.Absent(Reason reason) ->
                        new PayoffOdds.Unknown(reason, "the mid has no implied volatility");
                });
    }
}
