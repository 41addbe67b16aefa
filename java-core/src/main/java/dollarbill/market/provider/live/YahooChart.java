package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of Yahoo Finance's answer to {@code /v8/finance/chart}: columns beside a list of times. */
record YahooChart(@JsonProperty(required = true) Chart chart) {
    record Chart(@Nullable List<Result> result, @Nullable Fault error) {}

    record Fault(@Nullable String code, @Nullable String description) {}

    record Result(
            @JsonProperty(required = true) Meta meta,
            @Nullable List<Long> timestamp,
            @Nullable Events events,
            @JsonProperty(required = true) Indicators indicators) {}

    record Meta(
            @JsonProperty(required = true) String symbol,
            @JsonProperty(required = true) String exchangeTimezoneName,
            @Nullable String currency) {}

    record Indicators(@JsonProperty(required = true) List<Quote> quote, @Nullable List<Adjusted> adjclose) {}

    record Quote(
            @Nullable List<@Nullable Double> open,
            @Nullable List<@Nullable Double> high,
            @Nullable List<@Nullable Double> low,
            @Nullable List<@Nullable Double> close,
            @Nullable List<@Nullable Double> volume) {}

    record Adjusted(@JsonProperty(required = true) List<@Nullable Double> adjclose) {}

    record Events(@Nullable Map<String, Dividend> dividends, @Nullable Map<String, Split> splits) {}

    record Dividend(@JsonProperty(required = true) double amount, @JsonProperty(required = true) long date) {}

    record Split(
            @JsonProperty(required = true) double numerator,
            @JsonProperty(required = true) double denominator,
            @JsonProperty(required = true) long date) {}
}
