package dollarbill.market.provider;

import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A file with the counts of mentions of one symbol, in the order of observation. */
final class MentionFile {
    static final List<String> COLUMNS = List.of(
            "observed", "rank", "mentions", "upvotes", "mentions_day_before", "rank_day_before");

    private MentionFile() {}

    static MentionHistory read(Path path, Symbol symbol) {
        List<MentionCount> counts = new ArrayList<>();
        TimeOrder order = new TimeOrder("observed");
        CsvFile.read(path, COLUMNS, row -> counts.add(new MentionCount(
                order.next(row),
                required(row, "rank", 1),
                required(row, "mentions", 0),
                required(row, "upvotes", 0),
                row.integer("mentions_day_before", 0),
                row.integer("rank_day_before", 1))));
        return new MentionHistory(symbol, counts);
    }

    private static int required(CsvRow row, String column, int least) {
        row.required(column);
        OptionalInt value = row.integer(column, least);
        return value.orElseThrow();
    }
}
