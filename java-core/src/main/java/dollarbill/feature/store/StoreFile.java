package dollarbill.feature.store;

import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One Parquet file with a row for each day, through DuckDB in this process.
 *
 * <p>Columns: {@code date} (days since 1970), then for each feature NAME its value, {@code NAME@known} (nanoseconds since 1970,
 * UTC) and, where there is no value, {@code NAME@reason}; last {@code row_check}. The file's metadata holds the format and
 * a hash of the definitions its columns were computed by.
 */
final class StoreFile {
    private static final String FORMAT = "dollarbill features 1";
    private static final long NANOS = 1_000_000_000L;

    private final List<FeatureDefinition> definitions;
    private final String fingerprint;

    StoreFile(List<FeatureDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
        fingerprint = fingerprint(definitions);
    }

    /** A stored row. */
    record Row(LocalDate date, List<FeatureValue> cells) {}

    /** Writes a table to a file that must not be there. */
    void write(FeatureTable table, Path file) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(createTable());
            append(table, connection.unwrap(DuckDBConnection.class));
            statement.execute("COPY features TO " + text(file.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {format: " + text(FORMAT) + ", definitions: "
                    + text(fingerprint) + "})");
        } catch (SQLException e) {
            throw new IOException("features of " + table.symbol() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the rows up to a day, oldest first.
     *
     * @param last  no row after it
     * @param newest  only that many of the newest of them
     */
    List<Row> read(Path file, LocalDate last, int newest) {
        String name = String.valueOf(file.getFileName());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            checkMetadata(file, name, statement);
            List<Row> rows = new ArrayList<>();
            String query = "SELECT * FROM (SELECT * FROM read_parquet(" + text(file.toString()) + ") WHERE date <= "
                    + last.toEpochDay() + " ORDER BY date DESC LIMIT " + newest + ") ORDER BY date";
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows.add(row(result, name, rows.size() + 1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DataFault(name, 0, "", "cannot be read as stored features: " + firstLine(e));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }

    private String createTable() {
        StringBuilder sql = new StringBuilder("CREATE TABLE features (date BIGINT");
        for (FeatureDefinition definition : definitions) {
            String name = definition.name();
            sql.append(String.format(
                    Locale.ROOT, ", \"%s\" DOUBLE, \"%s@known\" BIGINT, \"%s@reason\" VARCHAR", name, name, name));
        }
        return sql.append(", row_check BIGINT)").toString();
    }

    private static void append(FeatureTable table, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("features")) {
            for (int day = 0; day < table.days().size(); day++) {
                appender.beginRow();
                appender.append(table.days().date(day).toEpochDay());
                List<FeatureValue> cells = new ArrayList<>(table.columns().size());
                for (FeatureColumn column : table.columns()) {
                    FeatureValue cell = column.value(day);
                    cells.add(cell);
                    append(appender, cell);
                }
                appender.append(RowCheck.of(table.days().date(day), cells));
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, FeatureValue cell) throws SQLException {
        switch (cell) {
            case FeatureValue.Known(double value, Instant at) -> {
                appender.append(value);
                appender.append(Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()));
                appender.appendNull();
            }
            case FeatureValue.Absent(Reason reason) -> {
                appender.appendNull();
                appender.appendNull();
                appender.append(reason.name());
            }
        }
    }

    private void checkMetadata(Path file, String name, Statement statement) throws SQLException {
        String query = "SELECT decode(key), decode(value) FROM parquet_kv_metadata(" + text(file.toString()) + ")";
        String format = "";
        String definitionsHash = "";
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                String key = String.valueOf(result.getString(1));
                String value = String.valueOf(result.getString(2));
                format = key.equals("format") ? value : format;
                definitionsHash = key.equals("definitions") ? value : definitionsHash;
            }
        }
        if (!format.equals(FORMAT)) {
            throw new DataFault(name, 0, "", "format is '" + format + "'; allowed: '" + FORMAT + "'");
        }
        if (!definitionsHash.equals(fingerprint)) {
            throw new DataFault(name, 0, "", "made by other definitions of features (" + definitionsHash
                    + ", this program has " + fingerprint + "): compute and store them again");
        }
    }

    private Row row(ResultSet result, String file, int line) throws SQLException {
        LocalDate date = LocalDate.ofEpochDay(result.getLong("date"));
        List<FeatureValue> cells = new ArrayList<>(definitions.size());
        int column = 2;
        for (FeatureDefinition definition : definitions) {
            cells.add(cell(result, column, file, line, definition.name()));
            column += 3;
        }
        if (result.getLong("row_check") != RowCheck.of(date, cells)) {
            throw new DataFault(file, line, "row_check", "row of " + date + " was damaged on disk");
        }
        return new Row(date, cells);
    }

    private static FeatureValue cell(ResultSet result, int column, String file, int line, String name)
            throws SQLException {
        double value = result.getDouble(column);
        if (!result.wasNull()) {
            long nanos = result.getLong(column + 1);
            Instant known = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
            if (!Double.isFinite(value)) {
                throw new DataFault(file, line, name, "'" + value + "' must be a finite number");
            }
            return new FeatureValue.Known(value, known);
        }
        String reason = String.valueOf(result.getString(column + 2));
        try {
            return new FeatureValue.Absent(Reason.valueOf(reason));
        } catch (IllegalArgumentException e) {
            throw new DataFault(file, line, name, "'" + reason + "' must be a reason code");
        }
    }

    private static String fingerprint(List<FeatureDefinition> definitions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            definitions.forEach(d -> digest.update((d + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
