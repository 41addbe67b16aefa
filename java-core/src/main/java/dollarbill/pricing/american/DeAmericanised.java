package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.IvResult;

/** What an American quote would be if the option were European: same volatility, no early exercise. */
public sealed interface DeAmericanised {

    /**
     * The European option of the same volatility.
     *
     * @param volatility  implied by the American price, per square root of a year
     * @param europeanPrice  Black-Scholes price at that volatility
     * @param premium  what early exercise is worth, the difference of both prices
     */
    record Found(double volatility, double europeanPrice, double premium) implements DeAmericanised {}

    /**
     * The American price has no implied volatility.
     *
     * @param cause  side and bound, or the argument at fault
     */
    record Missing(IvResult.Missing cause) implements DeAmericanised {
        /** Returns the code of the reason. */
        public Reason reason() {
            return cause.reason();
        }
    }

    /**
     * Takes the early-exercise premium out of an American price.
     *
     * @param type  call or put
     * @param price  price per share of the American option
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param accuracy  how closely
     */
    static DeAmericanised of(
            OptionType type,
            double price,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            AmericanAccuracy accuracy) {
        IvResult implied = AmericanImpliedVolatility.solve(
                type, price, spot, strike, years, rate, dividendYield, accuracy);
        return switch (implied) {
            case IvResult.Missing missing -> new Missing(missing);
            case IvResult.Found found -> {
                double european = BlackScholes.price(
                        type,
                        spot * Math.exp((rate - dividendYield) * years),
                        strike,
                        Math.exp(-rate * years),
                        found.volatility(),
                        years);
                yield new Found(found.volatility(), european, price - european);
            }
        };
    }
}
