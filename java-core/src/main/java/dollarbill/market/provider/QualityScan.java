package dollarbill.market.provider;

import dollarbill.market.DataFault;
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

/** Reads every file of bars, index levels and macro series of a data directory and audits them together. */
public final class QualityScan {
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9^][A-Za-z0-9.\\-]{0,39}?)\\.csv(?:\\.gz)?");

    private QualityScan() {}

    /**
     * Audits a data directory.
     *
     * @param directory  as {@link DataDirectory} reads it; also its folders {@code ohlcv} and {@code ohlcv_raw}
     * @param names  symbols and series to audit; all where empty
     * @throws DataFault  if it is no directory, or a file cannot be read at all
     */
    public static List<SeriesAudit> of(Path directory, Set<String> names) {
        if (!Files.isDirectory(directory)) {
            throw new DataFault(directory.toString(), 0, "", "must be a directory with market data");
        }
        List<SeriesFileRows> files = new ArrayList<>();
        for (SeriesKind kind : SeriesKind.values()) {
            for (Path file : DataDirectory.files(directory.resolve(kind.folder()))) {
                Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    DailyRows rows = kind == SeriesKind.MACRO ? DailyRowsFile.values(file) : DailyRowsFile.bars(file);
                    files.add(new SeriesFileRows(kind, name.group(1), rows));
                }
            }
        }
        return SeriesAudits.of(files)
                .stream()
                .filter(audit -> names.isEmpty() || names.contains(audit.name()))
                .toList();
    }
}
