package dollarbill.risk.var;

import dollarbill.market.Symbol;
import dollarbill.risk.scenario.CurrencyGreeks;
import dollarbill.risk.scenario.ScenarioPnl;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How much of a book hangs on few underlyings.
 *
 * <p>Herfindahl-Hirschman index {@code H = sum w²} of the shares w of the absolute cash deltas: 1 for a single underlying, 1/n for n alike;
 * {@code 1/H} is the number of alike underlyings that would give it. Diversification score {@code 1 - ES(book) / sum ES(underlying)} over the
 * same past days: 0 where all lose on the same days, 1 where the book has no shortfall left; expected shortfall is subadditive, so it is
 * not negative while the book has a shortfall.
 *
 * <p>Sources: A. O. Hirschman, "The paternity of an index", American Economic Review 54 (1964); D. Tasche, "Capital allocation to
 * business units and sub-portfolios: the Euler principle" (2008), for the diversification index.
 *
 * @param weights  share of each underlying in the absolute cash deltas; empty where the book has none
 * @param concentration  H; absent where the book has no delta
 * @param score  absent where no underlying has a shortfall
 * @param shortfalls  expected shortfall of each underlying alone, dollars
 * @param level  level of the shortfalls
 */
public record Diversification(
        Map<Symbol, Double> weights,
        OptionalDouble concentration,
        OptionalDouble score,
        Map<Symbol, Double> shortfalls,
        double level) {
    public Diversification {
        weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
        shortfalls = java.util.Collections.unmodifiableMap(new TreeMap<>(shortfalls));
    }

    /** Returns the shares and the index of a book by the Greeks of its underlyings; no score. */
    public static Diversification of(Map<Symbol, CurrencyGreeks> underlyings) {
        double sum = underlyings.values().stream().mapToDouble(greeks -> Math.abs(greeks.cashDelta())).sum();
        Map<Symbol, Double> weights = new TreeMap<>();
        double index = 0.0;
        if (sum > 0.0) {
            for (Map.Entry<Symbol, CurrencyGreeks> entry : underlyings.entrySet()) {
                double weight = Math.abs(entry.getValue().cashDelta()) / sum;
                weights.put(entry.getKey(), weight);
                index += weight * weight;
            }
        }
        return new Diversification(weights, sum > 0.0 ? OptionalDouble.of(index) : OptionalDouble.empty(),
                OptionalDouble.empty(), Map.of(), 0.0);
    }

    /** Returns this with the score of past days. */
    public Diversification withScore(ScenarioPnl history, double shortfallLevel) {
        Map<Symbol, Double> parts = new TreeMap<>();
        double sum = 0.0;
        for (int u = 0; u < history.symbols().size(); u++) {
            double shortfall = TailMeasures.of(history.of(u), shortfallLevel).expectedShortfall();
            parts.put(history.symbols().get(u), shortfall);
            sum += shortfall;
        }
        double book = TailMeasures.of(history.total(), shortfallLevel).expectedShortfall();
        return new Diversification(weights, concentration,
                sum > 0.0 ? OptionalDouble.of(1.0 - book / sum) : OptionalDouble.empty(), parts, shortfallLevel);
    }
}
