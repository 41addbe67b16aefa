package dollarbill.backtest.run;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.Position;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Opens one structure on each underlying whenever an expiry comes within reach of a number of days, and closes it before expiry.
 *
 * <p>It opens where an expiry is at most the wanted number of days away and no more than four fewer; of a condor it closes at
 * its share of the premium received; every structure is closed two days before expiry, so that nothing is assigned at it.
 */
public final class StructureStrategy implements DailyStrategy {
    private static final double IN_USE = 0.98;

    private final StructureRules rules;
    private final List<Symbol> symbols;
    private final double maxLoss;
    private final Optional<UniformRandomProvider> coin;

    private StructureStrategy(
            StructureRules rules, List<Symbol> symbols, double maxLoss, Optional<UniformRandomProvider> coin) {
        if (!(maxLoss > 0.0 && maxLoss <= 1.0)) {
            throw new IllegalArgumentException("maxLoss " + maxLoss + " must be above 0 and at most 1");
        }
        this.rules = rules;
        this.symbols = List.copyOf(symbols);
        this.maxLoss = maxLoss;
        this.coin = coin;
    }

    /**
     * Returns the strategy.
     *
     * @param rules  when a structure is opened and closed, and on which strikes
     * @param maxLoss  share of the equity that a condor may lose; a covered call takes all cash in equal parts instead
     */
    public static StructureStrategy of(StructureRules rules, List<Symbol> symbols, double maxLoss) {
        return new StructureStrategy(rules, symbols, maxLoss, Optional.empty());
    }

    /**
     * Returns its baseline: the same structures on the same days, each bought or sold by the toss of a coin.
     *
     * @param seed  seed of the coin
     */
    public StructureStrategy byCoin(long seed) {
        return new StructureStrategy(
                rules, symbols, maxLoss, Optional.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed)));
    }

    @Override
    public List<Order> decide(DecisionPoint now) {
        List<Order> orders = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<Position> held = held(now.account(), symbol);
            if (held.isPresent()) {
                ended(held.get(), now.today().date())
                        .ifPresent(why -> orders.add(new Order.Close(held.get().id(), why)));
            } else {
                now.today().find(symbol).flatMap(day -> open(now, day)).ifPresent(orders::add);
            }
        }
        return orders;
    }

    private static Optional<Position> held(Account account, Symbol symbol) {
        return account.positions().stream().filter(p -> p.tag().equals(symbol.value())).findFirst();
    }

    private Optional<String> ended(Position position, LocalDate date) {
        boolean near = position.holdings()
                .stream()
                .anyMatch(holding -> holding.instrument() instanceof Instrument.Option option
                        && ChronoUnit.DAYS.between(date, option.contract().expiry()) <= StructureRules.BEFORE_EXPIRY);
        boolean optionless = position.holdings().stream().noneMatch(h -> h.instrument() instanceof Instrument.Option);
        if (near || optionless) {
            return Optional.of(near ? "expiry near" : "options gone");
        }
        long credit = -position.tally().entryCents();
        boolean reached = rules.target() < 1.0 && credit > 0 && position.profitCents() >= rules.target() * credit;
        return reached
                ? Optional.of(
                        rules.target() == 0.5 ? "half of the premium earned"
                                : Math.round(100.0 * rules.target()) + " % of the premium earned")
                : Optional.empty();
    }

    private Optional<Order> open(DecisionPoint now, UnderlyingDay day) {
        LocalDate date = now.today().date();
        return QuotedExpiry.within(day, date, now.today().rate(), rules.days() - StructureRules.REACH, rules.days())
                .flatMap(expiry -> rules.template().plan(day.symbol(), day.close(), expiry, rules))
                .flatMap(planned -> {
                    long units = units(now.account(), planned);
                    Template.Planned turned = coin.isPresent() && coin.get().nextBoolean()
                            ? planned.reversed()
                            : planned;
                    return units < 1
                            ? Optional.empty()
                            : Optional.of(new Order.Open(
                                    day.symbol() + "-" + date, turned.legs(), units, day.symbol().value()));
                });
    }

    private long units(Account account, Template.Planned planned) {
        double equity = account.equityCents() / 100.0;
        double free = IN_USE * Math.max(account.excessCents(), 0L) / 100.0;
        double part = equity / symbols.size();
        double wanted = rules.template() == Template.COVERED_CALL
                ? IN_USE * part / planned.outlay()
                : maxLoss * equity / planned.loss();
        return (long) Math.floor(Math.min(wanted, free / planned.outlay()));
    }
}
