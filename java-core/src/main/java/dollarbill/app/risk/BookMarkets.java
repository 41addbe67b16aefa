package dollarbill.app.risk;

import dollarbill.app.SurfaceService;
import dollarbill.market.BarSeries;
import dollarbill.market.CheckedChain;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.risk.scenario.UnderlyingMarket;
import dollarbill.surface.VolSurface;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a book is valued with: the newest chain of each underlying with its smiles, or the last close where it has none. */
final class BookMarkets {
    private final DataDirectory data;
    private final SurfaceService surfaces;
    private final LocalDate day;
    private final SortedMap<Symbol, UnderlyingMarket> markets = new TreeMap<>();
    private final List<RiskCaution> cautions = new ArrayList<>();

    private BookMarkets(DataDirectory data, SurfaceService surfaces, LocalDate day) {
        this.data = data;
        this.surfaces = surfaces;
        this.day = day;
    }

    /**
     * Markets of a book.
     *
     * @param markets  by underlying; those without a price are missing
     * @param cautions  what to know before trusting them
     */
    record Read(SortedMap<Symbol, UnderlyingMarket> markets, List<RiskCaution> cautions) {
        Read {
            cautions = List.copyOf(cautions);
        }
    }

    /** Reads the markets of a book as known at the close of a day. */
    static Read of(Book book, DataDirectory data, SurfaceService surfaces, LocalDate day) {
        BookMarkets reader = new BookMarkets(data, surfaces, day);
        for (Symbol symbol : book.symbols()) {
            boolean options = book.positions()
                    .stream()
                    .anyMatch(p -> p instanceof Position.Options && p.symbol().equals(symbol));
            reader.read(symbol, options);
        }
        return new Read(reader.markets, reader.cautions);
    }

    private void read(Symbol symbol, boolean options) {
        Optional<RawChain> raw = data.latestChain(symbol, day);
        Optional<OptionChain> chain = raw.flatMap(this::usable);
        if (chain.isPresent() && options) {
            VolSurface surface = surfaces.smiles(chain.get()).surface();
            if (surface.slices().isEmpty()) {
                caution(Reason.SURFACE_FEW_QUOTES, symbol + ": no smile in " + chain.get().source());
            }
            surface.cautions()
                    .stream()
                    .filter(caution -> caution.reason() == Reason.EARLY_EXERCISE_IGNORED)
                    .forEach(caution -> caution(caution.reason(), symbol + ": " + caution.detail()));
            markets.put(symbol, new UnderlyingMarket(
                    symbol, chain.get().asOf(), chain.get().spot(), surface.interpolation(), chain.get().style()));
        } else if (chain.isPresent()) {
            putShares(symbol, chain.get().asOf(), chain.get().spot());
        } else {
            lastClose(symbol);
        }
    }

    private Optional<OptionChain> usable(RawChain raw) {
        return switch (surfaces.check(raw)) {
            case CheckedChain.Usable usable -> Optional.of(usable.chain());
            case CheckedChain.Refused refused -> {
                caution(refused.reason(), raw.source());
                yield Optional.empty();
            }
        };
    }

    private void lastClose(Symbol symbol) {
        Optional<BarSeries> bars = data.bars(symbol).map(all -> all.upTo(day)).filter(known -> known.size() > 0);
        bars.ifPresentOrElse(known -> {
            int last = known.size() - 1;
            putShares(symbol, ExpiryTime.close(known.date(last)), known.close(last));
        }, () -> caution(Reason.SPOT_MISSING, symbol + ": neither a chain nor prices"));
    }

    private void putShares(Symbol symbol, Instant asOf, double spot) {
        markets.put(symbol, UnderlyingMarket.ofShares(symbol, asOf, spot));
    }

    private void caution(Reason reason, String detail) {
        cautions.add(new RiskCaution(reason, detail));
    }
}
