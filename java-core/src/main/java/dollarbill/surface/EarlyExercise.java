package dollarbill.surface;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.ParityForward;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanImpliedVolatility;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the early-exercise premium out of the American quotes of one expiry.
 *
 * <p>The implied volatility is that of the American price: {@code A(vol) = price}, solved as {@code vol <- European vol of (price less
 * premium at vol)}, which settles in two or three steps out of the money, and by a bracketed search where it does not. Bid and ask
 * take the premium on its tangent at the mid. Spot and dividend yield are those of {@link SpotCarry}.
 *
 * <p>A parity forward of American quotes is biased by the premiums of both sides; {@link #forward} repeats the regression on prices
 * without them.
 */
final class EarlyExercise {
    private static final double PARITY_BAND = 0.06;
    private static final int PARITY_ROUNDS = 3;
    private static final double PARITY_SETTLED = 1e-6;
    private static final int STEPS = 5;
    private static final double SETTLED = 1e-5;
    private static final double TANGENT_STEP = 0.05;
    private static final double LEAST_PRICE = 1e-6;

    private final double spot;
    private final double years;
    private final double rate;
    private final double yield;
    private final double forward;
    private final double discount;

    private EarlyExercise(double spot, double years, ParityForward parity) {
        this.years = years;
        this.forward = parity.forward();
        this.discount = parity.discount();
        SpotCarry carry = SpotCarry.of(spot, forward, discount, years);
        this.rate = carry.rate();
        this.yield = carry.yield();
        this.spot = carry.spot();
    }

    /** Returns the quotes' American options at a forward; the discount must be at most one. */
    static EarlyExercise at(double spot, double years, ParityForward parity) {
        if (!(parity.discount() <= 1.0)) {
            throw new IllegalArgumentException("discount " + parity.discount() + " must be at most 1");
        }
        return new EarlyExercise(spot, years, parity);
    }

    /** Returns the parity forward of American quotes with the premiums near the money taken out. */
    static Optional<ParityForward> forward(
            List<OptionQuote> quotes, double spot, double years, double flatRate) {
        Optional<ParityForward> parity = ParityForward.estimate(quotes, ExerciseStyle.AMERICAN, years, flatRate);
        for (int round = 0; round < PARITY_ROUNDS && parity.isPresent(); round++) {
            ParityForward before = parity.get();
            EarlyExercise exercise = at(spot, years, before);
            List<OptionQuote> near = new ArrayList<>();
            for (OptionQuote quote : quotes) {
                if (Math.abs(Math.log(quote.contract().strike() / before.forward())) <= PARITY_BAND) {
                    exercise.european(quote).ifPresent(near::add);
                }
            }
            Optional<ParityForward> next = ParityForward.estimate(near, ExerciseStyle.AMERICAN, years, flatRate);
            if (next.isEmpty() || Math.abs(next.get().forward() / before.forward() - 1.0) < PARITY_SETTLED) {
                return next.isEmpty() ? parity : next;
            }
            parity = next;
        }
        return parity;
    }

    /** A quote less the premium at its mid; empty where the mid has no volatility. */
    private Optional<OptionQuote> european(OptionQuote quote) {
        if (!(mid(quote) instanceof IvResult.Found found)) {
            return Optional.empty();
        }
        double premium = premium(quote, found.volatility());
        return Optional.of(new OptionQuote(
                quote.contract(),
                Math.max(quote.bid() - premium, 0.0),
                Math.max(quote.ask() - premium, LEAST_PRICE),
                quote.volume(),
                quote.openInterest()));
    }

    /** Returns the implied vols of a quote without early exercise. */
    QuoteVol vols(OptionQuote quote) {
        IvResult mid = mid(quote);
        if (!(mid instanceof IvResult.Found found)) {
            return new QuoteVol(quote, side(quote, quote.bid()), mid, side(quote, quote.ask()));
        }
        double vol = found.volatility();
        double premium = premium(quote, vol);
        if (premium == 0.0) {
            return new QuoteVol(quote, european(quote, quote.bid()), mid, european(quote, quote.ask()));
        }
        double slope = (premium(quote, vol * (1.0 + TANGENT_STEP)) - premium) / (vol * TANGENT_STEP);
        return new QuoteVol(
                quote,
                onTangent(quote, quote.bid(), vol, premium, slope),
                mid,
                onTangent(quote, quote.ask(), vol, premium, slope));
    }

    private IvResult onTangent(OptionQuote quote, double price, double vol, double premium, double slope) {
        IvResult result = european(quote, price - premium);
        for (int step = 0; step < STEPS && result instanceof IvResult.Found found; step++) {
            result = european(quote, price - premium - slope * (found.volatility() - vol));
        }
        return result;
    }

    private IvResult mid(OptionQuote quote) {
        return side(quote, quote.mid());
    }

    private IvResult side(OptionQuote quote, double price) {
        double exercise = quote.contract().type().payoff(spot, quote.contract().strike());
        if (price <= exercise) {
            return new IvResult.BelowIntrinsic(exercise);
        }
        IvResult result = european(quote, price);
        if (!(result instanceof IvResult.Found first)) {
            return result;
        }
        double vol = first.volatility();
        for (int step = 0; step < STEPS; step++) {
            double premium = premium(quote, vol);
            if (premium == 0.0) {
                return european(quote, price);
            }
            if (!(european(quote, price - premium) instanceof IvResult.Found found)) {
                break;
            }
            double moved = Math.abs(found.volatility() - vol);
            vol = found.volatility();
            if (moved <= SETTLED * vol) {
                return found;
            }
        }
        return AmericanImpliedVolatility.solve(
                quote.contract().type(),
                price,
                spot,
                quote.contract().strike(),
                years,
                rate,
                yield,
                AmericanAccuracy.FAST);
    }

    private IvResult european(OptionQuote quote, double price) {
        return ImpliedVolatility.solve(
                quote.contract().type(), price, forward, quote.contract().strike(), discount, years);
    }

    private double premium(OptionQuote quote, double vol) {
        OptionType type = quote.contract().type();
        double strike = quote.contract().strike();
        if (type == OptionType.CALL ? yield <= 0.0 : rate <= 0.0) {
            return 0.0;
        }
        double american = AmericanOptions.price(type, spot, strike, years, rate, yield, vol, AmericanAccuracy.FAST);
        return Math.max(american - BlackScholes.price(type, forward, strike, discount, vol, years), 0.0);
    }
}
