package dollarbill.market.provider;

import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.quality.DailyRows;
import dollarbill.market.quality.SeriesAudit;
import dollarbill.market.quality.SeriesAudits;
import dollarbill.market.quality.SeriesFileRows;
import dollarbill.market.quality.SeriesKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every file of bars, index levels and macro series of a data directory, read and audited together.
 *
 * @param audits  one a file that can be read
 * @param unread  files that cannot be read at all, in the order of their folders
 */
public record QualityScan(List<SeriesAudit> audits, List<Unread> unread) {
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9^][A-Za-z0-9.\\-]{0,39}?)\\.csv(?:\\.gz)?");

    public QualityScan {
        audits = List.copyOf(audits);
        unread = List.copyOf(unread);
    }

    /**
     * A file that cannot be read at all.
     *
     * @param series  file within the data directory, without its ending
     * @param name  symbol or series
     * @param reason  why, as a code
     * @param detail  why, with file, column and value
     */
    public record Unread(String series, String name, Reason reason, String detail) {}

    /**
     * Audits a data directory; a file that cannot be read does not stop the others.
     *
     * @param directory  as {@link DataDirectory} reads it; also its folders {@code ohlcv} and {@code ohlcv_raw}
     * @param names  symbols and series to audit; all where empty
     * @throws DataFault  if it is no directory
     */
    public static QualityScan of(Path directory, Set<String> names) {
        if (!Files.isDirectory(directory)) {
            throw new DataFault(directory.toString(), 0, "", "must be a directory with market data");
        }
        List<SeriesFileRows> files = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (SeriesKind kind : SeriesKind.values()) {
            for (Path file : DataDirectory.files(directory.resolve(kind.folder()))) {
                Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    read(kind, name.group(1), file, files, unread);
                }
            }
        }
        return new QualityScan(
                SeriesAudits.of(files).stream().filter(audit -> asked(names, audit.name())).toList(),
                unread.stream().filter(file -> asked(names, file.name())).toList());
    }

    private static void read(
            SeriesKind kind, String name, Path file, List<SeriesFileRows> files, List<Unread> unread) {
        try {
            DailyRows rows = kind == SeriesKind.MACRO ? DailyRowsFile.values(file) : DailyRowsFile.bars(file);
            files.add(new SeriesFileRows(kind, name, rows));
        } catch (DataFault e) {
            unread.add(new Unread(
                    kind.folder() + "/" + name, name, Reason.DATA_DAMAGED, String.valueOf(e.getMessage())));
        }
    }

    private static boolean asked(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
