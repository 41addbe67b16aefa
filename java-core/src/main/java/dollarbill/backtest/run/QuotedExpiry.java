package dollarbill.backtest.run;

import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The quotes of one expiry with what they say of the forward, so that options can be chosen by delta.
 *
 * <p>The forward follows from put-call parity at the strike nearest the price that quotes both, F = K + (C − P)/D at mids; deltas are
 * Black's at the implied volatility of the mid.
 */
final class QuotedExpiry {
    private final LocalDate expiry;
    private final double years;
    private final double spot;
    private final double rate;
    private final double forward;
    private final List<OptionQuote> quotes;

    private QuotedExpiry(
            LocalDate expiry, double years, double spot, double rate, double forward, List<OptionQuote> quotes) {
        this.expiry = expiry;
        this.years = years;
        this.spot = spot;
        this.rate = rate;
        this.forward = forward;
        this.quotes = quotes;
    }

    /** Returns the expiry with the most days from least to most that quotes a pair; absent where there is none. */
    static Optional<QuotedExpiry> within(
            UnderlyingDay day, LocalDate date, double rate, int leastDays, int mostDays) {
        SortedMap<LocalDate, List<OptionQuote>> byExpiry = new TreeMap<>(Comparator.reverseOrder());
        for (OptionQuote quote : day.quotes().quotes()) {
            LocalDate expiry = quote.contract().expiry();
            long days = ChronoUnit.DAYS.between(date, expiry);
            if (days >= leastDays && days <= mostDays) {
                byExpiry.computeIfAbsent(expiry, e -> new java.util.ArrayList<>()).add(quote);
            }
        }
        return byExpiry.entrySet()
                .stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue(), day.close(), date, rate).stream())
                .findFirst();
    }

    private static Optional<QuotedExpiry> of(
            LocalDate expiry, List<OptionQuote> quotes, double spot, LocalDate date, double rate) {
        double years = ExpiryTime.years(ExpiryTime.close(date), expiry);
        double discount = Math.exp(-rate * years);
        Map<Double, OptionQuote> puts = new HashMap<>();
        quotes.stream()
                .filter(quote -> quote.contract().type() == OptionType.PUT)
                .forEach(quote -> puts.put(quote.contract().strike(), quote));
        return quotes.stream()
                .filter(quote -> quote.contract().type() == OptionType.CALL
                        && puts.containsKey(quote.contract().strike()))
                .min(Comparator.comparingDouble(quote -> Math.abs(quote.contract().strike() - spot)))
                .map(call -> {
                    double strike = call.contract().strike();
                    OptionQuote put = puts.getOrDefault(strike, call);
                    return strike + (call.mid() - put.mid()) / discount;
                })
                .filter(forward -> forward > 0.0)
                .map(forward -> new QuotedExpiry(expiry, years, spot, rate, forward, quotes));
    }

    LocalDate expiry() {
        return expiry;
    }

    /** Returns the quoted option with a bid whose absolute delta is nearest; absent where none has a delta. */
    Optional<OptionQuote> nearest(OptionType type, double absoluteDelta) {
        OptionQuote best = null;
        double least = Double.POSITIVE_INFINITY;
        for (OptionQuote quote : quotes) {
            if (quote.contract().type() == type && quote.bid() > 0.0) {
                OptionalDouble delta = delta(quote);
                double away = delta.isPresent() ? Math.abs(Math.abs(delta.getAsDouble()) - absoluteDelta) : least;
                if (away < least) {
                    least = away;
                    best = quote;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private OptionalDouble delta(OptionQuote quote) {
        double strike = quote.contract().strike();
        OptionType type = quote.contract().type();
        double dividendYield = rate - Math.log(forward / spot) / years;
        return switch (ImpliedVolatility.solve(
                type, quote.mid(), forward, strike, Math.exp(-rate * years), years)) {
            case IvResult.Found found -> OptionalDouble.of(
                    BlackScholes.evaluate(type, spot, strike, years, rate, dividendYield, found.volatility()).delta());
            case IvResult.Missing _ -> OptionalDouble.empty();
        };
    }
}
