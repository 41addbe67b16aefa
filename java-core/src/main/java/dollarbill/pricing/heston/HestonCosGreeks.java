package dollarbill.pricing.heston;

import dollarbill.market.OptionType;
import dollarbill.pricing.Arguments;

/**
 * Price and Greeks of European options of one expiry under Heston's model, by differentiating the COS series term by
 * term.
 *
 * <p>By the characteristic function's exponent ψ the coefficient of a parameter's derivative is Re[φ ∂ψ e^(−iw_k a)], of
 * the second by v₀ Re[φ D² e^(−iw_k a)]; derivatives by the strike act on the payoff's coefficients. Nothing is bumped.
 *
 * <p>Error: below the tolerance of {@link HestonCos} for the price, and of about its size in the units of each
 * derivative, more where the derivative itself is large; {@code docs/pricing.md} has the measured figures.
 *
 * <p>Source: F. Fang, C. Oosterlee (2008), section 3.4; the parameter derivatives as in {@link CumulantGradient}.
 */
public final class HestonCosGreeks {
    private final HestonParameters parameters;
    private final double years;
    private final CosineGreekSeries series;

    private HestonCosGreeks(HestonParameters parameters, double years, CosineGreekSeries series) {
        this.parameters = parameters;
        this.years = years;
        this.series = series;
    }

    /**
     * Returns the expansion for an expiry.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if the density is too concentrated for the series
     */
    public static HestonCosGreeks of(HestonParameters parameters, double years) {
        Domain.expiry(parameters, years);
        return new HestonCosGreeks(parameters, years, CosineGreekSeries.of(parameters, years));
    }

    /** Returns the number of terms of the series. */
    public int terms() {
        return series.terms();
    }

    /**
     * Returns price and Greeks of an option on a spot.
     *
     * @param type  call or put
     * @param spot  S, positive
     * @param strike  K, positive
     * @param rate  r, continuously compounded
     * @param dividendYield  q, continuously compounded
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public HestonGreeks greeks(OptionType type, double spot, double strike, double rate, double dividendYield) {
        Arguments.positive("spot", spot);
        Arguments.positive("strike", strike);
        Arguments.finite("rate", rate);
        Arguments.finite("dividendYield", dividendYield);
        double forward = spot * Math.exp((rate - dividendYield) * years);
        Arguments.positive("forward", forward);
        ForwardSensitivities s = series.at(Math.log(strike / forward));
        double discount = Math.exp(-rate * years);
        double growth = discount * forward / spot;
        double call = type == OptionType.CALL ? 1.0 : 0.0;

        double value = Math.max(0.0, forward * s.value() + call * (forward - strike));
        value = Math.max(value, type == OptionType.CALL ? forward - strike : strike - forward);
        double forwardDelta = s.value() - s.distribution() + call;
        double price = discount * value;
        double rho = growth * spot * forwardDelta * years;
        double carried = rate * price - discount * forward * (s.byTime() + forwardDelta * (rate - dividendYield));
        HestonGradient gradient = s.gradient().times(discount * forward);
        double vol = Math.sqrt(parameters.initialVariance());
        double byVariance = gradient.initialVariance();
        return new HestonGreeks(
                price,
                growth * forwardDelta,
                growth * s.density() / spot,
                carried,
                rho - years * price,
                -rho,
                2.0 * vol * byVariance,
                2.0 * vol * growth * (s.gradient().initialVariance() - s.distributionByVariance()),
                2.0 * byVariance + 4.0 * parameters.initialVariance() * discount * forward * s.byVarianceTwice(),
                gradient);
    }
}
