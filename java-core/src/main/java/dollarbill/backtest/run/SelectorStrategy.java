package dollarbill.backtest.run;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.Position;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardLimits;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.DecisionRound;
import dollarbill.strategy.DecisionRound.Quotes;
import dollarbill.strategy.HeldBook;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.PlanFigures;
import dollarbill.strategy.StrategyAdvisor;
import dollarbill.strategy.StrategyAdvisor.Advice;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.TradePlan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Trades what service recommends: a view of each underlying, the selector, a structure on the chain of the day, its size and the guard.
 *
 * <p>An underlying with an open position is not entered again. A position is closed at the first close at which its profit reaches the one
 * that is taken or the price of the underlying a stop, and {@value #BEFORE_EXPIRY} days before expiry, so that nothing is assigned at it.
 */
public final class SelectorStrategy implements DailyStrategy {
    private static final int BEFORE_EXPIRY = 2;

    private final List<Symbol> symbols;
    private final Views views;
    private final Smiles smiles;
    private final Rules rules;
    private final Optional<UniformRandomProvider> coin;
    private final Map<String, Exit> exits = new HashMap<>();
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);

    /** What is thought of an underlying at a close. */
    @FunctionalInterface
    public interface Views {
        /** Returns the view; absent where there is none. */
        Optional<MarketView> of(Symbol symbol, LocalDate day);
    }

    /** The chain of an underlying at a close with its smiles. */
    @FunctionalInterface
    public interface Smiles {
        /** Returns the chain; absent where nothing usable was quoted that day. */
        Optional<Quotes.Listed> of(Symbol symbol, MarketDay today);
    }

    /**
     * What service decides by.
     *
     * @param advisor  selector and structures
     * @param sizing  limits on the size of a position, by equity in dollars
     * @param limits  of the guard
     */
    public record Rules(StrategyAdvisor advisor, DoubleFunction<SizingLimits> sizing, GuardLimits limits) {}

    /** Where a position is closed early; levels follow the splits of the underlying. */
    private record Exit(PlanFigures.Exits levels, double entry, int multiplier) {
        boolean stopped(double close) {
            return levels.stops().stream().anyMatch(stop -> stop < entry ? close <= stop : close >= stop);
        }

        Exit split(double ratio) {
            return new Exit(
                    new PlanFigures.Exits(
                            levels.profit(), levels.stops().stream().map(stop -> stop / ratio).toList()),
                    entry / ratio, multiplier);
        }
    }

    private SelectorStrategy(
            List<Symbol> symbols, Views views, Smiles smiles, Rules rules, Optional<UniformRandomProvider> coin) {
        this.symbols = List.copyOf(symbols);
        this.views = views;
        this.smiles = smiles;
        this.rules = rules;
        this.coin = coin;
    }

    /** Returns the strategy. */
    public static SelectorStrategy of(List<Symbol> symbols, Views views, Smiles smiles, Rules rules) {
        return new SelectorStrategy(symbols, views, smiles, rules, Optional.empty());
    }

    /**
     * Returns its baseline: the same structures, each bought or sold by the toss of a coin.
     *
     * @param seed  seed of the coin
     */
    public SelectorStrategy byCoin(long seed) {
        return new SelectorStrategy(
                symbols, views, smiles, rules, Optional.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed)));
    }

    /** Returns why nothing was opened, with the number of closes of each reason. */
    public Map<Reason, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    /**
     * What is decided about one underlying.
     *
     * @param symbol  the underlying
     * @param advice  strategy and position
     */
    public record Decision(Symbol symbol, Advice advice) {}

    /**
     * Returns what service would recommend at a close; an underlying without a view is left out.
     *
     * @param today  the day
     * @param start  what is held before the first decision
     */
    public List<Decision> decisions(List<Symbol> asked, MarketDay today, HeldBook start) {
        List<MarketView> known = asked.stream().flatMap(symbol -> views.of(symbol, today.date()).stream()).toList();
        return new DecisionRound(
                rules.advisor(), rules.sizing().apply(start.state().equity()), rules.limits())
                .decide(known, symbol -> quotes(symbol, today), start)
                .stream()
                .map(decided -> new Decision(known.get(decided.place()).symbol(), decided.advice()))
                .toList();
    }

    private Quotes quotes(Symbol symbol, MarketDay today) {
        return smiles.of(symbol, today)
                .<Quotes>map(listed -> listed)
                .orElseGet(() -> new Quotes.Missing(
                        Reason.CHAIN_MISSING, "no usable chain of " + symbol + " on " + today.date()));
    }

    @Override
    public List<Order> decide(DecisionPoint now) {
        List<Order> orders = new ArrayList<>();
        List<Symbol> free = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<UnderlyingDay> day = now.today().find(symbol);
            Optional<Position> held = now.account()
                    .positions()
                    .stream()
                    .filter(position -> position.tag().equals(symbol.value()))
                    .findFirst();
            if (held.isPresent()) {
                day.flatMap(traded -> ended(held.get(), now.today().date(), traded))
                        .ifPresent(why -> orders.add(new Order.Close(held.get().id(), why)));
            } else if (day.isPresent()) {
                free.add(symbol);
            }
        }
        if (now.account().equityCents() > 0 && !free.isEmpty()) {
            decisions(free, now.today(), book(now.account()))
                    .forEach(decision -> opened(decision, now.today()).ifPresent(orders::add));
        }
        return orders;
    }

    private static HeldBook book(Account account) {
        double equity = account.equityCents() / 100.0;
        return new HeldBook(
                new BookState(equity, equity, equity, 0.0, 0.0, 0.0, account.positions().size()),
                Math.min(equity, Math.max(account.excessCents(), 0L) / 100.0));
    }

    private Optional<Order> opened(Decision decision, MarketDay today) {
        if (decision.advice().recommendation().decision() instanceof NoTrade none) {
            reasons.merge(none.reason(), 1, Integer::sum);
        }
        return decision.advice().plan().flatMap(plan -> switch (plan) {
            case TradePlan.Planned planned -> Optional.of(
                    open(
                            decision.symbol(), today.date(), today.find(decision.symbol()).orElseThrow().close(),
                            planned));
            case TradePlan.Refused refused -> {
                reasons.merge(refused.reason(), 1, Integer::sum);
                yield Optional.empty();
            }
        });
    }

    private Order open(Symbol symbol, LocalDate date, double close, TradePlan.Planned planned) {
        String id = symbol + "-" + date;
        exits.put(id, new Exit(planned.figures().exits(), close, planned.sizing().limits().multiplier()));
        long turn = coin.isPresent() && coin.get().nextBoolean() ? -1 : 1;
        return new Order.Open(
                id,
                planned.figures()
                        .structure()
                        .legs()
                        .stream()
                        .map(leg -> OrderLeg.option(turn * leg.quantity(), leg.contract()))
                        .toList(),
                planned.contracts(),
                symbol.value());
    }

    private Optional<String> ended(Position position, LocalDate date, UnderlyingDay day) {
        List<LocalDate> expiries = position.holdings()
                .stream()
                .flatMap(holding -> holding.instrument() instanceof Instrument.Option option
                        ? Optional.of(option.contract().expiry()).stream()
                        : Optional.<LocalDate>empty().stream())
                .toList();
        if (expiries.isEmpty()) {
            return Optional.of("options gone");
        }
        if (expiries.stream().anyMatch(expiry -> ChronoUnit.DAYS.between(date, expiry) <= BEFORE_EXPIRY)) {
            return Optional.of("expiry near");
        }
        Exit exit = exits.get(position.id());
        if (exit == null) {
            return Optional.empty();
        }
        if (day.splitRatio().isPresent()) {
            exit = exit.split(day.splitRatio().getAsDouble());
            exits.put(position.id(), exit);
        }
        double taken = 100.0 * exit.levels().profit() * exit.multiplier() * position.units();
        if (position.profitCents() >= taken) {
            return Optional.of("profit taken");
        }
        return exit.stopped(day.close()) ? Optional.of("stop") : Optional.empty();
    }
}
