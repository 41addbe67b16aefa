package dollarbill.backtest;

import dollarbill.backtest.TrainingRow.Exit;
import dollarbill.backtest.TrainingRow.Outcome;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.RealisedVol;
import dollarbill.market.BarSeries;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalFinder;
import dollarbill.signal.SignalScan;
import dollarbill.sizing.Side;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows every signal of the past to its end.
 *
 * <p>A signal is found by the code that serves, follows the holding rule that its odds follow, enters at the ask (bought) or bid (sold) of its own quote, and leaves at the bid or
 * ask of the same contract on the first day at least the holding time later that quotes it; without such a quote before expiry it
 * is worth its payoff at the spot of the first chain at or after expiry. That spot must be at most the settlement days late,
 * else the signal stays unresolved ({@code SPOT_MISSING}); signals that the history does not see to their end are counted as {@code
 * CHAIN_MISSING}. Commissions are paid at entry and at exit, also at expiry. Early exercise and assignment are not simulated.
 *
 * <p>Days are read in order and a signal's features are fixed on its own day, so no later day can change them.
 */
public final class SignalReplay {
    private final ReplaySettings settings;
    private final SignalFinder finder;

    /** Creates a replay. */
    public SignalReplay(ReplaySettings settings) {
        this.settings = settings;
        this.finder = new SignalFinder(settings.costs(), settings.rules());
    }

    /** Hears how far a replay is. */
    @FunctionalInterface
    public interface Progress {
        /** Hears that a number of days out of all is done. */
        void done(int days, int of);
    }

    /** Returns the signals of the symbols over all days of the market. */
    public TrainingSet run(ReplayMarket market, List<Symbol> symbols, Progress progress) {
        Tally tally = new Tally();
        int of = symbols.stream().mapToInt(s -> market.dates(s).size()).sum();
        int done = 0;
        for (Symbol symbol : symbols) {
            List<Signal> open = new ArrayList<>();
            Optional<BarSeries> bars = market.bars(symbol);
            for (LocalDate date : market.dates(symbol)) {
                switch (market.day(symbol, date)) {
                    case ReplayMarket.Day.Open(ReplayDay day) -> open = next(open, day, bars, tally);
                    case ReplayMarket.Day.Closed(Reason reason) -> tally.closedDays.merge(reason, 1, Integer::sum);
                }
                progress.done(++done, of);
            }
            if (!open.isEmpty()) {
                tally.unresolved(Reason.CHAIN_MISSING, open.size());
            }
        }
        tally.rows.sort(Comparator.comparing(TrainingRow::asOf).thenComparing(TrainingRow::id));
        return new TrainingSet(tally.rows, tally.unresolved, tally.rejected, tally.closedDays);
    }

    private List<Signal> next(List<Signal> open, ReplayDay day, Optional<BarSeries> bars, Tally tally) {
        LocalDate date = day.chain().quoteDate();
        Map<String, OptionQuote> quotes = new HashMap<>();
        for (OptionQuote quote : day.chain().quotes()) {
            quotes.put(quote.contract().code(), quote);
        }
        List<Signal> still = new ArrayList<>();
        for (Signal signal : open) {
            switch (close(signal, date, day.chain().spot(), quotes, bars)) {
                case Close.Ended(Outcome outcome) -> tally.rows.add(row(signal, outcome));
                case Close.Lost(Reason reason) -> tally.unresolved(reason, 1);
                case Close.Waits() -> still.add(signal);
            }
        }
        FeatureValue realised = RealisedVol.percent(bars, date);
        SignalScan scan = finder.find(day.chain(), day.smiles(), realised);
        scan.rejected().forEach((reason, count) -> tally.rejected.merge(reason, count, Integer::sum));
        still.addAll(scan.signals());
        return still;
    }

    private sealed interface Close {
        record Ended(Outcome outcome) implements Close {}

        record Lost(Reason reason) implements Close {}

        record Waits() implements Close {}
    }

    private Close close(
            Signal signal,
            LocalDate date,
            double spot,
            Map<String, OptionQuote> quotes,
            Optional<BarSeries> bars) {
        OptionContract contract = signal.quote().contract();
        if (!date.isBefore(contract.expiry())) {
            return ChronoUnit.DAYS.between(contract.expiry(), date) > settings.settleWithinDays()
                    ? new Close.Lost(Reason.SPOT_MISSING)
                    : new Close.Ended(
                            outcome(
                                    signal, contract.type().payoff(spot, contract.strike()), date, Exit.EXPIRY,
                                    DeltaHedge.move(signal, bars, date, spot)));
        }
        if (date.isBefore(signal.market().quoteDate().plusDays(signal.holding().days()))) {
            return new Close.Waits();
        }
        OptionQuote quote = quotes.get(contract.code());
        if (quote == null) {
            return new Close.Waits();
        }
        double price = signal.side() == Side.BUY ? quote.bid() : quote.ask();
        return price > 0.0
                ? new Close.Ended(
                        outcome(signal, price, date, Exit.QUOTE, DeltaHedge.move(signal, bars, date, spot)))
                : new Close.Waits();
    }

    private Outcome outcome(Signal signal, double exitPrice, LocalDate date, Exit exit, double move) {
        double entry = signal.tradePrice();
        double gain = signal.side().sign() * (exitPrice - entry) - 2.0 * settings.costs().perShare();
        int multiplier = settings.costs().multiplier();
        return new Outcome(entry, exitPrice, date, exit, multiplier * gain, multiplier * (gain - move));
    }

    private static TrainingRow row(Signal s, Outcome outcome) {
        return new TrainingRow(s.id(), s.quote().contract().underlying(), s.market().quoteDate(), s.market().asOf(),
                s.features(), outcome);
    }

    /** Counts while a replay runs. */
    private static final class Tally {
        private final List<TrainingRow> rows = new ArrayList<>();
        private final Map<Reason, Integer> unresolved = new EnumMap<>(Reason.class);
        private final Map<Reason, Integer> rejected = new EnumMap<>(Reason.class);
        private final Map<Reason, Integer> closedDays = new EnumMap<>(Reason.class);

        private void unresolved(Reason reason, int count) {
            unresolved.merge(reason, count, Integer::sum);
        }
    }
}
