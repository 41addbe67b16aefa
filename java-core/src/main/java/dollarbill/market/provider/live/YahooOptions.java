package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of Yahoo Finance's answer to {@code /v7/finance/options}: one expiry, and the dates of all. */
record YahooOptions(@JsonProperty(required = true) OptionChain optionChain) {
    record OptionChain(@Nullable List<Result> result, @Nullable Fault error) {}

    record Fault(@Nullable String code, @Nullable String description) {}

    record Result(
            @JsonProperty(required = true) String underlyingSymbol,
            @JsonProperty(required = true) List<Long> expirationDates,
            @JsonProperty(required = true) Quote quote,
            @JsonProperty(required = true) List<Expiry> options) {}

    record Quote(@Nullable Double regularMarketPrice, @JsonProperty(required = true) long regularMarketTime) {}

    record Expiry(
            @JsonProperty(required = true) long expirationDate,
            @JsonProperty(required = true) List<Contract> calls,
            @JsonProperty(required = true) List<Contract> puts) {}

    record Contract(
            @JsonProperty(required = true) String contractSymbol,
            @JsonProperty(required = true) double strike,
            @JsonProperty(required = true) long expiration,
            @Nullable String contractSize,
            @Nullable Double bid,
            @Nullable Double ask,
            @Nullable Double lastPrice,
            @Nullable Long volume,
            @Nullable Long openInterest,
            @Nullable Long lastTradeDate) {}
}
