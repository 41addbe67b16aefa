package dollarbill.app.sizing;

import dollarbill.app.Engine;
import dollarbill.app.config.TradingConfig;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.sizing.allocation.Allocation;
import dollarbill.sizing.allocation.AllocationRules;
import dollarbill.sizing.allocation.Allocator;
import dollarbill.sizing.allocation.Candidate;
import dollarbill.sizing.allocation.Rebalance;
import dollarbill.sizing.allocation.Rebalancer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a portfolio of shares from their past, and the orders that lead to it from what is held. */
public final class PortfolioService {
    private static final int STALE_DAYS = 7;
    private static final int LEAST_RETURNS = 20;

    private final Engine engine;

    /** Creates a service of an engine. */
    public PortfolioService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Returns the portfolio.
     *
     * @throws DataFault  if no candidate has prices enough, or a holding has none
     */
    public PortfolioDocument answer(PortfolioQuestion question) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        int lookback = question.lookback().orElse(trading().lookbackDays());
        Universe universe = universe(question, data, lookback);
        AlignedReturns aligned = AlignedReturns.of(universe.usable(), lookback);
        if (aligned.dates().size() < LEAST_RETURNS) {
            throw new DataFault("portfolio", 0, "",
                    "the candidates share " + aligned.dates().size() + " returns; at least " + LEAST_RETURNS);
        }
        List<AssetReport> reports = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < universe.usable().size(); i++) {
            AssetReport report = AssetReport.of(universe.usable().get(i), aligned.returns()[i], annualRate(),
                    trading().limits().drawdown());
            reports.add(report);
            candidate(report, aligned.returns()[i], universe.leftOut()).ifPresent(candidates::add);
        }
        Map<Symbol, Double> prices = prices(question, data, universe.usable());
        AllocationRules rules = rules(question, prices);
        Allocation allocation = Allocator.allocate(candidates, rules, question.under());
        reports.sort(Comparator.comparingDouble((AssetReport r) -> r.score() == null ? -1.0 : r.score().value())
                .reversed()
                .thenComparing(AssetReport::symbol));
        return document(question, universe, aligned, rules, reports, allocation, prices);
    }

    private record Universe(List<AssetHistory> usable, List<PortfolioDocument.LeftOut> leftOut) {}

    private Universe universe(PortfolioQuestion question, DataDirectory data, int lookback) {
        List<Symbol> symbols = engine.configuration().stocks().orEnabled(question.symbols());
        List<PortfolioDocument.LeftOut> leftOut = new ArrayList<>();
        List<AssetHistory> found = new ArrayList<>();
        for (Symbol symbol : symbols) {
            AssetHistory.share(data, symbol, question.upTo())
                    .ifPresentOrElse(found::add, () -> leftOut.add(leftOut(symbol, Reason.BARS_MISSING, "no closes")));
        }
        LocalDate newest = found.stream()
                .map(AssetHistory::lastDate)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new DataFault("portfolio", 0, "", "no candidate has prices"));
        List<AssetHistory> usable = new ArrayList<>();
        for (AssetHistory history : found) {
            if (history.lastDate().isBefore(newest.minusDays(STALE_DAYS))) {
                leftOut.add(leftOut(history.symbol(), Reason.BARS_STALE, "newest close of " + history.lastDate()));
            } else if (history.size() - 1 < Math.max(lookback, LEAST_RETURNS)) {
                leftOut.add(leftOut(history.symbol(), Reason.BARS_SHORT,
                        history.size() - 1 + " returns of " + lookback));
            } else {
                usable.add(history);
            }
        }
        if (usable.isEmpty()) {
            throw new DataFault("portfolio", 0, "", "no candidate has " + lookback + " returns to " + newest);
        }
        return new Universe(usable, leftOut);
    }

    private static Optional<Candidate> candidate(
            AssetReport report, double[] returns, List<PortfolioDocument.LeftOut> leftOut) {
        Symbol symbol = Symbol.of(report.symbol());
        if (report.odds() == null) {
            leftOut.add(leftOut(symbol, report.reason() == null ? Reason.KELLY_UNDEFINED : report.reason(),
                    String.valueOf(report.detail())));
            return Optional.empty();
        }
        double confidence = report.odds().confidence() == null ? 0.0 : report.odds().confidence();
        return Optional.of(new Candidate(symbol, report.price(), report.odds().kellyFraction(), confidence,
                report.score() == null ? 0.0 : report.score().value(), returns));
    }

    private Map<Symbol, Double> prices(PortfolioQuestion question, DataDirectory data, List<AssetHistory> usable) {
        Map<Symbol, Double> prices = new TreeMap<>();
        usable.forEach(history -> prices.put(history.symbol(), history.price()));
        question.holdings()
                .ifPresent(held -> held.units()
                        .keySet()
                        .forEach(symbol -> prices.computeIfAbsent(symbol,
                                s -> AssetHistory.read(data, s, question.upTo()).price())));
        return prices;
    }

    private AllocationRules rules(PortfolioQuestion question, Map<Symbol, Double> prices) {
        TradingConfig trading = trading();
        double value = question.holdings()
                .map(held -> held.cash() + held.units()
                        .entrySet()
                        .stream()
                        .mapToDouble(e -> e.getValue() * prices.getOrDefault(e.getKey(), 0.0))
                        .sum())
                .orElseGet(() -> question.money().value().orElse(trading.portfolioValue()));
        int days = AssetHistory.Kind.SHARE.daysPerYear();
        return new AllocationRules(value, question.money().scaling().orElse(trading.scaling()),
                trading.maxPerPosition(), trading.minAllocation(), trading.maxPositions(), question.leverage(),
                question.lot(), Math.expm1(trading.riskFreeRate() / days), days);
    }

    private PortfolioDocument document(
            PortfolioQuestion question,
            Universe universe,
            AlignedReturns aligned,
            AllocationRules rules,
            List<AssetReport> reports,
            Allocation allocation,
            Map<Symbol, Double> prices) {
        List<PortfolioDocument.LeftOut> leftOut = new ArrayList<>(universe.leftOut());
        allocation.leftOut().forEach(l -> leftOut.add(leftOut(l.symbol(), l.reason(), l.detail())));
        Allocation.Outlook outlook = allocation.outlook();
        PortfolioDocument.Summary summary = new PortfolioDocument.Summary(allocation.allocated(), allocation.cash(),
                allocation.allocated() / rules.value(), allocation.positions().size(), outlook.expectedReturn(),
                outlook.volatility(), KellyDocument.boxed(outlook.sharpe()), outlook.maxDrawdown(),
                outlook.largestShare(), outlook.effectivePositions(), allocation.gap());
        return new PortfolioDocument(
                PortfolioDocument.SCHEMA,
                aligned.dates().getLast().toString(),
                universe.usable().stream().anyMatch(AssetHistory::synthetic),
                aligned.dates().size(),
                new PortfolioDocument.Limits(rules.value(), rules.kellyFraction(), rules.maxShare(),
                        rules.minAllocation(), rules.maxPositions(), rules.budget(), rules.lot(), annualRate(),
                        question.under()),
                reports,
                allocation.positions()
                        .stream()
                        .map(p -> new PortfolioDocument.Position(p.symbol().value(), p.price(), p.units(), p.amount(),
                                p.share(), p.target(), p.boundBy().orElse(null)))
                        .toList(),
                leftOut,
                summary,
                question.holdings().map(held -> rebalancing(question, held, allocation, prices, rules)).orElse(null));
    }

    private PortfolioDocument.Rebalancing rebalancing(
            PortfolioQuestion question,
            Holdings held,
            Allocation allocation,
            Map<Symbol, Double> prices,
            AllocationRules rules) {
        Map<Symbol, Double> targets = new LinkedHashMap<>();
        allocation.positions().forEach(p -> targets.put(p.symbol(), p.units()));
        Rebalance plan = Rebalancer.plan(new HashMap<>(held.units()), targets, prices, held.cash(),
                question.costs(trading().costs().commissionPerShare()), rules.minAllocation(), rules.lot());
        return new PortfolioDocument.Rebalancing(
                plan.orders()
                        .stream()
                        .map(o -> new PortfolioDocument.Order(o.symbol().value(), o.way(), o.units(), o.price(),
                                o.amount(), o.cost()))
                        .toList(),
                plan.kept()
                        .stream()
                        .map(k -> new PortfolioDocument.Kept(k.symbol().value(), k.units(), k.reason(), k.detail()))
                        .toList(),
                plan.cashBefore(), plan.cashAfter(), plan.costs(), plan.turnover());
    }

    private TradingConfig trading() {
        return engine.configuration().trading();
    }

    private double annualRate() {
        return Math.expm1(trading().riskFreeRate());
    }

    private static PortfolioDocument.LeftOut leftOut(Symbol symbol, Reason reason, String detail) {
        return new PortfolioDocument.LeftOut(symbol.value(), reason, detail);
    }
}
