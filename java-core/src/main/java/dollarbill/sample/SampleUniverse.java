package dollarbill.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a simulated market: bars, option chains, a volatility index and rates in the layout of the data directory, with
 * the truth about it beside them.
 *
 * <p>Prices follow a stochastic-volatility process with regimes and jumps under real-world drift; options are European
 * and valued by Heston's model at the variance of the day, dearer than the simulated variance by a premium. Quotes carry
 * spreads, noise, idle strikes, planted defects and planted mispricings. How often and how large these are, how
 * weakly the symbols hang together and how small the premium is were tuned so that past signals tell true edges from
 * false ones ({@link SampleSettings#standard()} says how). {@code truth.json} states every parameter,
 * {@code truth_mispricings.csv.gz} and {@code truth_defects.csv.gz} list what was planted.
 *
 * <p>The same settings give the same files, byte for byte with the same compression library.
 */
public final class SampleUniverse {
    /** Name of the file that states the truth and marks a directory as simulated. */
    public static final String TRUTH_FILE = "truth.json";

    private SampleUniverse() {}

    /** Hears of each chain written. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A chain was written.
         *
         * @param symbol  its underlying
         * @param done  chains written so far
         * @param total  chains in all
         */
        void chainWritten(Symbol symbol, int done, int total);
    }

    /**
     * Writes a sample aside and moves it into place, replacing an older sample.
     *
     * @param dataDir  folder to write; absent, empty or an older sample
     * @param settings  what to simulate
     * @param progress  hears of each chain
     * @throws IOException  if it cannot be written
     * @throws IllegalArgumentException  if the folder holds something that is not a sample
     */
    public static void write(Path dataDir, SampleSettings settings, Progress progress) throws IOException {
        Path target = dataDir.toAbsolutePath().normalize();
        requireReplaceable(target);
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("dataDir " + dataDir + " must not be the root of a file system");
        }
        Files.createDirectories(parent);
        Path aside = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
        try {
            Path fresh = aside.resolve("fresh");
            writeInto(fresh, settings, progress);
            if (Files.exists(target)) {
                move(target, aside.resolve("old"));
            }
            move(fresh, target);
        } finally {
            delete(aside);
        }
    }

    /**
     * Removes a sample.
     *
     * @param dataDir  folder that was written
     * @throws IOException  if it cannot be removed
     * @throws IllegalArgumentException  if the folder does not hold a sample
     */
    public static void remove(Path dataDir) throws IOException {
        if (!isSample(dataDir)) {
            throw new IllegalArgumentException("dataDir " + dataDir + " holds no sample");
        }
        delete(dataDir);
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> entries = Files.list(target)) {
                if (entries.findAny().isEmpty() || isSample(target)) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException("dataDir " + target + " holds something that is not a sample; it must be "
                + "absent, empty or hold a " + TRUTH_FILE + " with \"synthetic\": true");
    }

    private static boolean isSample(Path folder) throws IOException {
        Path truth = folder.resolve(TRUTH_FILE);
        if (!Files.isRegularFile(truth)) {
            return false;
        }
        JsonNode document = new ObjectMapper().readTree(truth.toFile());
        return document.path("synthetic").asBoolean(false);
    }

    private static void writeInto(Path folder, SampleSettings settings, Progress progress) throws IOException {
        MarketPath market = MarketPath.simulate(settings);
        TruthDocument truth = new TruthDocument(settings, market);
        int total = settings.symbols().size() * settings.chains();
        int done = 0;
        for (SampleSymbol symbol : settings.symbols()) {
            SymbolPath path = SymbolPath.simulate(settings.seed(), symbol, market);
            if (done == 0) {
                SampleFiles.write(folder.resolve("vix/VIX.csv"), SampleFiles.volatilityIndex(path));
            }
            truth.symbol(path);
            SampleFiles.write(
                    folder.resolve("ohlcv_adjusted").resolve(symbol.symbol() + ".csv.gz"), SampleFiles.bars(path));
            done = writeChains(folder, settings, path, truth, progress, done, total);
        }
        SampleFiles.write(folder.resolve("fred/DGS3MO.csv"), SampleFiles.rates(market, 0.0));
        SampleFiles.write(folder.resolve("fred/DFF.csv"), SampleFiles.rates(market, 0.1));
        SampleFiles.write(folder.resolve("truth_mispricings.csv.gz"), truth.mispricings());
        SampleFiles.write(folder.resolve("truth_defects.csv.gz"), truth.defects());
        SampleFiles.write(folder.resolve(TRUTH_FILE), truth.json());
    }

    private static int writeChains(
            Path folder,
            SampleSettings settings,
            SymbolPath path,
            TruthDocument truth,
            Progress progress,
            int before,
            int total)
            throws IOException {
        SampleSymbol symbol = path.symbol();
        ChainMaker maker = new ChainMaker(settings.seed(), path, settings.mispriced());
        DefectPlanter planter = new DefectPlanter(settings.seed(), symbol);
        int done = before;
        for (int week = settings.chains() - 1; week >= 0; week--) {
            int day = settings.bars() - 1 - 5 * week;
            LocalDate date = path.market().date(day);
            double spot = ChainMaker.spot(path, day);
            List<SampleQuote> quotes = maker.chain(day);
            List<DefectPlanter.Defect> damaged = planter.plant(date, spot, quotes);
            truth.chain(symbol, date, quotes, damaged);
            SampleFiles.write(
                    folder.resolve("chains").resolve(symbol.symbol() + "_" + date + ".csv.gz"),
                    SampleFiles.chain(symbol, date, spot, quotes));
            done++;
            progress.chainWritten(symbol.symbol(), done, total);
        }
        return done;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
