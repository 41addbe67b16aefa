package dollarbill.app;

import dollarbill.bridge.ContentHash;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Hashes the data files that stand behind a run. */
final class DataFiles {
    private final Path folder;

    DataFiles(Path folder) {
        this.folder = folder;
    }

    /** Returns the SHA-256 of the chain's file and of the bars', where there are any, by path below the data folder. */
    SortedMap<String, String> hashes(RawChain chain, Symbol symbol) {
        return hashes(chain.source(), symbol);
    }

    /** Returns the same of the chain of a file. */
    SortedMap<String, String> hashes(String chain, Symbol symbol) {
        SortedMap<String, String> hashes = new TreeMap<>();
        put(hashes, "chains/" + chain);
        String bars = "ohlcv_adjusted/" + symbol.value() + ".csv";
        put(hashes, Files.isRegularFile(folder.resolve(bars)) ? bars : bars + ".gz");
        return hashes;
    }

    /** Returns the SHA-256 of files, plain or gzip, those that are there, by path below the data folder. */
    SortedMap<String, String> hashes(List<String> names) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String name : names) {
            put(hashes, name);
            put(hashes, name + ".gz");
        }
        return hashes;
    }

    /** Returns the SHA-256 of the files that the daily features of a symbol alone are made from, where there are any, by path. */
    SortedMap<String, String> daily(Symbol symbol) {
        return hashes(Stream.of("ohlcv_adjusted", "news", "mentions", "earnings")
                .map(kind -> kind + "/" + symbol + ".csv")
                .toList());
    }

    /** Returns the SHA-256 of the files of indices and macro series by path. */
    SortedMap<String, String> series(List<String> names) {
        return hashes(Stream.of("vix", "fred")
                .flatMap(kind -> names.stream().map(name -> kind + "/" + name + ".csv"))
                .toList());
    }

    private void put(SortedMap<String, String> hashes, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            hashes.put(name, ContentHash.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new DataFault(name, 0, "", "cannot be read: " + e.getMessage());
        }
    }
}
