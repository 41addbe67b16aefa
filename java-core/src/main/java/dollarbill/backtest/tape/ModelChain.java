package dollarbill.backtest.tape;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Prices the options on a board at the close of one day.
 *
 * <p>Values are European and never below what exercise pays at once. The bid is the value less half a spread rounded down to a cent, the
 * ask the value plus half a spread rounded up. Volume and open interest are not known. Where Heston's model cannot be computed so near
 * to expiry, Black's formula stands in at the average variance.
 */
final class ModelChain {
    private static final double CENT = 0.01;

    private final Symbol symbol;
    private final LocalDate date;
    private final double spot;
    private final double rate;
    private final double dividendYield;
    private final HestonParameters variance;
    private final ModelRules rules;

    ModelChain(
            Symbol symbol,
            LocalDate date,
            double spot,
            double rate,
            double dividendYield,
            HestonParameters variance,
            ModelRules rules) {
        this.symbol = symbol;
        this.date = date;
        this.spot = spot;
        this.rate = rate;
        this.dividendYield = dividendYield;
        this.variance = variance;
        this.rules = rules;
    }

    /** Returns the quotes of all strikes and expiries, calls and puts. */
    List<OptionQuote> quotes(SortedMap<LocalDate, double[]> board) {
        List<OptionQuote> quotes = new ArrayList<>();
        board.forEach((expiry, strikes) -> add(expiry, strikes, quotes));
        return quotes;
    }

    private void add(LocalDate expiry, double[] strikes, List<OptionQuote> quotes) {
        double years = ExpiryTime.years(ExpiryTime.close(date), expiry);
        double forward = spot * Math.exp((rate - dividendYield) * years);
        double discount = Math.exp(-rate * years);
        double[] outside = outOfTheMoney(forward, years, strikes);
        for (int i = 0; i < strikes.length; i++) {
            for (OptionType type : OptionType.values()) {
                double inside = Math.max(type.sign() * (forward - strikes[i]), 0.0);
                double value = Math.max(discount * (outside[i] + inside), type.payoff(spot, strikes[i]));
                quotes.add(quote(expiry, strikes[i], type, value));
            }
        }
    }

    private double[] outOfTheMoney(double forward, double years, double[] strikes) {
        double[] values = new double[strikes.length];
        if (rules.pricing() == ModelRules.Pricing.HESTON) {
            try {
                HestonPrices.of(variance, years).outOfTheMoney(forward, strikes, values);
                return values;
            } catch (HestonException tooConcentrated) {
                return black(forward, years, strikes);
            }
        }
        return black(forward, years, strikes);
    }

    private double[] black(double forward, double years, double[] strikes) {
        double volatility = Math.sqrt(variance.expectedTotalVariance(years) / years);
        double[] values = new double[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            OptionType outside = strikes[i] > forward ? OptionType.CALL : OptionType.PUT;
            values[i] = BlackScholes.price(outside, forward, strikes[i], 1.0, volatility, years);
        }
        return values;
    }

    private OptionQuote quote(LocalDate expiry, double strike, OptionType type, double value) {
        double half = rules.halfSpread(value);
        double bid = Math.max(0.0, Math.floor((value - half) / CENT) / 100.0);
        double ask = Math.max(CENT, Math.ceil((value + half) / CENT) / 100.0);
        OptionContract contract = new OptionContract(code(symbol, expiry, type, strike), symbol, expiry, strike, type);
        return new OptionQuote(contract, bid, ask, OptionalLong.empty(), OptionalLong.empty());
    }

    /** Returns the symbol of a contract: root, expiry as yyMMdd, C or P, strike in thousandths with eight digits. */
    static String code(Symbol symbol, LocalDate expiry, OptionType type, double strike) {
        return String.format(
                Locale.ROOT,
                "%s%02d%02d%02d%s%08d",
                symbol,
                expiry.getYear() % 100,
                expiry.getMonthValue(),
                expiry.getDayOfMonth(),
                type.letter(),
                Math.round(1000.0 * strike));
    }
}
