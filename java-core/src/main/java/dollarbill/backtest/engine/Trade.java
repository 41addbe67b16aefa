package dollarbill.backtest.engine;

import dollarbill.backtest.engine.EngineState.OpenTrade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One position while a run changes it. */
final class Trade {
    final String id;
    final String tag;
    final LocalDate opened;
    final long units;
    final List<OrderLeg> legs;
    final List<Lot> lots = new ArrayList<>();
    long entryCents;
    long resultCents;
    long commissionCents;
    long spreadCents;
    long slippageCents;
    long capitalCents;
    long deliveredShares;
    /** What it ties up while held, as long as marks and holdings stay. */
    OptionalLong tiedCents = OptionalLong.empty();

    Trade(Order.Open order, long units, LocalDate opened) {
        this.id = order.id();
        this.tag = order.tag();
        this.opened = opened;
        this.units = units;
        this.legs = order.legs();
    }

    Trade(OpenTrade open) {
        Position position = open.position();
        Position.Tally tally = position.tally();
        id = position.id();
        tag = position.tag();
        opened = position.opened();
        units = position.units();
        legs = open.legs();
        position.holdings().forEach(holding -> lots.add(new Lot(holding)));
        entryCents = tally.entryCents();
        resultCents = tally.resultCents();
        commissionCents = tally.commissionCents();
        spreadCents = tally.spreadCents();
        slippageCents = tally.slippageCents();
        capitalCents = open.capitalCents();
        deliveredShares = open.deliveredShares();
    }

    Position position() {
        return new Position(id, tag, opened, units, lots.stream().map(Lot::holding).toList(), tally());
    }

    Position.Tally tally() {
        return new Position.Tally(entryCents, resultCents, commissionCents, spreadCents, slippageCents);
    }

    OpenTrade openTrade() {
        return new OpenTrade(position(), legs, capitalCents, deliveredShares);
    }

    Optional<Lot> find(Instrument instrument) {
        for (Lot lot : lots) {
            if (lot.instrument.equals(instrument)) {
                return Optional.of(lot);
            }
        }
        return Optional.empty();
    }

    /** Returns whether it was opened with options. */
    boolean hasOptionLegs() {
        return legs.stream().anyMatch(leg -> leg.instrument() instanceof Instrument.Option);
    }

    long bookCents() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.bookCents;
        }
        return sum;
    }

    long markCents() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.markCents();
        }
        return sum;
    }

    /** Returns the part of a number that lies between zero and an end. */
    static long between(long number, long end) {
        return end >= 0 ? Math.clamp(number, 0L, end) : Math.clamp(number, end, 0L);
    }
}
