package dollarbill.sample;

import dollarbill.market.Symbol;
import java.util.List;

/**
 * True parameters of one simulated underlying.
 *
 * @param symbol  name; the numbers are not those of the real one
 * @param lastPrice  price on the last day, USD
 * @param volatility  long-run volatility a year in the normal regime
 * @param marketCorrelation  correlation of its diffusion with the market's, in [0, 1]
 * @param drift  expected growth a year, dividends included
 * @param dividendYield  continuous yield a year
 * @param strikeStep  finest distance of strikes, USD; doubled as often as the range to expiry asks for
 * @param liquidity  depth of its option market, 1 for the deepest
 */
public record SampleSymbol(
        Symbol symbol,
        double lastPrice,
        double volatility,
        double marketCorrelation,
        double drift,
        double dividendYield,
        double strikeStep,
        double liquidity) {
    /** The underlyings of the standard sample. */
    public static final List<SampleSymbol> STANDARD = List.of(
            of("SPY", 585.0, 0.15, 0.90, 0.08, 0.013, 5.0, 1.0),
            of("QQQ", 490.0, 0.20, 0.60, 0.10, 0.006, 5.0, 0.9),
            of("IWM", 42.0, 0.21, 0.50, 0.07, 0.012, 0.5, 0.9),
            of("AAPL", 212.0, 0.26, 0.30, 0.11, 0.005, 2.5, 0.8),
            of("MSFT", 405.0, 0.24, 0.30, 0.11, 0.008, 5.0, 0.7),
            of("NVDA", 128.0, 0.44, 0.30, 0.16, 0.0, 2.5, 0.8),
            of("TSLA", 31.0, 0.52, 0.20, 0.12, 0.0, 0.5, 0.8),
            of("AMZN", 178.0, 0.31, 0.30, 0.11, 0.0, 2.5, 0.7),
            of("JPM", 96.0, 0.23, 0.30, 0.09, 0.023, 1.0, 0.7),
            of("KO", 54.0, 0.16, 0.15, 0.07, 0.029, 0.5, 0.6));

    /** A symbol with volatility 1, in which the parameters of regimes are stated. */
    static final SampleSymbol UNIT = of("UNIT", 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0);

    public SampleSymbol {
        if (!(lastPrice > 0.0) || !(volatility > 0.0) || !(strikeStep > 0.0) || !(liquidity > 0.0 && liquidity <= 1.0)
                || !(marketCorrelation >= 0.0 && marketCorrelation <= 1.0)) {
            throw new IllegalArgumentException(symbol + ": lastPrice " + lastPrice + ", volatility " + volatility
                    + " and strikeStep " + strikeStep + " must be positive, liquidity " + liquidity
                    + " in (0, 1], marketCorrelation " + marketCorrelation + " in [0, 1]");
        }
    }

    private static SampleSymbol of(
            String symbol,
            double lastPrice,
            double volatility,
            double marketCorrelation,
            double drift,
            double dividendYield,
            double strikeStep,
            double liquidity) {
        return new SampleSymbol(
                Symbol.of(symbol), lastPrice, volatility, marketCorrelation, drift, dividendYield, strikeStep,
                liquidity);
    }
}
