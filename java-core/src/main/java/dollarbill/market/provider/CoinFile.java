package dollarbill.market.provider;

import dollarbill.market.CoinDay;
import dollarbill.market.CoinHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A file with the days of one coin; a volume or market value of zero means that it is not known. */
final class CoinFile {
    static final List<String> COLUMNS = List.of("date", "open", "high", "low", "close", "volume", "market_cap");

    private final List<CoinDay> days = new ArrayList<>();

    private CoinFile() {}

    static CoinHistory read(Path path, Symbol symbol) {
        CoinFile file = new CoinFile();
        CsvFile.read(path, COLUMNS, file::add);
        return new CoinHistory(symbol, file.days);
    }

    private void add(CsvRow row) {
        LocalDate date = row.date("date");
        if (!days.isEmpty() && !date.isAfter(days.getLast().date())) {
            throw row.fault("date", date.toString(), "after " + days.getLast().date());
        }
        days.add(new CoinDay(
                date,
                row.positive("open"),
                row.positive("high"),
                row.positive("low"),
                row.requiredPositive("close"),
                known(row.notNegative("volume")),
                known(row.notNegative("market_cap"))));
    }

    private static OptionalDouble known(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() == 0.0 ? OptionalDouble.empty() : value;
    }
}
