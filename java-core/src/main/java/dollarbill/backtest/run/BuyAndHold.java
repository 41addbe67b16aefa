package dollarbill.backtest.run;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Buys shares of each underlying for an equal part of the account on the first day it trades, and keeps them. */
public final class BuyAndHold implements DailyStrategy {
    private static final double IN_USE = 0.98;

    private final List<Symbol> symbols;

    /** Creates the strategy. */
    public BuyAndHold(List<Symbol> symbols) {
        this.symbols = List.copyOf(symbols);
    }

    @Override
    public List<Order> decide(DecisionPoint now) {
        Account account = now.account();
        Set<String> held = SignalStrategy.held(account);
        List<Order> orders = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (!held.contains(symbol.value())) {
                now.today().find(symbol).ifPresent(day -> {
                    long shares = (long) Math.floor(
                            IN_USE * account.equityCents() / 100.0 / symbols.size() / day.close());
                    if (shares > 0) {
                        orders.add(new Order.Open(
                                "hold-" + symbol + "-" + now.today().date(),
                                List.of(OrderLeg.shares(1, symbol)),
                                shares,
                                symbol.value()));
                    }
                });
            }
        }
        return orders;
    }
}
