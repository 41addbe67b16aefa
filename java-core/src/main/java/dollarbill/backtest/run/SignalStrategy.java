package dollarbill.backtest.run;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.Holding;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.Position;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalSizer;
import dollarbill.signal.SignalSizer.Sized;
import dollarbill.sizing.HoldingRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the signals of each day as service does: judged, ranked, sized by Kelly for the account of the day, and closed on the first
 * quote after the holding time that the odds are of.
 *
 * <p>A contract that is held already is not entered again. Signals are those of the day's own chain, found before the run.
 */
public final class SignalStrategy implements DailyStrategy {
    private final Map<LocalDate, List<Signal>> signals;
    private final SignalBeliefs beliefs;
    private final SignalSizer sizer;
    private final HoldingRule holding;

    /**
     * Creates a strategy.
     *
     * @param signals  signals of all underlyings by quote day
     * @param beliefs  what is believed of them
     * @param sizer  ranks and sizes; its portfolio value is replaced by the account's equity
     * @param holding  how long positions are held
     */
    public SignalStrategy(
            Map<LocalDate, List<Signal>> signals, SignalBeliefs beliefs, SignalSizer sizer, HoldingRule holding) {
        this.signals = Map.copyOf(signals);
        this.beliefs = beliefs;
        this.sizer = sizer;
        this.holding = holding;
    }

    @Override
    public List<Order> decide(DecisionPoint now) {
        List<Order> orders = new ArrayList<>(due(now, holding));
        Account account = now.account();
        double equity = account.equityCents() / 100.0;
        Set<String> held = held(account);
        List<Signal> fresh = signals.getOrDefault(now.today().date(), List.of())
                .stream()
                .filter(signal -> !held.contains(signal.quote().contract().code()))
                .toList();
        if (fresh.isEmpty() || !(equity > 0.0)) {
            return orders;
        }
        double cash = Math.max(account.excessCents(), 0L) / 100.0;
        int open = account.positions().size() - orders.size();
        for (Sized sized : sizer.withPortfolioValue(equity).size(fresh, beliefs.of(fresh), cash, open)) {
            long contracts = sized.document().sizing().contracts();
            if (contracts > 0) {
                orders.add(open(sized.signal(), contracts));
            }
        }
        return orders;
    }

    private static Order open(Signal signal, long contracts) {
        OptionContract contract = signal.quote().contract();
        return new Order.Open(
                signal.id().value(),
                List.of(OrderLeg.option(signal.side().sign(), contract)),
                contracts,
                contract.underlying().value());
    }

    /** Returns orders to close what has been held long enough and can be traded today. */
    static List<Order> due(DecisionPoint now, HoldingRule holding) {
        LocalDate date = now.today().date();
        List<Order> orders = new ArrayList<>();
        for (Position position : now.account().positions()) {
            if (!date.isBefore(position.opened().plusDays(holding.days())) && quoted(position, now.today())) {
                orders.add(new Order.Close(position.id(), "held " + holding.days() + " days"));
            }
        }
        return orders;
    }

    private static boolean quoted(Position position, MarketDay today) {
        return position.holdings().stream().allMatch(holding -> switch (holding.instrument()) {
            case Instrument.Shares shares -> today.find(shares.underlying()).isPresent();
            case Instrument.Option(OptionContract contract) -> quote(contract, today)
                    .filter(quote -> holding.quantity() < 0 || quote.bid() > 0.0)
                    .isPresent();
        });
    }

    private static Optional<OptionQuote> quote(OptionContract contract, MarketDay today) {
        return today.find(contract.underlying()).flatMap(day -> day.quotes().find(contract));
    }

    static Set<String> held(Account account) {
        Set<String> held = new HashSet<>();
        for (Position position : account.positions()) {
            for (Holding holding : position.holdings()) {
                held.add(holding.instrument().code());
            }
        }
        return held;
    }
}
