package dollarbill.backtest;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.FileAside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Training rows as CSV: doubles in the shortest form that reads back to the same bits, an absent feature as an empty cell.
 *
 * <p>The content hash is the SHA-256 of that text, so equal rows have equal hashes.
 */
public final class TrainingFile {
    private TrainingFile() {}

    /** Returns the rows as CSV with a header. */
    public static String text(List<TrainingRow> rows) {
        StringBuilder out = new StringBuilder();
        List<String> header = new ArrayList<>(List.of("signal_id", "symbol", "quote_date", "as_of"));
        header.addAll(SignalFeatures.columns());
        header.addAll(List.of("label", "pnl", "hedged_pnl", "entry_price", "exit_price", "exit_date", "exit"));
        out.append(String.join(",", header)).append('\n');
        for (TrainingRow row : rows) {
            out.append(line(row)).append('\n');
        }
        return out.toString();
    }

    /** Returns the SHA-256 of the rows as CSV, in hexadecimal. */
    public static String contentHash(List<TrainingRow> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text(rows).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Writes the rows beside the file and moves them into place.
     *
     * @throws IOException  if the folder cannot be written
     */
    public static void write(Path file, List<TrainingRow> rows) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file " + file + " must name a file in a folder");
        }
        Files.createDirectories(folder);
        try (FileAside aside = FileAside.of(absolute)) {
            Files.writeString(aside.path(), text(rows), StandardCharsets.UTF_8);
            aside.commit();
        }
    }

    private static String line(TrainingRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.id().value());
        cells.add(row.symbol().value());
        cells.add(row.quoteDate().toString());
        cells.add(row.asOf().toString());
        for (SignalFeature f : SignalFeature.values()) {
            cells.add(row.features().get(f) instanceof FeatureValue.Known known
                    ? Double.toString(known.value())
                    : "");
        }
        TrainingRow.Outcome o = row.outcome();
        cells.add(o.edgeCameIn() ? "1" : "0");
        cells.add(Double.toString(o.pnl()));
        cells.add(Double.toString(o.hedgedPnl()));
        cells.add(Double.toString(o.entryPrice()));
        cells.add(Double.toString(o.exitPrice()));
        cells.add(o.exitDate().toString());
        cells.add(o.exit().name());
        return String.join(",", cells);
    }
}
