package dollarbill.sizing.allocation;

import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.sizing.allocation.Rebalance.Kept;
import dollarbill.sizing.allocation.Rebalance.Order;
import dollarbill.sizing.allocation.Rebalance.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns holdings into targets by orders of at least a minimum, sales before purchases, purchases only as far as the cash reaches.
 *
 * <p>Purchases go in the order of the targets given, so that what is wanted most is bought first where costs leave too little.
 */
public final class Rebalancer {
    private static final double SLACK = 1e-9;

    private final Map<Symbol, Double> prices;
    private final ShareCosts costs;
    private final double minOrder;
    private final double lot;
    private final List<Order> orders = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private double cash;

    private Rebalancer(Map<Symbol, Double> prices, ShareCosts costs, double minOrder, double lot, double cash) {
        this.prices = prices;
        this.costs = costs;
        this.minOrder = minOrder;
        this.lot = lot;
        this.cash = cash;
    }

    /**
     * Returns the orders.
     *
     * @param holdings  units held, not negative
     * @param targets  units wanted, most wanted first, not negative
     * @param prices  dollars a unit of everything held or wanted
     * @param cash  dollars at hand, not negative
     * @param costs  of trading
     * @param minOrder  least dollars of an order, not negative
     * @param lot  least units of a purchase, positive
     * @throws IllegalArgumentException  if an argument is outside its domain or a price is missing
     */
    public static Rebalance plan(
            Map<Symbol, Double> holdings,
            Map<Symbol, Double> targets,
            Map<Symbol, Double> prices,
            double cash,
            ShareCosts costs,
            double minOrder,
            double lot) {
        require(cash, "cash");
        require(minOrder, "minOrder");
        if (!(lot > 0.0) || Double.isInfinite(lot)) {
            throw new IllegalArgumentException("lot " + lot + " must be positive and finite");
        }
        holdings.forEach((symbol, units) -> require(units, "units of " + symbol));
        targets.forEach((symbol, units) -> require(units, "target of " + symbol));
        Map<Symbol, Double> known = new TreeMap<>(prices);
        TreeSet<Symbol> all = new TreeSet<>(holdings.keySet());
        all.addAll(targets.keySet());
        for (Symbol symbol : all) {
            if (!(known.getOrDefault(symbol, 0.0) > 0.0)) {
                throw new IllegalArgumentException(
                        "price of " + symbol + " is " + known.get(symbol) + "; allowed: positive");
            }
        }
        Rebalancer plan = new Rebalancer(known, costs, minOrder, lot, cash);
        for (Symbol symbol : all) {
            plan.sell(symbol, holdings.getOrDefault(symbol, 0.0) - targets.getOrDefault(symbol, 0.0));
        }
        targets.forEach((symbol, units) -> plan.buy(symbol, units - holdings.getOrDefault(symbol, 0.0)));
        double paid = plan.orders.stream().mapToDouble(Order::cost).sum();
        double turnover = plan.orders.stream().mapToDouble(Order::amount).sum();
        return new Rebalance(plan.orders, plan.kept, cash, plan.cash, paid, turnover);
    }

    private void sell(Symbol symbol, double units) {
        if (units > SLACK && worth(symbol, units, -units)) {
            double price = price(symbol);
            double cost = costs.of(units, price);
            cash += units * price - cost;
            orders.add(new Order(symbol, Way.SELL, units, price, units * price, cost));
        }
    }

    private void buy(Symbol symbol, double wanted) {
        if (wanted <= SLACK || !worth(symbol, wanted, wanted)) {
            return;
        }
        double price = price(symbol);
        double each = price + costs.of(1.0, price);
        double lots = Math.floor(Math.min(wanted, cash / each) / lot + SLACK);
        double units = lots * lot;
        if (lots < 1.0 || units * price < minOrder * (1.0 - SLACK)) {
            kept.add(new Kept(symbol, wanted, Reason.SIZE_BELOW_ONE_LOT, String.format(Locale.ROOT,
                    "cash of %.2f $ after costs", cash)));
            return;
        }
        double cost = costs.of(units, price);
        cash = Math.max(cash - units * price - cost, 0.0);
        orders.add(new Order(symbol, Way.BUY, units, price, units * price, cost));
    }

    private boolean worth(Symbol symbol, double units, double difference) {
        double amount = units * price(symbol);
        if (amount >= minOrder * (1.0 - SLACK)) {
            return true;
        }
        kept.add(new Kept(symbol, difference, Reason.SIZE_BELOW_MINIMUM, String.format(Locale.ROOT,
                "an order of %.2f $, least %.2f $", amount, minOrder)));
        return false;
    }

    private double price(Symbol symbol) {
        return prices.getOrDefault(symbol, 0.0);
    }

    private static void require(double value, String name) {
        if (!(value >= 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }
}
