package dollarbill.pricing.heston.calibration;

import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.Arguments;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The implied volatilities of one expiry.
 *
 * @param years  time to expiry, positive
 * @param forward  forward to the expiry, positive
 * @param quotes  volatilities by strike, in any order
 */
public record ExpirySmile(double years, double forward, List<VolQuote> quotes) {
    public ExpirySmile {
        Arguments.positive("years", years);
        Arguments.positive("forward", forward);
        quotes = List.copyOf(quotes);
    }

    /**
     * Returns the smile of undiscounted prices; prices without an implied volatility are left out.
     *
     * @param type  of all options
     * @param years  time to expiry, positive
     * @param forward  forward to the expiry, positive
     * @param strikes  K, each positive
     * @param prices  undiscounted, one a strike
     * @param volTolerance  least tolerance of a volatility, positive
     * @param priceTolerance  tolerance of a price, not negative; its part of a volatility's tolerance is this over vega
     */
    public static ExpirySmile ofPrices(
            OptionType type,
            double years,
            double forward,
            double[] strikes,
            double[] prices,
            double volTolerance,
            double priceTolerance) {
        if (strikes.length != prices.length) {
            throw new IllegalArgumentException(strikes.length + " strikes but " + prices.length + " prices");
        }
        List<VolQuote> quotes = new ArrayList<>(strikes.length);
        for (int i = 0; i < strikes.length; i++) {
            if (ImpliedVolatility.solve(type, prices[i], forward, strikes[i], 1.0,
                    years) instanceof IvResult.Found iv) {
                double tolerance = tolerance(
                        iv.volatility(),
                        years,
                        forward,
                        strikes[i],
                        volTolerance,
                        priceTolerance);
                if (tolerance < Double.POSITIVE_INFINITY) {
                    quotes.add(new VolQuote(strikes[i], iv.volatility(), tolerance));
                }
            }
        }
        return new ExpirySmile(years, forward, quotes);
    }

    /** Returns √(volTolerance² + (priceTolerance / vega)²); infinite where the option has no vega. */
    public static double tolerance(
            double volatility,
            double years,
            double forward,
            double strike,
            double volTolerance,
            double priceTolerance) {
        double vega = vega(volatility, years, forward, strike);
        return vega > 0.0 ? Math.hypot(volTolerance, priceTolerance / vega) : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns a smile with no more than so many quotes, evenly spread over the list; both ends stay.
     *
     * @param most  at least 2
     */
    public ExpirySmile thinned(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most " + most + " must be at least 2");
        }
        if (quotes.size() <= most) {
            return this;
        }
        List<VolQuote> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(quotes.get((int) Math.round((double) i * (quotes.size() - 1) / (most - 1))));
        }
        return new ExpirySmile(years, forward, kept);
    }

    /** Returns the undiscounted vega F √T n(d₁). */
    static double vega(double volatility, double years, double forward, double strike) {
        double s = volatility * Math.sqrt(years);
        double d1 = Math.log(forward / strike) / s + 0.5 * s;
        return forward * Math.sqrt(years) * NormalDistribution.density(d1);
    }

    /** Returns the volatility at the forward, linear in log-strike between the nearest quotes. */
    double atTheMoney() {
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        double volBelow = 0.0;
        double volAbove = 0.0;
        for (VolQuote quote : quotes) {
            double k = Math.log(quote.strike() / forward);
            if (k <= 0.0 && k > below) {
                below = k;
                volBelow = quote.volatility();
            }
            if (k >= 0.0 && k < above) {
                above = k;
                volAbove = quote.volatility();
            }
        }
        if (below == Double.NEGATIVE_INFINITY) {
            return volAbove;
        }
        if (above == Double.POSITIVE_INFINITY || above == below) {
            return volBelow;
        }
        return volBelow + (volAbove - volBelow) * -below / (above - below);
    }
}
