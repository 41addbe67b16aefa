package dollarbill.app;

import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.MorningSettlement;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.tape.ModelRules;
import dollarbill.backtest.tape.ModelTape;
import dollarbill.backtest.tape.RecordedTape;
import dollarbill.backtest.tape.VarianceSource;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.OptionChain;
import dollarbill.market.PriceHistory;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the days of a backtest from a data folder: recorded chains, or chains priced by a model from the history of prices. */
final class RunTapes {
    /** Share by which a close and the price a chain states may differ: chains are not all of the closing minute. */
    private static final double SAME_LEVEL = 0.02;

    /** Dividend as a share of the price above which it is a split that only one of two series knows. */
    private static final double MOST_DIVIDEND = 0.1;

    private static final int LEAST_CHAINS = 10;
    private static final String QUARTER = "VIX3M";
    private static final Map<String, String> PROXIES = Map.of(
            "SPY", "VIX", "GSPC", "VIX", "SPX", "VIX", "QQQ", "VXN", "NDX", "VXN", "IWM", "RVX", "RUT", "RVX");

    private final Engine engine;
    private final BacktestRequest request;
    private final List<Symbol> symbols;
    private final DataDirectory data;

    RunTapes(Engine engine, BacktestRequest request, List<Symbol> symbols) {
        this.engine = engine;
        this.request = request;
        this.symbols = symbols;
        this.data = DataDirectory.open(engine.options().dataDir());
    }

    /**
     * Days with where they come from.
     *
     * @param tape  the days
     * @param origin  where option quotes come from
     * @param chains  recorded chains; none where they are priced
     * @param sources  where the chains of each underlying come from, in words
     * @param synthetic  whether the market is simulated
     * @param remarks  what a reader must know
     * @param files  SHA-256 of each file read
     */
    record Made(
            MarketTape tape,
            QuoteOrigin origin,
            List<OptionChain> chains,
            List<String> sources,
            boolean synthetic,
            List<String> remarks,
            SortedMap<String, String> files) {
        Made {
            chains = List.copyOf(chains);
            sources = List.copyOf(sources);
            remarks = List.copyOf(remarks);
        }
    }

    /** Returns whether the request is for recorded chains, or leaves the choice and every underlying has them. */
    boolean areRecorded() {
        return areRecorded(request, data, symbols);
    }

    /** Returns whether a request is for recorded chains, or leaves the choice and every underlying has them. */
    static boolean areRecorded(BacktestRequest request, DataDirectory data, List<Symbol> symbols) {
        return switch (request.chains()) {
            case RECORDED -> true;
            case MODEL -> false;
            case AUTO -> symbols.stream().allMatch(symbol -> data.chainDates(symbol).size() >= LEAST_CHAINS);
        };
    }

    /**
     * Returns the days of recorded chains.
     *
     * @throws DataFault  if there is no usable chain
     */
    Made recorded() {
        List<OptionChain> chains = symbols.stream().flatMap(symbol -> chains(symbol).stream()).toList();
        DataFiles files = new DataFiles(engine.options().dataDir());
        SortedMap<String, String> hashes = new TreeMap<>();
        chains.forEach(chain -> hashes.putAll(files.hashes(chain.source(), chain.underlying())));
        SortedMap<String, Integer> counts = new TreeMap<>();
        chains.forEach(chain -> counts.merge(chain.underlying().value(), 1, Integer::sum));
        List<String> sources = new ArrayList<>();
        counts.forEach((symbol, count) -> sources.add(symbol + ": " + count + " recorded chains"));
        List<PriceHistory> prices = between(chains);
        hashes.putAll(hashes(prices));
        List<String> remarks = new ArrayList<>();
        remarks.add(remark(prices));
        if (symbols.stream().anyMatch(symbol -> MorningSettlement.concerns(symbol.value()))) {
            remarks.add(
                    "Index options of the third Friday and options on VIX settle on the opening price of the tape in place of the "
                            + "special opening quotation; where chains alone are recorded, that is the price of the chain.");
        }
        return new Made(
                RecordedTape.of(chains, prices, engine.configuration().trading().riskFreeRate()),
                QuoteOrigin.RECORDED,
                chains,
                sources,
                chains.stream().anyMatch(OptionChain::synthetic),
                remarks,
                hashes);
    }

    /** Returns the prices of underlyings between their chains, of those that have them; for hedges those that follow from returns too. */
    List<PriceHistory> between(List<OptionChain> chains) {
        return symbols.stream()
                .flatMap(symbol -> levels(symbol, chains)
                        .or(() -> request.hedges() ? carried(symbol, chains) : Optional.empty())
                        .stream())
                .toList();
    }

    /** Says what the days between chains hold. */
    String remark(List<PriceHistory> prices) {
        return prices.size() == symbols.size()
                ? "Days without a chain have the price of the underlying and no quote: no option is filled on them."
                : "Days without a chain are left out; prices of the underlying are those the chains state, without "
                        + "dividends.";
    }

    /** Returns the SHA-256 of the files of prices. */
    SortedMap<String, String> hashes(List<PriceHistory> prices) {
        DataFiles files = new DataFiles(engine.options().dataDir());
        SortedMap<String, String> hashes = new TreeMap<>();
        prices.forEach(history -> hashes.putAll(files.hashes(priceFiles(history.symbol()))));
        return hashes;
    }

    /** Returns the same days with chains priced by a formula. */
    Made priced(ModelRules.Pricing pricing) {
        List<ModelTape.Source> sources = symbols.stream().map(this::source).toList();
        List<String> said = sources.stream()
                .map(source -> source.prices().symbol() + ": priced from " + source.variance().text() + ", prices "
                        + basis(source.prices()))
                .toList();
        return new Made(
                tape(sources, pricing),
                QuoteOrigin.MODEL,
                List.of(),
                said,
                data.synthetic(),
                List.of("No option price here was ever quoted: gains and losses of the options follow from the model and its "
                        + "assumptions."),
                files());
    }

    private static String basis(PriceHistory prices) {
        return switch (prices.basis()) {
            case AS_TRADED -> "as traded, splits and dividends on their days";
            case SPLIT_ADJUSTED -> "adjusted for splits, dividends apart";
            case TOTAL_RETURN -> "adjusted for dividends too, so not the levels traded";
        };
    }

    /** Returns the prices of an underlying between its chains; empty where there are none at the levels its chains state. */
    private Optional<PriceHistory> levels(Symbol symbol, List<OptionChain> chains) {
        return prices(symbol).or(() -> data.indexLevels(symbol))
                .filter(history -> history.basis() != PriceHistory.Basis.TOTAL_RETURN)
                .filter(history -> chains.stream()
                        .filter(chain -> chain.underlying().equals(symbol))
                        .allMatch(chain -> {
                            int at = history.latest(chain.quoteDate());
                            return at >= 0 && history.date(at).equals(chain.quoteDate())
                                    && Math.abs(history.close(at) / chain.spot() - 1.0) <= SAME_LEVEL;
                        }));
    }

    /** Returns what the chains state, carried by total returns to the days between. */
    private Optional<PriceHistory> carried(Symbol symbol, List<OptionChain> chains) {
        SortedMap<LocalDate, Double> levels = new TreeMap<>();
        chains.stream()
                .filter(chain -> chain.underlying().equals(symbol))
                .forEach(chain -> levels.put(chain.quoteDate(), chain.spot()));
        return data.bars(symbol)
                .map(bars -> PriceHistory.carried(bars, levels, MOST_DIVIDEND))
                .filter(prices -> prices.size() > 0);
    }

    private Optional<PriceHistory> prices(Symbol symbol) {
        return data.tradedPrices(symbol).or(() -> data.prices(symbol));
    }

    private static List<String> priceFiles(Symbol symbol) {
        return List.of(
                "ohlcv_raw/" + symbol + ".csv",
                "ohlcv_raw/" + symbol + "_factors.csv",
                "ohlcv/" + symbol + ".csv",
                "ohlcv_adjusted/" + symbol + ".csv",
                "vix/" + symbol + ".csv");
    }

    private List<OptionChain> chains(Symbol symbol) {
        List<OptionChain> usable = new ArrayList<>();
        Set<LocalDate> own = Set.copyOf(data.chainDates(symbol));
        for (RawChain raw : data.dailyChains(symbol)) {
            if (!own.contains(raw.quoteDate()) && !raw.quoteDate().isBefore(first())
                    && !raw.quoteDate().isAfter(last())) {
                usable(raw).ifPresent(usable::add);
            }
        }
        for (LocalDate date : data.chainDates(symbol)) {
            if (!date.isBefore(first()) && !date.isAfter(last())) {
                data.latestChain(symbol, date).flatMap(this::usable).ifPresent(usable::add);
            }
        }
        return usable;
    }

    private Optional<OptionChain> usable(RawChain raw) {
        double flatRate = engine.configuration().trading().riskFreeRate();
        return ChainQuality.check(raw,
                ChainReading.quality(flatRate)) instanceof CheckedChain.Usable(var chain, var _, var _)
                        ? Optional.of(chain)
                        : Optional.empty();
    }

    private LocalDate first() {
        return request.from().orElse(LocalDate.MIN);
    }

    private LocalDate last() {
        return request.to().orElse(LocalDate.MAX);
    }

    private ModelTape tape(List<ModelTape.Source> sources, ModelRules.Pricing pricing) {
        List<ModelTape.Source> priced = sources.stream()
                .map(source -> new ModelTape.Source(
                        source.prices(), source.variance(), source.rules().withPricing(pricing)))
                .toList();
        return ModelTape.of(
                priced,
                new ModelTape.Rate(data.series("DGS3MO"), engine.configuration().trading().riskFreeRate()),
                request.from().orElse(usualStart(sources)),
                last());
    }

    /** Returns the first day on which the variance of every underlying is known. */
    private static LocalDate usualStart(List<ModelTape.Source> sources) {
        LocalDate start = LocalDate.MIN;
        for (ModelTape.Source source : sources) {
            PriceHistory prices = source.prices();
            int i = 0;
            while (i < prices.size() && source.variance().at(prices.date(i)).isEmpty()) {
                i++;
            }
            LocalDate known = i < prices.size() ? prices.date(i) : LocalDate.MAX;
            start = known.isAfter(start) ? known : start;
        }
        return start;
    }

    private ModelTape.Source source(Symbol symbol) {
        PriceHistory prices = prices(symbol)
                .orElseThrow(() -> new DataFault(
                        engine.options().dataDir().toString(), 0, "", "holds no daily prices of " + symbol));
        String proxy = PROXIES.getOrDefault(symbol.value(), "");
        Optional<DatedSeries> index = proxy.isEmpty() ? Optional.empty() : data.series(proxy);
        VarianceSource variance = index.<VarianceSource>map(
                near -> new VarianceSource.Index(near, proxy.equals("VIX") ? data.series(QUARTER) : Optional.empty()))
                .orElseGet(() -> new VarianceSource.Realised(prices));
        return new ModelTape.Source(prices, variance, ModelRules.defaults());
    }

    private SortedMap<String, String> files() {
        List<String> names = new ArrayList<>(List.of("vix/VIX.csv", "vix/VIX3M.csv", "vix/VXN.csv", "vix/RVX.csv",
                "fred/DGS3MO.csv"));
        symbols.forEach(symbol -> names.addAll(priceFiles(symbol)));
        return new DataFiles(engine.options().dataDir()).hashes(names);
    }

}
