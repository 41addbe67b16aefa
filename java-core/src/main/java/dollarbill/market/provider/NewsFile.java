package dollarbill.market.provider;

import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A file with the articles about one symbol, in the order of publication. */
final class NewsFile {
    static final List<String> COLUMNS = List.of("published", "id", "headline", "summary", "source");

    private NewsFile() {}

    static NewsHistory read(Path path, Symbol symbol) {
        List<NewsArticle> articles = new ArrayList<>();
        TimeOrder order = new TimeOrder("published");
        CsvFile.read(path, COLUMNS, row -> {
            Instant published = order.next(row);
            articles.add(new NewsArticle(
                    published, row.required("id"), row.required("headline"), row.text("summary"), row.text("source")));
        });
        return new NewsHistory(symbol, articles);
    }
}
