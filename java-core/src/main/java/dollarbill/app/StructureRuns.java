package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.PairedRuns;
import dollarbill.backtest.run.StructureStrategy;
import dollarbill.backtest.run.Template;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs one structure over recorded or priced chains, opened 14, 30 and 60 days before expiry, with its baselines. */
final class StructureRuns {
    private static final int[] TIMEFRAMES = {30, 14, 60};
    private static final int RANDOM_RUNS = 40;
    private static final int LEAST_CHAINS = 10;
    private static final String QUARTER = "VIX3M";
    private static final Map<String, String> PROXIES = Map.of(
            "SPY", "VIX", "GSPC", "VIX", "SPX", "VIX", "QQQ", "VXN", "NDX", "VXN", "IWM", "RVX", "RUT", "RVX");

    private final Engine engine;
    private final BacktestRequest request;
    private final List<Symbol> symbols;
    private final DataDirectory data;
    private final long seed;

    StructureRuns(Engine engine, BacktestRequest request, List<Symbol> symbols) {
        this.engine = engine;
        this.request = request;
        this.symbols = symbols;
        this.data = DataDirectory.open(engine.options().dataDir());
        this.seed = engine.configuration().ml().training().seed();
    }

    /** Returns whether a request is for recorded chains, or leaves the choice and every underlying has them. */
    static boolean recorded(BacktestRequest request, DataDirectory data, List<Symbol> symbols) {
        return switch (request.chains()) {
            case RECORDED -> true;
            case MODEL -> false;
            case AUTO -> symbols.stream().allMatch(symbol -> data.chainDates(symbol).size() >= LEAST_CHAINS);
        };
    }

    /** Runs all variants. */
    RunParts run() {
        return recorded(request, data, symbols) ? overRecorded() : overPriced();
    }

    private RunParts overRecorded() {
        List<OptionChain> chains = symbols.stream().flatMap(symbol -> chains(symbol).stream()).toList();
        RecordedTape tape = RecordedTape.of(chains, engine.configuration().trading().riskFreeRate());
        EngineRuns runs = new EngineRuns(engine, request, tape, EngineRuns.recorded(engine, request, chains));
        DataFiles files = new DataFiles(engine.options().dataDir());
        SortedMap<String, String> hashes = new TreeMap<>();
        chains.forEach(chain -> hashes.putAll(files.hashes(chain.source(), chain.underlying())));
        SortedMap<String, Integer> counts = new TreeMap<>();
        chains.forEach(chain -> counts.merge(chain.underlying().value(), 1, Integer::sum));
        List<String> sources = new ArrayList<>();
        counts.forEach((symbol, count) -> sources.add(symbol + ": " + count + " recorded chains"));
        return parts(
                runs,
                Map.of("", runs),
                sources,
                chains.stream().anyMatch(OptionChain::synthetic),
                List.of("Days without a chain are left out; prices of the underlying are those the chains state, without "
                        + "dividends."),
                hashes);
    }

    private List<OptionChain> chains(Symbol symbol) {
        List<OptionChain> usable = new ArrayList<>();
        for (LocalDate date : data.chainDates(symbol)) {
            if (!date.isBefore(first()) && !date.isAfter(last())) {
                Optional<RawChain> raw = data.latestChain(symbol, date);
                if (raw.isPresent() && ChainQuality.check(
                        raw.get(),
                        ChainReading.quality(
                                engine.configuration()
                                        .trading()
                                        .riskFreeRate())) instanceof CheckedChain.Usable(var chain, var _, var _)) {
                    usable.add(chain);
                }
            }
        }
        return usable;
    }

    private LocalDate first() {
        return request.from().orElse(LocalDate.MIN);
    }

    private LocalDate last() {
        return request.to().orElse(LocalDate.MAX);
    }

    private RunParts overPriced() {
        List<ModelTape.Source> sources = symbols.stream().map(this::source).toList();
        ModelTape heston = tape(sources, ModelRules.Pricing.HESTON);
        EngineRuns main = new EngineRuns(engine, request, heston, EngineRuns.priced(engine, request));
        Map<String, EngineRuns> runs = request.strategy() == BacktestRequest.Strategy.BUY_AND_HOLD
                ? Map.of("Heston", main)
                : Map.of(
                        "Heston", main,
                        "Black-Scholes",
                        new EngineRuns(
                                engine, request, tape(sources, ModelRules.Pricing.BLACK_SCHOLES),
                                EngineRuns.priced(engine, request)));
        List<String> said = sources.stream()
                .map(source -> source.prices().symbol() + ": priced from " + source.variance().text() + ", prices "
                        + (source.prices().basis() == PriceHistory.Basis.SPLIT_ADJUSTED
                                ? "adjusted for splits, dividends apart"
                                : "adjusted for dividends too, so not the levels traded"))
                .toList();
        return parts(
                main,
                runs,
                said,
                data.synthetic(),
                List.of("No option price here was ever quoted: gains and losses of the options follow from the model and its "
                        + "assumptions."),
                files());
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
        PriceHistory prices = data.prices(symbol)
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
        symbols.forEach(symbol -> {
            names.add("ohlcv/" + symbol + ".csv");
            names.add("ohlcv_adjusted/" + symbol + ".csv");
        });
        return new DataFiles(engine.options().dataDir()).hashes(names);
    }

    private RunParts parts(
            EngineRuns main,
            Map<String, EngineRuns> byPricing,
            List<String> sources,
            boolean synthetic,
            List<String> remarks,
            SortedMap<String, String> files) {
        List<Arm> arms = new ArrayList<>();
        Arm hold = main.arm("buy and hold", "shares of each underlying for equal parts", new BuyAndHold(symbols));
        Optional<RandomRuns> random = Optional.empty();
        if (request.strategy() != BacktestRequest.Strategy.BUY_AND_HOLD) {
            for (String pricing : byPricing.keySet().stream().sorted((a, b) -> b.compareTo(a)).toList()) {
                for (int days : TIMEFRAMES) {
                    arms.add(arm(byPricing.getOrDefault(pricing, main), pricing, days));
                }
            }
            random = Optional.of(chance(main, arms.getFirst()));
        }
        List<Arm> shown = arms.isEmpty() ? List.of(hold) : arms;
        List<Comparison> comparisons = new ArrayList<>();
        for (Arm arm : arms) {
            comparisons.add(compare(arm, hold));
        }
        if (arms.size() == 2 * TIMEFRAMES.length) {
            comparisons.add(compare(arms.getFirst(), arms.get(TIMEFRAMES.length)));
        }
        return new RunParts(
                main.tape(symbols, sources, synthetic),
                guarded(main).settings(),
                shown,
                arms.isEmpty() ? List.of() : List.of(hold),
                comparisons,
                random,
                Optional.empty(),
                List.of(),
                remarks,
                files);
    }

    private Arm arm(EngineRuns runs, String pricing, int days) {
        String name = days + " days" + (pricing.isEmpty() ? "" : ", " + pricing);
        return guarded(runs).arm(
                name,
                "opened at most " + days + " days before expiry" + (pricing.isEmpty() ? ""
                        : ", chains priced by " + pricing),
                strategy(days));
    }

    private EngineRuns guarded(EngineRuns runs) {
        return request.strategy() == BacktestRequest.Strategy.CONDOR ? runs.guarded() : runs;
    }

    private StructureStrategy strategy(int days) {
        Template template = request.strategy() == BacktestRequest.Strategy.CONDOR
                ? Template.IRON_CONDOR
                : Template.COVERED_CALL;
        double maxLoss = engine.configuration().trading().selector().trade().maxLoss();
        return StructureStrategy.of(template, symbols, days, maxLoss);
    }

    private RandomRuns chance(EngineRuns runs, Arm arm) {
        List<Double> returns = guarded(runs).annualReturns(
                RANDOM_RUNS, draw -> strategy(TIMEFRAMES[0]).byCoin(seed + draw));
        return new RandomRuns(
                arm.name(),
                String.format(
                        Locale.ROOT, "the same structures on the same days, each bought or sold by a coin, %d times",
                        RANDOM_RUNS),
                returns,
                EngineRuns.meanOfYear(arm.figures().series()));
    }

    private Comparison compare(Arm of, Arm against) {
        return new Comparison(
                of.name(), against.name(), PairedRuns.of(of.figures().series(), against.figures().series(), seed));
    }
}
