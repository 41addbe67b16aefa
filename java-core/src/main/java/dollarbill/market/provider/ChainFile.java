package dollarbill.market.provider;

import dollarbill.market.DataFault;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with the chain of one underlying at one moment, named {@code SYM_DATE.csv} (quotes of the close) or
 * {@code SYM_DATE_HHMMZ.csv} (quotes of that UTC time), plain or {@code .gz}.
 */
record ChainFile(Path path, Symbol symbol, LocalDate date, Instant asOf) {
    static final List<String> COLUMNS = List.of(
            "quote_date",
            "underlying",
            "underlying_price",
            "expiry",
            "strike",
            "type",
            "bid",
            "ask",
            "contract");

    private static final Pattern NAME = Pattern.compile(
            "([A-Z0-9^][A-Z0-9.\\-]{0,11})_(\\d{4}-\\d{2}-\\d{2})(?:_(\\d{2})(\\d{2})Z)?\\.csv(?:\\.gz)?");

    /** Returns the chain file a path names; empty for a file of another layout. */
    static Optional<ChainFile> of(Path path) {
        String name = String.valueOf(path.getFileName());
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(parts.group(2));
            Instant asOf = parts.group(3) == null
                    ? ExpiryTime.close(date)
                    : date.atTime(LocalTime.of(Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))))
                            .toInstant(ZoneOffset.UTC);
            return Optional.of(new ChainFile(path, Symbol.of(parts.group(1)), date, asOf));
        } catch (DateTimeException e) {
            throw new DataFault(name, 0, "", "date or time in the file name does not exist");
        }
    }

    /** Reads the rows. */
    RawChain read(ExerciseStyle style, boolean synthetic) {
        Rows rows = new Rows(symbol, date);
        CsvFile.read(path, COLUMNS, rows::add);
        return new RawChain(
                symbol,
                date,
                asOf,
                rows.spot,
                style,
                synthetic,
                String.valueOf(path.getFileName()),
                rows.quotes);
    }

    /** Rows read so far: all of one underlying, day and spot. */
    static final class Rows {
        private final Symbol symbol;
        private final LocalDate date;
        private final List<RawQuote> quotes = new ArrayList<>();
        private OptionalDouble spot = OptionalDouble.empty();

        Rows(Symbol symbol, LocalDate date) {
            this.symbol = symbol;
            this.date = date;
        }

        OptionalDouble spot() {
            return spot;
        }

        List<RawQuote> quotes() {
            return quotes;
        }

        void add(CsvRow row) {
            require(row, "underlying", symbol.value());
            require(row, "quote_date", date.toString());
            OptionalDouble price = row.positive("underlying_price");
            if (quotes.isEmpty()) {
                spot = price;
            } else if (!spot.equals(price)) {
                throw row.fault("underlying_price", row.text("underlying_price"), "the same in every row of the file");
            }
            OptionContract contract = new OptionContract(
                    row.required("contract"),
                    symbol,
                    row.date("expiry"),
                    row.requiredPositive("strike"),
                    type(row));
            quotes.add(new RawQuote(
                    contract,
                    row.notNegative("bid"),
                    row.notNegative("ask"),
                    row.notNegative("last"),
                    row.count("volume"),
                    row.count("open_interest"),
                    row.time("last_trade_time"),
                    row.line()));
        }

        private static OptionType type(CsvRow row) {
            String letter = row.required("type");
            return switch (letter) {
                case "C" -> OptionType.CALL;
                case "P" -> OptionType.PUT;
                default -> throw row.fault("type", letter, "C or P");
            };
        }

        private static void require(CsvRow row, String column, String expected) {
            String value = row.required(column);
            if (!value.equals(expected)) {
                throw row.fault(column, value, "'" + expected + "' as in the file name");
            }
        }
    }
}
