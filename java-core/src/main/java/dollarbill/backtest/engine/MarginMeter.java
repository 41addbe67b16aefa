package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ContractTerms.Settlement;
import dollarbill.market.OptionContract;
import dollarbill.market.Symbol;
import dollarbill.structure.Leg;
import dollarbill.structure.MarginRates;
import dollarbill.structure.MarginRequirement;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.RegTMargin;
import dollarbill.structure.ShareLeg;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Equity that positions tie up under Regulation T, each position by itself. */
final class MarginMeter {
    private final EngineSettings settings;
    private final MarketView market;

    MarginMeter(EngineSettings settings, MarketView market) {
        this.settings = settings;
        this.market = market;
    }

    /**
     * Something held or wanted.
     *
     * @param instrument  what
     * @param quantity  shares or contracts, signed
     * @param price  dollars a share
     */
    record Piece(Instrument instrument, long quantity, double price) {}

    /**
     * Equity tied up, in dollars.
     *
     * @param initial  when it is opened
     * @param maintenance  while it is held
     */
    record Tied(double initial, double maintenance) {}

    /** Returns what all open positions tie up, in cents; nothing where margin is not checked. */
    long heldCents(Iterable<Trade> open) {
        if (settings.margin() instanceof MarginRule.Unchecked) {
            return 0;
        }
        long sum = 0;
        for (Trade trade : open) {
            sum += heldCents(trade);
        }
        return sum;
    }

    /** Returns what a position ties up while held, in cents. */
    long heldCents(Trade trade) {
        if (trade.tiedCents.isEmpty()) {
            List<Piece> pieces = new ArrayList<>(trade.lots.size());
            for (Lot lot : trade.lots) {
                pieces.add(new Piece(lot.instrument, lot.quantity, lot.mark));
            }
            trade.tiedCents = OptionalLong.of(Cents.of(of(pieces).maintenance()));
        }
        return trade.tiedCents.getAsLong();
    }

    /** Returns what pieces of one position tie up, underlying by underlying. */
    Tied of(List<Piece> pieces) {
        double initial = 0.0;
        double maintenance = 0.0;
        TreeSet<Symbol> symbols = new TreeSet<>();
        pieces.forEach(piece -> symbols.add(piece.instrument().underlying()));
        for (Symbol symbol : symbols) {
            Tied tied = ofUnderlying(
                    symbol,
                    pieces.stream().filter(piece -> piece.instrument().underlying().equals(symbol)).toList());
            initial += tied.initial();
            maintenance += tied.maintenance();
        }
        return new Tied(initial, maintenance);
    }

    /** Margin is that of the smallest unit times the units, with contracts of any size taken for the rule's contracts of 100 shares. */
    private Tied ofUnderlying(Symbol symbol, List<Piece> pieces) {
        ContractTerms terms = settings.contracts().of(symbol);
        long units = 0;
        for (Piece piece : pieces) {
            units = gcd(units, Math.abs(piece.quantity()));
        }
        double contract = (double) terms.multiplier() / Leg.CONTRACT_SHARES;
        List<Leg> legs = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            int quantity = Math.toIntExact(piece.quantity() / units);
            legs.add(switch (piece.instrument()) {
                case Instrument.Option(OptionContract option) -> new OptionLeg(quantity, option, piece.price());
                case Instrument.Shares(Symbol shares) -> new ShareLeg(
                        (int) Math.rint(quantity / contract), shares, piece.price());
            });
        }
        double spot = market.close(symbol)
                .orElseThrow(() -> new IllegalStateException("no close of " + symbol + " by " + market.date()));
        MarginRates rates = terms.settlement() == Settlement.CASH ? MarginRates.BROAD_INDEX : MarginRates.EQUITY;
        MarginRequirement required = RegTMargin.of(legs, spot, market.date(), rates);
        double scale = contract * units;
        return new Tied(scale * required.deposit(), scale * required.maintenanceEquity());
    }

    /** Returns the terms of the options on an underlying. */
    ContractTerms terms(Symbol underlying) {
        return settings.contracts().of(underlying);
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
