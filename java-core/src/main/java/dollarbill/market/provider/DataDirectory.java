package dollarbill.market.provider;

import dollarbill.market.BarSeries;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.EarningsHistory;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsHistory;
import dollarbill.market.PriceHistory;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Market data in files of one directory: {@code chains/}, {@code ohlcv_adjusted/}, {@code vix/}, {@code fred/},
 * {@code crypto/}, {@code news/}, {@code mentions/} and {@code earnings/}.
 *
 * <p>Files are CSV, plain or gzip; of two files for the same data the plain one is read. Files of other layouts are
 * passed over by their name. Options on the listed indices are European, all others American, unless the directory's
 * {@code truth.json} says otherwise.
 */
public final class DataDirectory
        implements
            ChainSource,
            BarSource,
            SeriesSource,
            NewsSource,
            MentionSource,
            EarningsSource,
            CryptoSource {
    private static final Set<String> EUROPEAN = Set.of("SPX", "SPXW", "XSP", "NDX", "NDXP", "RUT", "RUTW", "DAX",
            "VIX");

    private static final Pattern SYMBOL_NAME = Pattern.compile("([A-Z0-9^][A-Z0-9.\\-]{0,11}?)\\.csv(?:\\.gz)?");
    private static final Pattern SERIES_NAME = Pattern.compile("[A-Za-z0-9]{1,40}");

    private final Path directory;
    private final DirectoryTruth truth;
    private final List<ChainFile> chains;

    private DataDirectory(Path directory, DirectoryTruth truth, List<ChainFile> chains) {
        this.directory = directory;
        this.truth = truth;
        this.chains = chains;
    }

    /**
     * Opens a directory and lists its chains.
     *
     * @throws DataFault  if it is no directory, or its {@code truth.json} or a file name cannot be understood
     */
    public static DataDirectory open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new DataFault(directory.toString(), 0, "", "must be a directory with market data");
        }
        List<ChainFile> chains = files(directory.resolve("chains")).stream()
                .flatMap(file -> ChainFile.of(file).stream())
                .sorted(Comparator.comparing(ChainFile::symbol).thenComparing(ChainFile::asOf))
                .toList();
        return new DataDirectory(directory, DirectoryTruth.of(directory), chains);
    }

    /**
     * Reads the chain of one file, wherever it lies; a {@code truth.json} beside it, or beside its {@code chains} folder, is
     * heeded.
     *
     * @throws DataFault  if the file is missing, or its name or content is not a chain's
     */
    public static RawChain chain(Path path) {
        Path file = path.toAbsolutePath();
        ChainFile chain = ChainFile.of(file)
                .orElseThrow(() -> new DataFault(
                        path.toString(), 0, "",
                        "must be named as AAPL_2026-02-11.csv, AAPL_2026-02-12_1510Z.csv, or .csv.gz"));
        if (!Files.isRegularFile(file)) {
            throw new DataFault(path.toString(), 0, "", "must be a file with the quotes of a chain");
        }
        DirectoryTruth truth = DirectoryTruth.of(truthFolder(Objects.requireNonNull(file.getParent())));
        return chain.read(style(chain.symbol(), truth), truth.synthetic());
    }

    /** Returns the folder whose truth a chain in a folder follows: its own, or the one above a {@code chains} folder. */
    private static Path truthFolder(Path folder) {
        Path above = folder.getParent();
        return above == null || !folder.endsWith("chains") || Files.exists(folder.resolve(DirectoryTruth.FILE))
                ? folder
                : above;
    }

    /** Returns whether the directory holds a simulated market. */
    public boolean synthetic() {
        return truth.synthetic();
    }

    @Override
    public List<Symbol> chainSymbols() {
        return chains.stream().map(ChainFile::symbol).distinct().toList();
    }

    @Override
    public List<LocalDate> chainDates(Symbol symbol) {
        return chains.stream()
                .filter(file -> file.symbol().equals(symbol))
                .map(ChainFile::date)
                .distinct()
                .toList();
    }

    @Override
    public Optional<RawChain> latestChain(Symbol symbol, LocalDate day) {
        return chains.stream()
                .filter(file -> file.symbol().equals(symbol) && !file.date().isAfter(day))
                .max(Comparator.comparing(ChainFile::date)
                        .thenComparing(ChainFile::asOf)
                        .thenComparing(file -> file.path().toString(), Comparator.reverseOrder()))
                .map(file -> file.read(style(symbol, truth), truth.synthetic()));
    }

    /**
     * Returns the chains of files that hold many days, {@code chains/SYM_YEAR_daily….csv}, oldest first. They may hold chosen contracts only,
     * so no feature is made from them.
     */
    public List<RawChain> dailyChains(Symbol symbol) {
        return files(directory.resolve("chains")).stream()
                .flatMap(file -> ChainsFile.of(file).stream())
                .filter(file -> file.symbol().equals(symbol))
                .flatMap(file -> file.read(style(symbol, truth), truth.synthetic()).stream())
                .toList();
    }

    private static ExerciseStyle style(Symbol symbol, DirectoryTruth truth) {
        return truth.style().orElse(standardStyle(symbol));
    }

    /** Returns how options on an underlying are exercised where nothing else is said. */
    public static ExerciseStyle standardStyle(Symbol symbol) {
        return EUROPEAN.contains(symbol.value()) ? ExerciseStyle.EUROPEAN : ExerciseStyle.AMERICAN;
    }

    @Override
    public List<Symbol> barSymbols() {
        return symbols("ohlcv_adjusted");
    }

    @Override
    public Optional<BarSeries> bars(Symbol symbol) {
        return find("ohlcv_adjusted", symbol.value()).map(file -> BarFile.read(file, symbol, truth.synthetic()));
    }

    /**
     * Returns prices to hold strikes against: those of {@code ohlcv}, adjusted for splits with dividends apart, else the bars adjusted for
     * all.
     */
    public Optional<PriceHistory> prices(Symbol symbol) {
        return find("ohlcv", symbol.value())
                .map(file -> PriceFile.read(file, symbol))
                .or(() -> bars(symbol).map(PriceHistory::totalReturn));
    }

    /**
     * Returns prices as traded with their splits and dividends, where {@code ohlcv_raw/} has both bars and {@code SYM_factors.csv}.
     */
    public Optional<PriceHistory> tradedPrices(Symbol symbol) {
        Optional<Path> factors = find("ohlcv_raw", symbol.value() + "_factors");
        return factors.isEmpty() ? Optional.empty() : find("ohlcv_raw", symbol.value()).map(file -> {
            BarSeries bars = BarFile.read(file, symbol, truth.synthetic());
            return PriceHistory.asTraded(bars, ActionFile.read(factors.get(), bars));
        });
    }

    /** Returns the openings and closes of a volatility index from {@code vix/}, for options on it, where the file has both. */
    public Optional<PriceHistory> indexLevels(Symbol symbol) {
        return find("vix", symbol.value()).filter(file -> CsvFile.has(file, PriceFile.LEVELS))
                .map(file -> PriceFile.readLevels(file, symbol));
    }

    /** Returns the close of a day as traded, not adjusted for what came after, where {@code ohlcv_raw/} has it. */
    public OptionalDouble tradedClose(Symbol symbol, LocalDate day) {
        Optional<BarSeries> raw = find("ohlcv_raw", symbol.value())
                .map(file -> BarFile.read(file, symbol, truth.synthetic()).upTo(day))
                .filter(bars -> bars.size() > 0 && bars.date(bars.size() - 1).equals(day));
        return raw.isPresent() ? OptionalDouble.of(raw.get().close(raw.get().size() - 1)) : OptionalDouble.empty();
    }

    @Override
    public List<String> seriesNames() {
        return Stream.of("vix", "fred")
                .flatMap(folder -> files(directory.resolve(folder)).stream())
                .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.csv(\\.gz)?$", ""))
                .filter(SERIES_NAME.asMatchPredicate())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<DatedSeries> series(String name) {
        if (!SERIES_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("series '" + name + "' must be 1 to 40 letters or digits");
        }
        return find("vix", name)
                .map(file -> SeriesFile.read(file, name, "close"))
                .or(() -> find("fred", name).map(file -> SeriesFile.read(file, name, "value")));
    }

    @Override
    public List<Symbol> newsSymbols() {
        return symbols("news");
    }

    @Override
    public Optional<NewsHistory> news(Symbol symbol) {
        return find("news", symbol.value()).map(file -> NewsFile.read(file, symbol));
    }

    @Override
    public List<Symbol> mentionSymbols() {
        return symbols("mentions");
    }

    @Override
    public Optional<MentionHistory> mentions(Symbol symbol) {
        return find("mentions", symbol.value()).map(file -> MentionFile.read(file, symbol));
    }

    @Override
    public List<Symbol> earningsSymbols() {
        return symbols("earnings");
    }

    @Override
    public Optional<EarningsHistory> earnings(Symbol symbol) {
        return find("earnings", symbol.value()).map(file -> EarningsFile.read(file, symbol));
    }

    @Override
    public List<Symbol> coinSymbols() {
        return symbols("crypto");
    }

    @Override
    public Optional<CoinHistory> coin(Symbol symbol) {
        return find("crypto", symbol.value()).map(file -> CoinFile.read(file, symbol));
    }

    private List<Symbol> symbols(String folder) {
        return files(directory.resolve(folder)).stream()
                .map(file -> SYMBOL_NAME.matcher(String.valueOf(file.getFileName())))
                .filter(java.util.regex.Matcher::matches)
                .map(name -> Symbol.of(name.group(1)))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Path> find(String folder, String name) {
        return find(directory, folder, name);
    }

    /** Returns the file for some data: of two the plain one. */
    static Optional<Path> find(Path directory, String folder, String name) {
        return Stream.of(".csv", ".csv.gz")
                .map(ending -> directory.resolve(folder).resolve(name + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns the files of a folder by name; none where there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DataFault(folder.toString(), 0, "", "cannot be listed: " + e.getMessage());
        }
    }
}
