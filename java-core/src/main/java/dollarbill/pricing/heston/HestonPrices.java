package dollarbill.pricing.heston;

import dollarbill.market.OptionType;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Undiscounted European prices of one expiry under Heston's model, any number of strikes, by one numerical method. */
public sealed interface HestonPrices permits HestonCos, HestonFft, HestonLewis, HestonQuadrature {
    /** Points of the integrand after which the quadrature that {@link #of} ends with refuses the strikes of one call. */
    int QUADRATURE_POINTS = 200_000;

    /**
     * Returns the first method that resolves an expiry to {@link HestonCos#DEFAULT_TOLERANCE}: the COS series, Lewis's integral by the
     * trapezoidal rule, Lewis's integral by adaptive quadrature, which may still refuse strikes when prices are asked of it.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if an argument is outside the range the methods are tested in
     */
    static HestonPrices of(HestonParameters parameters, double years) {
        Domain.expiry(parameters, years);
        return Stream.<BiFunction<HestonParameters, Double, HestonPrices>>of(HestonCos::of, HestonLewis::of)
                .flatMap(method -> resolved(method, parameters, years).stream())
                .findFirst()
                .orElseGet(() -> HestonQuadrature.of(parameters, years, QUADRATURE_POINTS));
    }

    private static Optional<HestonPrices> resolved(
            BiFunction<HestonParameters, Double, HestonPrices> method, HestonParameters parameters, double years) {
        try {
            return Optional.of(method.apply(parameters, years));
        } catch (HestonException tooConcentrated) {
            return Optional.empty();
        }
    }

    /**
     * Writes undiscounted prices of the out-of-the-money side: puts for strikes up to the forward, calls above.
     *
     * @param forward  F, positive
     * @param strikes  K, each positive
     * @param values  receives a price for each strike
     * @throws IllegalArgumentException  if an argument is outside its domain
     * @throws HestonException  if the method cannot keep its accuracy at these strikes
     */
    void outOfTheMoney(double forward, double[] strikes, double[] values);

    /**
     * Returns undiscounted call prices; errors as for {@link #outOfTheMoney}.
     *
     * @param forward  F, positive
     * @param strikes  K, each positive
     */
    default double[] calls(double forward, double... strikes) {
        return prices(OptionType.CALL, forward, strikes);
    }

    /**
     * Returns undiscounted put prices; errors as for {@link #outOfTheMoney}.
     *
     * @param forward  F, positive
     * @param strikes  K, each positive
     */
    default double[] puts(double forward, double... strikes) {
        return prices(OptionType.PUT, forward, strikes);
    }

    /** By put-call parity an option is worth the out-of-the-money one of its strike and its intrinsic value. */
    private double[] prices(OptionType type, double forward, double[] strikes) {
        double[] values = new double[strikes.length];
        outOfTheMoney(forward, strikes, values);
        for (int i = 0; i < values.length; i++) {
            values[i] += type.payoff(forward, strikes[i]);
        }
        return values;
    }
}
