package dollarbill.app.rows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model that values rows. */
public enum PricingModel {
    /** Black-Scholes-Merton, European exercise. */
    BLACK,
    /** Heston's stochastic volatility, European exercise. */
    HESTON,
    /** Black-Scholes-Merton, American exercise. */
    AMERICAN;

    private static final List<PricingModel> ALL = List.of(values());
    private static final List<Input> CONSTANT_VOLATILITY = List.of(Input.VOLATILITY);
    private static final List<Input> STOCHASTIC_VOLATILITY = List.of(
            Input.INITIAL_VARIANCE,
            Input.MEAN_REVERSION,
            Input.LONG_RUN_VARIANCE,
            Input.VOL_OF_VOL,
            Input.CORRELATION);

    /** Returns the inputs it needs beside the contract and the market. */
    public List<Input> parameters() {
        return this == HESTON ? STOCHASTIC_VOLATILITY : CONSTANT_VOLATILITY;
    }

    /** Returns its name in rows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the model of a name in any case; absent for other words. */
    static Optional<PricingModel> of(String word) {
        for (PricingModel model : ALL) {
            if (model.name().equalsIgnoreCase(word)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    static String names() {
        return Stream.of(values()).map(PricingModel::word).collect(Collectors.joining(", "));
    }
}
