package dollarbill.risk.scenario;

import dollarbill.market.Symbol;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Values and Greeks of a book by position, by underlying and together.
 *
 * @param positions  those that have a value, in the book's order
 * @param underlyings  by symbol, in its order
 * @param total  of the book
 */
public record BookRisk(List<PositionRisk> positions, Map<Symbol, CurrencyGreeks> underlyings, CurrencyGreeks total) {
    public BookRisk {
        positions = List.copyOf(positions);
        underlyings = java.util.Collections.unmodifiableMap(new TreeMap<>(underlyings));
    }

    /** Returns the values and Greeks of a book. */
    public static BookRisk of(Book book, Revaluation revaluation) {
        Holdings holdings = revaluation.holdings();
        Map<String, PositionRisk> byId = new HashMap<>();
        if (!holdings.options().isEmpty()) {
            options(revaluation, byId);
        }
        List<Symbol> symbols = holdings.symbols();
        List<PositionRisk> positions = new ArrayList<>();
        Map<Symbol, CurrencyGreeks> underlyings = new TreeMap<>();
        CurrencyGreeks total = CurrencyGreeks.NONE;
        for (Position position : book.positions()) {
            int u = symbols.indexOf(position.symbol());
            PositionRisk risk = position instanceof Position.Shares shares && u >= 0
                    ? shares(shares, holdings.spot(u))
                    : byId.get(position.id());
            if (risk != null) {
                positions.add(risk);
                underlyings.merge(position.symbol(), risk.greeks(), CurrencyGreeks::plus);
                total = total.plus(risk.greeks());
            }
        }
        return new BookRisk(positions, underlyings, total);
    }

    private static PositionRisk shares(Position.Shares shares, double spot) {
        return new PositionRisk(
                shares, spot, spot, OptionalDouble.empty(), CurrencyGreeks.ofShares(shares.quantity(), spot));
    }

    private static void options(Revaluation revaluation, Map<String, PositionRisk> byId) {
        Holdings holdings = revaluation.holdings();
        OptionGreeks greeks = revaluation.greeks();
        for (Holdings.ExpiryRun run : holdings.runs) {
            double spot = holdings.spot(run.underlying());
            for (int row = run.from(); row < run.to(); row++) {
                Position.Options option = holdings.options().get(row);
                byId.put(option.id(), new PositionRisk(
                        option,
                        spot,
                        greeks.state.price[row],
                        OptionalDouble.of(greeks.state.volatility[row]),
                        greeks.row(row, spot)));
            }
        }
    }
}
