package dollarbill.market.provider;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with the closing chains of one underlying on many days, named {@code SYM_YEAR_daily….csv}, plain or {@code .gz}. */
record ChainsFile(Path path, Symbol symbol) {
    private static final Pattern NAME = Pattern.compile(
            "([A-Z0-9^][A-Z0-9.\\-]{0,11})_\\d{4}_daily[A-Za-z0-9_]*\\.csv(?:\\.gz)?");

    /** Returns the file a path names; empty for a file of another layout. */
    static Optional<ChainsFile> of(Path path) {
        Matcher parts = NAME.matcher(String.valueOf(path.getFileName()));
        return parts.matches() ? Optional.of(new ChainsFile(path, Symbol.of(parts.group(1)))) : Optional.empty();
    }

    /** Reads the chains, oldest first. */
    List<RawChain> read(ExerciseStyle style, boolean synthetic) {
        SortedMap<LocalDate, ChainFile.Rows> days = new TreeMap<>();
        CsvFile.read(path, ChainFile.COLUMNS, row -> days
                .computeIfAbsent(row.date("quote_date"), day -> new ChainFile.Rows(symbol, day))
                .add(row));
        return days.entrySet()
                .stream()
                .map(day -> new RawChain(
                        symbol,
                        day.getKey(),
                        ExpiryTime.close(day.getKey()),
                        day.getValue().spot(),
                        style,
                        synthetic,
                        String.valueOf(path.getFileName()),
                        day.getValue().quotes()))
                .toList();
    }
}
