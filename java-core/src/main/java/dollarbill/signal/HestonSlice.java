package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.SliceMiss;
import dollarbill.surface.heston.StrikeMiss;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Heston's model of a chain as it stands to one expiry. */
public sealed interface HestonSlice {
    /**
     * A model.
     *
     * @param parameters  the model of the chain
     * @param chainMiss  median distance of its vols from the mids over the chain, in half spreads
     * @param expiryMiss  the same over the expiry
     * @param strikes  the miss of each out-of-the-money quote of the expiry
     */
    record Fitted(HestonParameters parameters, double chainMiss, double expiryMiss, List<StrikeMiss> strikes)
            implements
                HestonSlice {
        public Fitted {
            strikes = List.copyOf(strikes);
        }

        /**
         * Returns the size of the median of the signed misses of the nearest other strikes, in half spreads: large where the
         * model lies off the quotes around a strike, small where one quote lies off the model.
         */
        OptionalDouble missAround(double strike) {
            double[] near = strikes.stream()
                    .filter(miss -> miss.strike() != strike)
                    .sorted(Comparator.comparingDouble((StrikeMiss miss) -> Math.abs(Math.log(miss.strike() / strike)))
                            .thenComparingDouble(StrikeMiss::strike))
                    .limit(FairValueRules.NEIGHBOURS)
                    .mapToDouble(StrikeMiss::halfSpreads)
                    .toArray();
            if (near.length == 0) {
                return OptionalDouble.empty();
            }
            Arrays.sort(near);
            return OptionalDouble.of(Math.abs(0.5 * (near[(near.length - 1) / 2] + near[near.length / 2])));
        }
    }

    /**
     * No model.
     *
     * @param reason  why
     * @param detail  the numbers behind it
     */
    record None(Reason reason, String detail) implements HestonSlice {}

    /** Returns how a fit stands to an expiry. */
    static HestonSlice of(HestonFit fit, LocalDate expiry) {
        return switch (fit) {
            case HestonFit.Refused refused -> new None(refused.reason(), refused.detail());
            case HestonFit.Fitted fitted -> fitted.misses()
                    .stream()
                    .filter(miss -> miss.expiry().equals(expiry) && !miss.strikes().isEmpty())
                    .findFirst()
                    .map(miss -> of(fitted, miss))
                    .orElseGet(() -> new None(Reason.CALIBRATION_FEW_QUOTES, "no quotes of " + expiry));
        };
    }

    private static HestonSlice of(HestonFit.Fitted fitted, SliceMiss miss) {
        return new Fitted(
                fitted.parameters(),
                fitted.medianHalfSpreads().orElseThrow(),
                miss.medianHalfSpreads().orElseThrow(),
                miss.strikes());
    }
}
