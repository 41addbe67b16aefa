package dollarbill.feature.store;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.PointInTime;
import dollarbill.market.DataFault;
import dollarbill.market.ExpiryTime;
import dollarbill.market.FileAside;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Daily features on disk: one Parquet file a symbol with one row a day, each value with the moment it became known.
 *
 * <p>A file is written aside and moved into its place: a reader sees the old one or the new one. A file that was cut off,
 * damaged or made by other definitions is a {@link DataFault}.
 */
public final class FeatureStore {
    private static final String ENDING = ".parquet";
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Path directory;
    private final List<FeatureDefinition> definitions;
    private final StoreFile format;

    private FeatureStore(Path directory, List<FeatureDefinition> definitions) {
        this.directory = directory;
        this.definitions = List.copyOf(definitions);
        format = new StoreFile(definitions);
    }

    /**
     * Opens a store; its directory is made at the first write.
     *
     * @param definitions  the features it keeps, in the order of the columns
     */
    public static FeatureStore at(Path directory, List<FeatureDefinition> definitions) {
        return new FeatureStore(directory, definitions);
    }

    /** Returns the symbols with a file, in order. */
    public List<Symbol> symbols() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> Symbol.of(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataFault(directory.toString(), 0, "", "cannot be listed: " + e.getMessage());
        }
    }

    /**
     * Stores a table in place of the one before.
     *
     * @throws IllegalArgumentException  if its columns are not those of the store
     */
    public void write(FeatureTable table) throws IOException {
        List<FeatureDefinition> given = table.columns().stream().map(FeatureColumn::definition).toList();
        if (!given.equals(definitions)) {
            throw new IllegalArgumentException("table of " + table.symbol() + " has " + given.size()
                    + " columns that are not the " + definitions.size() + " of the store");
        }
        Files.createDirectories(directory);
        try (FileAside aside = FileAside.of(file(table.symbol()))) {
            format.write(table, aside.path());
            aside.commit();
        }
    }

    /**
     * Reads the whole table of a symbol.
     *
     * @return the table; empty where the symbol has no file
     * @throws DataFault  if the file is cut off, damaged or made by other definitions
     */
    public Optional<FeatureTable> read(Symbol symbol) {
        return existing(symbol).map(file -> table(symbol, file, format.read(file, NEVER, Integer.MAX_VALUE)));
    }

    /**
     * Reads what was known at a moment: the last row read by then, and of it only values known by then.
     *
     * @return the row; empty where the symbol has no file or no row so early
     * @throws DataFault  as {@link #read}
     */
    public Optional<FeatureSnapshot> asOf(Symbol symbol, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ExpiryTime.NEW_YORK);
        LocalDate last = PointInTime.cutoff(day).isAfter(moment) ? day.minusDays(1) : day;
        return existing(symbol)
                .flatMap(file -> format.read(file, last, 1).stream().findFirst())
                .map(row -> snapshot(symbol, row, moment));
    }

    private FeatureSnapshot snapshot(Symbol symbol, StoreFile.Row row, Instant moment) {
        Map<String, FeatureValue> values = new LinkedHashMap<>();
        for (int i = 0; i < definitions.size(); i++) {
            FeatureValue cell = row.cells().get(i);
            boolean later = cell instanceof FeatureValue.Known(double value, Instant at) && at.isAfter(moment);
            values.put(definitions.get(i).name(), later ? new FeatureValue.Absent(Reason.FEATURE_ABSENT) : cell);
        }
        return new FeatureSnapshot(symbol, row.date(), values);
    }

    private FeatureTable table(Symbol symbol, Path file, List<StoreFile.Row> rows) {
        DayClock days = DayClock.of(rows.stream().map(StoreFile.Row::date).toList());
        List<FeatureColumn> columns = java.util.stream.IntStream.range(0, definitions.size())
                .mapToObj(i -> column(definitions.get(i), i, rows, days, file))
                .toList();
        return FeatureTable.of(symbol, days, columns);
    }

    private static FeatureColumn column(
            FeatureDefinition definition, int index, List<StoreFile.Row> rows, DayClock days, Path file) {
        FeatureColumn.Builder cells = FeatureColumn.of(definition, days);
        for (int day = 0; day < rows.size(); day++) {
            switch (rows.get(day).cells().get(index)) {
                case FeatureValue.Absent(Reason reason) -> cells.absent(day, reason);
                case FeatureValue.Known(double value, Instant at) -> {
                    if (at.isAfter(days.cutoff(day))) {
                        throw new DataFault(String.valueOf(file.getFileName()), day + 1L, definition.name(),
                                "became known at " + at + ", after the row of " + days.date(day) + " is read");
                    }
                    cells.set(day, value, at);
                }
            }
        }
        return cells.build();
    }

    private Optional<Path> existing(Symbol symbol) {
        Path file = file(symbol);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private Path file(Symbol symbol) {
        return directory.resolve(symbol.value() + ENDING);
    }
}
