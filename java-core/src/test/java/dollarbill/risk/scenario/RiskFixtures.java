package dollarbill.risk.scenario;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.VolSurface;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small market with known smiles and books over it. */
public final class RiskFixtures {
    public static final Symbol AAA = Symbol.of("AAA");
    public static final Symbol BBB = Symbol.of("BBB");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    public static final Instant NOW = ExpiryTime.close(TODAY);
    public static final LocalDate NEAR = TODAY.plusDays(30);
    public static final LocalDate FAR = TODAY.plusDays(120);

    private RiskFixtures() {}

    /** Returns a surface of one volatility everywhere, at rate r and dividend yield q. */
    public static VolSurface flat(Symbol symbol, double spot, double vol, double rate, double yield) {
        return surface(symbol, spot, rate, yield, NEAR, FAR,
                years -> new SviParameters(vol * vol * years, 0.0, 0.0, 0.0, 0.1));
    }

    /** Returns a surface with a skew. */
    public static VolSurface skewed(Symbol symbol, double spot) {
        return surface(symbol, spot, 0.04, 0.01, NEAR, FAR,
                years -> new SviParameters(0.02 * years, 0.1 * Math.sqrt(years) * 0.5, -0.5, 0.01, 0.12));
    }

    private interface Smile {
        SviParameters at(double years);
    }

    private static VolSurface surface(
            Symbol symbol, double spot, double rate, double yield, LocalDate near, LocalDate far, Smile smile) {
        List<VolSlice> slices = List.of(near, far)
                .stream()
                .map(expiry -> {
                    double years = ExpiryTime.years(NOW, expiry);
                    return new VolSlice(expiry, years, spot * Math.exp((rate - yield) * years), Math.exp(-rate * years),
                            true,
                            smile.at(years), 0.0, 20, spot * 0.5, spot * 1.5);
                })
                .toList();
        return new VolSurface(symbol, NOW, spot, slices, List.of());
    }

    public static UnderlyingMarket market(VolSurface surface) {
        return new UnderlyingMarket(surface.underlying(), surface.asOf(), surface.spot(), surface.interpolation(),
                ExerciseStyle.EUROPEAN);
    }

    public static Map<Symbol, UnderlyingMarket> markets() {
        return Map.of(AAA, market(skewed(AAA, 100.0)), BBB, market(flat(BBB, 50.0, 0.3, 0.04, 0.0)));
    }

    public static Position.Options option(String id, Symbol symbol, OptionType type, double strike, LocalDate expiry,
            double quantity) {
        return new Position.Options(id, symbol, type, strike, expiry, quantity, 100, 1.0);
    }

    /** Returns options on two underlyings, one of them between two smiles, and shares. */
    public static Book book() {
        return Book.of(List.of(
                option("a1", AAA, OptionType.CALL, 105, NEAR, -3),
                option("b1", BBB, OptionType.PUT, 48, FAR, 5),
                new Position.Shares("a2", AAA, 250, 90),
                option("a3", AAA, OptionType.PUT, 92, TODAY.plusDays(75), 4),
                option("a4", AAA, OptionType.CALL, 105, NEAR, 1),
                new Position.Shares("b2", BBB, -40, 52)));
    }

    public static Revaluation revaluation(Book book, SmileRule rule) {
        return Revaluation.of(Holdings.of(book, markets()), rule);
    }
}
