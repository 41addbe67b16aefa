package dollarbill.signal;

import dollarbill.market.OptionContract;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonPrices;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values the options of one chain: by Heston's model where it is close enough to the quotes, else by the smile of the expiry.
 *
 * <p>Not safe for use by several threads.
 */
final class FairValues {
    private final FairSmiles smiles;
    private final FairValueRules rules;
    private final Map<LocalDate, Model> models = new HashMap<>();

    FairValues(FairSmiles smiles, FairValueRules rules) {
        this.smiles = smiles;
        this.rules = rules;
    }

    /** Heston's model ready to value the options of one expiry, or why there is none. */
    private sealed interface Model {
        record Ready(HestonSlice.Fitted slice, HestonPrices prices) implements Model {}

        record Missing(Reason reason, String detail) implements Model {}
    }

    /**
     * Returns the values of an option.
     *
     * @param contract  the option
     * @param slice  the smile of its expiry, with positive variance at the strike
     */
    ModelValues of(OptionContract contract, SmileSlice slice) {
        return switch (models.computeIfAbsent(contract.expiry(), expiry -> model(expiry, slice.years()))) {
            case Model.Missing(Reason reason, String detail) ->
                smile(contract, slice, reason, detail, Optional.empty());
            case Model.Ready(HestonSlice.Fitted fitted, HestonPrices prices) -> {
                try {
                    yield judged(contract, slice, quote(contract, slice, fitted, prices));
                } catch (HestonException e) {
                    yield smile(contract, slice, e.reason(), String.valueOf(e.getMessage()), Optional.empty());
                }
            }
        };
    }

    private Model model(LocalDate expiry, double years) {
        HestonSlice heston = smiles.heston().get(expiry);
        if (heston == null) {
            return new Model.Missing(Reason.HESTON_ABSENT, "no calibration stands beside the smile of " + expiry);
        }
        return switch (heston) {
            case HestonSlice.None(Reason reason, String detail) -> new Model.Missing(reason, detail);
            case HestonSlice.Fitted fitted -> {
                try {
                    yield new Model.Ready(fitted, HestonMethod.prices(fitted.parameters(), years));
                } catch (HestonException e) {
                    yield new Model.Missing(e.reason(), String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private static HestonQuote quote(
            OptionContract contract, SmileSlice slice, HestonSlice.Fitted fitted, HestonPrices prices) {
        HestonValue value = HestonValue.of(prices, contract.type(), contract.strike(), slice.forward(),
                slice.discount(), slice.years());
        return new HestonQuote(fitted.parameters(), HestonMethod.of(prices), fitted.chainMiss(), fitted.expiryMiss(),
                fitted.missAround(contract.strike()), value.value(), value.vol());
    }

    private ModelValues judged(OptionContract contract, SmileSlice slice, HestonQuote heston) {
        if (!heston.isWithin(rules.hestonMaxMiss())) {
            return smile(contract, slice, Reason.HESTON_POOR_FIT, heston.misses(rules.hestonMaxMiss()),
                    Optional.of(heston));
        }
        return heston.vol().isEmpty()
                ? smile(contract, slice, Reason.HESTON_UNRESOLVED, "too little time value for a volatility",
                        Optional.of(heston))
                : values(FairSource.HESTON, contract, slice, Optional.empty(), "", Optional.of(heston));
    }

    private ModelValues smile(
            OptionContract contract, SmileSlice slice, Reason reason, String detail, Optional<HestonQuote> heston) {
        return values(FairSource.SMILE, contract, slice, Optional.of(reason), detail, heston);
    }

    private ModelValues values(
            FairSource source,
            OptionContract contract,
            SmileSlice slice,
            Optional<Reason> reason,
            String detail,
            Optional<HestonQuote> heston) {
        double vol = Math.sqrt(slice.totalVariance(contract.strike()) / slice.years());
        double value = BlackScholes.price(contract.type(), slice.forward(), contract.strike(), slice.discount(), vol,
                slice.years());
        return new ModelValues(source, reason, detail, vol, value, heston, rules);
    }
}
