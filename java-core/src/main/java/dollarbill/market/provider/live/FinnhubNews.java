package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.NewsArticle;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Articles about a company from Finnhub: North American companies, the last year. */
final class FinnhubNews {
    private static final TypeReference<List<Article>> FORM = new TypeReference<>() {};

    private final ProviderClient client;
    private final FinnhubAccess access;

    FinnhubNews(ProviderClient client, FinnhubAccess access) {
        this.client = client;
        this.access = access;
    }

    /** The form of one article. */
    record Article(
            @JsonProperty(required = true) long datetime,
            @JsonProperty(required = true) String headline,
            @JsonProperty(required = true) long id,
            @Nullable String source,
            @Nullable String summary) {}

    /**
     * Asks for the articles of some days, both included.
     *
     * @throws ProviderException  if they cannot be had
     */
    List<NewsArticle> news(Symbol symbol, LocalDate from, LocalDate to) {
        ProviderRequest request = access.request("/api/v1/company-news")
                .with("symbol", symbol.value())
                .with("from", from.toString())
                .with("to", to.toString());
        return client.get(request, body -> Payload.read(client.provider(), body, FORM)
                .stream()
                .filter(article -> !line(article.headline()).isEmpty())
                .map(this::article)
                .toList());
    }

    private NewsArticle article(Article article) {
        return new NewsArticle(
                client.past("datetime", article.datetime()),
                Long.toString(article.id()),
                line(article.headline()),
                line(Objects.requireNonNullElse(article.summary(), "")),
                line(Objects.requireNonNullElse(article.source(), "")));
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
