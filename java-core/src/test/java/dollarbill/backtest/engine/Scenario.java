package dollarbill.backtest.engine;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Days, quotes and orders of one worked example, from the test resources. */
record Scenario(MarketTape tape, DailyStrategy strategy) {
    static Scenario read(String name, double rate) {
        Map<LocalDate, List<OptionQuote>> quotes = table(name, "quotes")
                .stream()
                .collect(Collectors.groupingBy(
                        Scenario::date,
                        Collectors.mapping(
                                row -> Contracts.quote(row.get("code"), number(row, "bid"), number(row, "ask")),
                                Collectors.toList())));
        List<MarketDay> days = table(name, "days").stream()
                .map(row -> day(row, quotes.getOrDefault(date(row), List.of()), rate))
                .toList();
        Map<LocalDate, List<Order>> orders = new TreeMap<>();
        for (CSVRecord row : table(name, "orders")) {
            orders.computeIfAbsent(date(row), d -> new ArrayList<>()).add(order(row));
        }
        return new Scenario(new ListTape(days), now -> orders.getOrDefault(now.today().date(), List.of()));
    }

    static List<CSVRecord> table(String name, String part) {
        return ReferenceTable.resource(Scenario.class, name + "/" + part + ".csv");
    }

    static LocalDate date(CSVRecord row) {
        return LocalDate.parse(row.get("date"));
    }

    static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static MarketDay day(CSVRecord row, List<OptionQuote> quotes, double rate) {
        Symbol symbol = Symbol.of(row.get("symbol"));
        UnderlyingDay day = new UnderlyingDay(
                symbol,
                number(row, "open"),
                number(row, "close"),
                maybe(row, "dividend"),
                maybe(row, "split"),
                quotes.isEmpty() ? QuoteSet.none() : new QuoteSet(QuoteOrigin.RECORDED, quotes));
        return new MarketDay(date(row), Map.of(symbol, day), rate);
    }

    private static OptionalDouble maybe(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(row, column));
    }

    private static Order order(CSVRecord row) {
        return row.get("action").equals("open")
                ? new Order.Open(
                        row.get("id"),
                        Contracts.legs(row.get("legs")),
                        Long.parseLong(row.get("units")),
                        "golden")
                : new Order.Close(row.get("id"), "as planned");
    }
}
