package dollarbill.market.provider.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When the stored copy of an item was written, for copies that no ledger tells of. */
final class StoredCopy {
    private StoredCopy() {}

    static Optional<Instant> time(Path directory, DataItem item) {
        Path folder = directory.resolve(folder(item.kind()));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String start = item.name() + (item.kind() == DataKind.CHAINS ? "_" : ".csv");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(start))
                    .map(StoredCopy::written)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(DataKind kind) {
        return kind == DataKind.BARS ? "ohlcv_adjusted" : kind.code();
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
