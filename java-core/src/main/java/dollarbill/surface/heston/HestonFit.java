package dollarbill.surface.heston;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import dollarbill.surface.VolSlice;
import java.util.List;
import java.util.OptionalDouble;

/** Heston's model of a chain, or why there is none. */
public sealed interface HestonFit {

    /**
     * A model of the chain.
     *
     * @param calibration  parameters and how well the quotes tell them
     * @param misses  how far it is from the quotes of each expiry with a smile, nearest first
     */
    record Fitted(CalibrationResult.Calibrated calibration, List<SliceMiss> misses) implements HestonFit {
        public Fitted {
            misses = List.copyOf(misses);
        }

        /** Returns the parameters. */
        public HestonParameters parameters() {
            return calibration.parameters();
        }

        /**
         * Returns the discounted value per share of a European option.
         *
         * @param type  call or put
         * @param slice  gives forward, discount and time of the expiry
         * @param strike  strike, positive
         * @throws dollarbill.pricing.heston.HestonException  if no method takes the parameters
         */
        public double price(OptionType type, VolSlice slice, double strike) {
            return slice.discount() * undiscounted(type, slice, strike);
        }

        /**
         * Returns Black's volatility of the model's price at a strike; none where the price is intrinsic value.
         *
         * @throws dollarbill.pricing.heston.HestonException  if no method takes the parameters
         */
        public IvResult impliedVolatility(VolSlice slice, double strike) {
            OptionType type = strike >= slice.forward() ? OptionType.CALL : OptionType.PUT;
            return ImpliedVolatility.solve(
                    type,
                    undiscounted(type, slice, strike),
                    slice.forward(),
                    strike,
                    1.0,
                    slice.yearsToExpiry());
        }

        /**
         * Returns the median of the distances from the mid vols in half spreads, over the quotes of all expiries; absent
         * without quotes. Above one, more than half of the quotes do not enclose the model.
         */
        public OptionalDouble medianHalfSpreads() {
            return StrikeMiss.median(misses.stream().flatMap(miss -> miss.strikes().stream()).toList());
        }

        private double undiscounted(OptionType type, VolSlice slice, double strike) {
            HestonPrices prices = HestonPrices.of(parameters(), slice.yearsToExpiry());
            return type == OptionType.CALL
                    ? prices.calls(slice.forward(), strike)[0]
                    : prices.puts(slice.forward(), strike)[0];
        }
    }

    /**
     * No model.
     *
     * @param reason  its code
     * @param detail  the numbers behind it
     */
    record Refused(Reason reason, String detail) implements HestonFit {}
}
