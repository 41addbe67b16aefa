package dollarbill.market.provider.live;

import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Option chains from Yahoo Finance, one request an expiry.
 *
 * <p>The chain carries the price and time that its first answer gives for the underlying; the other expiries are asked
 * for after it, so while the market is open their quotes are a little later than that.
 */
final class YahooChains {
    private static final TypeReference<YahooOptions> FORM = new TypeReference<>() {};
    private static final String REGULAR = "REGULAR";

    private final ProviderClient client;
    private final YahooSession session;
    private final URI base;

    YahooChains(ProviderClient client, YahooSession session, URI base) {
        this.client = client;
        this.session = session;
        this.base = base;
    }

    /**
     * Asks for all expiries of an underlying.
     *
     * @throws ProviderException  if one of them cannot be had
     */
    RawChain chain(Symbol symbol, ExerciseStyle style) {
        String name = YahooSymbol.of(symbol);
        YahooOptions.Result first = ask(name, Optional.empty());
        Instant asOf = client.past("optionChain.result[0].quote.regularMarketTime", first.quote().regularMarketTime())
                .truncatedTo(ChronoUnit.MINUTES);
        List<RawQuote> quotes = new ArrayList<>();
        first.options().forEach(expiry -> add(quotes, symbol, expiry));
        List<Long> had = first.options().stream().map(YahooOptions.Expiry::expirationDate).toList();
        for (long date : first.expirationDates()) {
            if (!had.contains(date)) {
                ask(name, Optional.of(date)).options().forEach(expiry -> add(quotes, symbol, expiry));
            }
        }
        if (quotes.isEmpty()) {
            throw new ProviderException(client.provider(), Reason.SOURCE_NOT_FOUND, "no option on " + name);
        }
        LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        return new RawChain(
                symbol, day, asOf, number(first.quote().regularMarketPrice()), style, false, "Yahoo Finance", quotes);
    }

    private YahooOptions.Result ask(String name, Optional<Long> date) {
        ProviderRequest plain = ProviderRequest.to(base, "/v7/finance/options/" + ProviderRequest.segment(name));
        ProviderRequest request = date.map(day -> plain.with("date", Long.toString(day))).orElse(plain);
        try {
            return client.get(session.sign(request), body -> read(body, name));
        } catch (ProviderException refused) {
            if (refused.failure().reason() != Reason.SOURCE_REFUSED) {
                throw refused;
            }
            session.forget();
            return client.get(session.sign(request), body -> read(body, name));
        }
    }

    private YahooOptions.Result read(byte[] body, String name) {
        YahooOptions.OptionChain chain = Payload.read(client.provider(), body, FORM).optionChain();
        List<YahooOptions.Result> results = chain.result();
        if (results == null || results.isEmpty()) {
            String said = chain.error() == null ? "no result" : String.valueOf(chain.error().description());
            throw new ProviderException(client.provider(), Reason.SOURCE_NOT_FOUND, "options on " + name + ": " + said);
        }
        return results.getFirst();
    }

    private void add(List<RawQuote> quotes, Symbol symbol, YahooOptions.Expiry expiry) {
        expiry.calls().forEach(contract -> add(quotes, symbol, contract, OptionType.CALL));
        expiry.puts().forEach(contract -> add(quotes, symbol, contract, OptionType.PUT));
    }

    /** Passes over contracts on other than a hundred shares. */
    private void add(List<RawQuote> quotes, Symbol symbol, YahooOptions.Contract row, OptionType type) {
        if (row.contractSize() != null && !row.contractSize().equals(REGULAR)) {
            return;
        }
        if (!(row.strike() > 0.0) || row.contractSymbol().isBlank()) {
            throw ProviderException.changed(
                    client.provider(),
                    "optionChain.result[0].options[0].strike",
                    row.strike() + " of '" + row.contractSymbol() + "', expected a positive number and a name");
        }
        LocalDate expires = Instant.ofEpochSecond(row.expiration()).atZone(ZoneOffset.UTC).toLocalDate();
        quotes.add(new RawQuote(
                new OptionContract(row.contractSymbol(), symbol, expires, row.strike(), type),
                number(row.bid()),
                number(row.ask()),
                number(row.lastPrice()),
                count(row.volume()),
                count(row.openInterest()),
                Optional.ofNullable(row.lastTradeDate()).map(Instant::ofEpochSecond),
                quotes.size() + 2L));
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null || !Double.isFinite(value) || value < 0.0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value);
    }

    private static OptionalLong count(@Nullable Long value) {
        return value == null || value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
