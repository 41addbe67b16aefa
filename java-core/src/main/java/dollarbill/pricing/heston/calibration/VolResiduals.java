package dollarbill.pricing.heston.calibration;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import java.util.List;

/**
 * Misses of Heston's implied volatilities in units of the quotes' tolerances, and their derivatives.
 *
 * <p>rᵢ = (IV(Cᵢ) − σᵢ) / tolᵢ and ∂rᵢ = ∂Cᵢ / (vega at IV(Cᵢ) · tolᵢ). Where a price has no volatility, because the
 * quadrature cannot tell it from zero, the miss is (Cᵢ − market price) / (market vega · tolᵢ), the same to first order.
 */
final class VolResiduals {
    private static final int ROWS = 1 + CharacteristicGradient.PARAMETERS;
    /** Prices below this share of the forward are noise of the quadrature. */
    private static final double NOISE = 1e-12;

    private final Expiry[] expiries;
    private final int size;

    @SuppressWarnings("ArrayRecordComponent") // numbers inside one computation, never compared
    private record Expiry(ExpirySmile smile, ExpiryPrices prices, double[][] rows, double[] price, double[] vega) {
        static Expiry of(ExpirySmile smile) {
            int n = smile.quotes().size();
            double[] price = new double[n];
            double[] vega = new double[n];
            for (int i = 0; i < n; i++) {
                VolQuote quote = smile.quotes().get(i);
                price[i] = ExpiryPrices.black(smile, quote.strike(), quote.volatility());
                vega[i] = ExpirySmile.vega(quote.volatility(), smile.years(), smile.forward(), quote.strike());
            }
            return new Expiry(smile, new ExpiryPrices(smile), new double[ROWS][n], price, vega);
        }
    }

    VolResiduals(List<ExpirySmile> smiles) {
        this.expiries = smiles.stream().map(Expiry::of).toArray(Expiry[]::new);
        this.size = smiles.stream().mapToInt(smile -> smile.quotes().size()).sum();
    }

    /** Returns the number of residuals. */
    int size() {
        return size;
    }

    /**
     * Evaluates residuals and derivatives in the parameters themselves.
     *
     * @param parameters  the model
     * @param residuals  filled
     * @param jacobian  filled; five values a residual, in the order of {@link HestonParameter}
     */
    void evaluate(HestonParameters parameters, double[] residuals, double[] jacobian) {
        int at = 0;
        for (Expiry expiry : expiries) {
            expiry.prices.evaluate(parameters, expiry.rows);
            for (int i = 0; i < expiry.price.length; i++, at++) {
                residual(expiry, i, at, residuals, jacobian);
            }
        }
    }

    private static void residual(Expiry expiry, int i, int at, double[] residuals, double[] jacobian) {
        ExpirySmile smile = expiry.smile;
        VolQuote quote = smile.quotes().get(i);
        double price = expiry.rows[0][i];
        double miss = (price - expiry.price[i]) / expiry.vega[i];
        double vega = expiry.vega[i];
        if (price > NOISE * smile.forward()
                && volatility(smile, quote.strike(), price) instanceof IvResult.Found found) {
            double modelVega = ExpirySmile.vega(found.volatility(), smile.years(), smile.forward(), quote.strike());
            if (modelVega > NOISE * smile.forward()) {
                miss = found.volatility() - quote.volatility();
                vega = modelVega;
            }
        }
        residuals[at] = miss / quote.tolerance();
        double scale = 1.0 / (vega * quote.tolerance());
        for (int p = 0; p < CharacteristicGradient.PARAMETERS; p++) {
            jacobian[at * CharacteristicGradient.PARAMETERS + p] = expiry.rows[p + 1][i] * scale;
        }
    }

    private static IvResult volatility(ExpirySmile smile, double strike, double price) {
        OptionType type = strike >= smile.forward() ? OptionType.CALL : OptionType.PUT;
        return ImpliedVolatility.solve(type, price, smile.forward(), strike, 1.0, smile.years());
    }

    /** Returns the sum of squared misses in volatility, not weighted. */
    double squaredVolMiss(double[] residuals) {
        double sum = 0.0;
        int at = 0;
        for (Expiry expiry : expiries) {
            for (VolQuote quote : expiry.smile.quotes()) {
                double miss = residuals[at++] * quote.tolerance();
                sum += miss * miss;
            }
        }
        return sum;
    }
}
