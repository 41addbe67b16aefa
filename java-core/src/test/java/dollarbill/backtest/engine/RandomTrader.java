package dollarbill.backtest.engine;

import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Opens and closes at random: what it does on a day depends on its seed, the day's quotes and which positions are open.
 *
 * @param seed  of the draws
 * @param symbol  what it trades
 */
record RandomTrader(long seed, Symbol symbol) implements DailyStrategy {
    @Override
    public List<Order> decide(DecisionPoint now) {
        long day = now.today().date().toEpochDay();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1_000_003L * seed + day);
        List<Order> orders = new ArrayList<>();
        for (Position position : now.account().positions()) {
            if (random.nextInt(8) == 0) {
                orders.add(new Order.Close(position.id(), "drawn"));
            }
        }
        Optional<UnderlyingDay> today = now.today().find(symbol);
        if (today.isPresent() && random.nextInt(3) == 0) {
            orders.add(new Order.Open("T" + day, legs(today.get(), random), 1 + random.nextInt(3), "random"));
        }
        return orders;
    }

    private List<OrderLeg> legs(UnderlyingDay today, UniformRandomProvider random) {
        Map<Instrument, Long> legs = new LinkedHashMap<>();
        List<OptionQuote> quotes = today.quotes().quotes();
        int options = quotes.isEmpty() ? 0 : random.nextInt(4);
        for (int i = 0; i < options; i++) {
            OptionQuote quote = quotes.get(random.nextInt(quotes.size()));
            legs.put(new Instrument.Option(quote.contract()), random.nextBoolean() ? 1L : -1L);
        }
        if (legs.isEmpty() || random.nextInt(3) == 0) {
            legs.put(new Instrument.Shares(symbol), random.nextBoolean() ? 100L : -100L);
        }
        return legs.entrySet().stream().map(e -> new OrderLeg(e.getValue(), e.getKey())).toList();
    }
}
