package dollarbill.backtest.run;

import dollarbill.backtest.ReplayDay;
import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.signal.SignalRules;
import dollarbill.signal.SmileSlice;
import dollarbill.sizing.ShortMargin;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The baseline of following signals: as many entries a day as the strategy made, on quotes drawn from those that could be signals, bought
 * or sold by a coin, each for the same capital, held as long.
 *
 * <p>Drawn quotes keep every rule of a signal but the edge: days to expiry, delta on the fitted smile, spread, volume, open interest.
 */
public final class RandomEntry implements DailyStrategy {
    private static final int TRIES = 200;
    private static final int MULTIPLIER = 100;

    private final Map<LocalDate, List<ReplayDay>> days;
    private final Map<LocalDate, Integer> entries;
    private final double capital;
    private final SignalRules rules;
    private final UniformRandomProvider random;

    /**
     * Creates a baseline.
     *
     * @param days  chains with their smiles by day
     * @param entries  positions to open by day
     * @param capital  dollars of premium or margin a position
     * @param rules  rules of a signal
     * @param seed  seed of the draws
     */
    public RandomEntry(
            Map<LocalDate, List<ReplayDay>> days,
            Map<LocalDate, Integer> entries,
            double capital,
            SignalRules rules,
            long seed) {
        this.days = Map.copyOf(days);
        this.entries = Map.copyOf(entries);
        this.capital = capital;
        this.rules = rules;
        this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    @Override
    public List<Order> decide(DecisionPoint now) {
        List<Order> orders = new ArrayList<>(SignalStrategy.due(now, rules.holding()));
        LocalDate date = now.today().date();
        List<ReplayDay> chains = days.getOrDefault(date, List.of());
        Account account = now.account();
        Set<String> taken = SignalStrategy.held(account);
        int wanted = chains.isEmpty() ? 0 : entries.getOrDefault(date, 0);
        for (int tries = 0; wanted > 0 && tries < TRIES * (wanted + 1); tries++) {
            ReplayDay chain = chains.get(random.nextInt(chains.size()));
            List<OptionQuote> quotes = chain.chain().quotes();
            OptionQuote quote = quotes.get(random.nextInt(quotes.size()));
            boolean buy = random.nextBoolean();
            String code = quote.contract().code();
            if (!taken.contains(code) && allowed(chain, quote, date)) {
                long contracts = contracts(chain, quote, buy);
                if (contracts > 0) {
                    taken.add(code);
                    orders.add(new Order.Open(
                            code + "-" + date,
                            List.of(OrderLeg.option(buy ? 1 : -1, quote.contract())),
                            contracts,
                            quote.contract().underlying().value()));
                }
                wanted--;
            }
        }
        return orders;
    }

    private long contracts(ReplayDay chain, OptionQuote quote, boolean buy) {
        OptionContract contract = quote.contract();
        double perShare = buy
                ? quote.ask()
                : ShortMargin.perShare(contract.type(), chain.chain().spot(), contract.strike(), quote.bid());
        return (long) Math.floor(capital / (MULTIPLIER * perShare));
    }

    private boolean allowed(ReplayDay day, OptionQuote quote, LocalDate date) {
        OptionContract contract = quote.contract();
        long left = ChronoUnit.DAYS.between(date, contract.expiry());
        SmileSlice slice = day.smiles().slices().get(contract.expiry());
        if (left < rules.minDays() || left > rules.maxDays() || slice == null
                || day.smiles().otherRoots().contains(contract.code())
                || !slice.covers(contract.strike())
                || 100.0 * quote.spread() / quote.mid() > rules.maxSpreadPercent()
                || quote.volume().orElse(-1L) < rules.minVolume()
                || quote.openInterest().orElse(-1L) < rules.minOpenInterest()
                || !(slice.totalVariance(contract.strike()) > 0.0)) {
            return false;
        }
        double spot = day.chain().spot();
        double delta = Math.abs(BlackScholes.evaluate(
                contract.type(),
                spot,
                contract.strike(),
                slice.years(),
                slice.rate(),
                slice.dividendYield(spot),
                Math.sqrt(slice.totalVariance(contract.strike()) / slice.years())).delta());
        return delta >= rules.minAbsDelta() && delta <= rules.maxAbsDelta();
    }
}
