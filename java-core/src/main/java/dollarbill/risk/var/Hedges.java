package dollarbill.risk.var;

import dollarbill.market.Symbol;
import dollarbill.risk.scenario.BookRisk;
import dollarbill.risk.scenario.CurrencyGreeks;
import dollarbill.risk.scenario.PositionRisk;
import dollarbill.risk.scenario.ScenarioPnl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hedges of a book by shares of its underlyings.
 *
 * <p>Sources: J. Hull and A. White, "Optimal delta hedging for options", Journal of Banking &amp; Finance 82 (2017), for the
 * minimum-variance hedge; R. Ahmad and P. Wilmott, "Which free lunch would you like today, sir?", Wilmott (2005), for what a hedged option
 * earns between implied and realised volatility.
 */
public final class Hedges {
    private static final double TRADING_DAYS = 252.0;
    private static final double DAYS_PER_TRADING_DAY = 365.0 / TRADING_DAYS;

    private Hedges() {}

    /**
     * Returns the hedges of every underlying.
     *
     * @param past  profits and losses of past days by underlying, with the history they come from
     */
    public static List<Hedge> of(BookRisk risk, Optional<Past> past) {
        List<Hedge> hedges = new ArrayList<>();
        risk.underlyings().forEach((symbol, greeks) -> hedges.add(of(symbol, greeks, risk, past)));
        return List.copyOf(hedges);
    }

    /**
     * Past days of a book.
     *
     * @param pnl  by underlying, positions as they are now
     * @param history  of the factors
     */
    public record Past(ScenarioPnl pnl, FactorHistory history) {}

    private static Hedge of(Symbol symbol, CurrencyGreeks greeks, BookRisk risk, Optional<Past> past) {
        List<PositionRisk> positions = risk.positions()
                .stream()
                .filter(p -> p.position().symbol().equals(symbol))
                .toList();
        double spot = positions.getFirst().spot();
        Optional<double[]> returns = past.map(p -> returns(p, symbol));
        Optional<Regression> regression = past.flatMap(p -> regression(p, symbol, returns.orElseThrow(), spot));
        OptionalDouble realised = returns.map(Hedges::volatility)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return new Hedge(
                symbol,
                greeks.delta(),
                -Math.rint(greeks.delta()) + 0.0,
                regression.map(r -> OptionalDouble.of(-r.slope)).orElse(OptionalDouble.empty()),
                regression.map(r -> OptionalDouble.of(r.left)).orElse(OptionalDouble.empty()),
                breakEven(greeks, spot),
                realised,
                realised.isPresent()
                        ? OptionalDouble.of(scalping(positions, realised.getAsDouble()))
                        : OptionalDouble.empty());
    }

    private static OptionalDouble breakEven(CurrencyGreeks greeks, double spot) {
        double square = -2.0 * greeks.theta() * DAYS_PER_TRADING_DAY / greeks.gamma();
        return greeks.gamma() != 0.0 && square > 0.0 ? OptionalDouble.of(Math.sqrt(square) / spot)
                : OptionalDouble.empty();
    }

    private static double scalping(List<PositionRisk> positions, double realised) {
        double sum = 0.0;
        for (PositionRisk position : positions) {
            if (position.volatility().isPresent()) {
                double implied = position.volatility().getAsDouble();
                double squareSpot = position.spot() * position.spot();
                sum += position.greeks().gamma() * squareSpot * (realised * realised - implied * implied);
            }
        }
        return sum / (2.0 * TRADING_DAYS);
    }

    /** A line through past days: the slope of profit on the share's move, and the share of variance it leaves. */
    private record Regression(double slope, double left) {}

    private static Optional<Regression> regression(Past past, Symbol symbol, double[] returns, double spot) {
        double[] pnl = past.pnl().of(past.pnl().symbols().indexOf(symbol));
        double meanMove = 0.0;
        double meanPnl = 0.0;
        for (int day = 0; day < pnl.length; day++) {
            meanMove += spot * Math.expm1(returns[day]) / pnl.length;
            meanPnl += pnl[day] / pnl.length;
        }
        double moves = 0.0;
        double both = 0.0;
        double pnls = 0.0;
        for (int day = 0; day < pnl.length; day++) {
            double move = spot * Math.expm1(returns[day]) - meanMove;
            double gain = pnl[day] - meanPnl;
            moves += move * move;
            both += move * gain;
            pnls += gain * gain;
        }
        return moves > 0.0 && pnls > 0.0
                ? Optional.of(new Regression(both / moves, Math.max(1.0 - both * both / (moves * pnls), 0.0)))
                : Optional.empty();
    }

    private static double[] returns(Past past, Symbol symbol) {
        int factor = past.history().spotFactor()[past.pnl().symbols().indexOf(symbol)];
        return past.history().changes()[factor];
    }

    private static double volatility(double[] returns) {
        double squares = 0.0;
        for (double r : returns) {
            squares += r * r;
        }
        return Math.sqrt(squares / returns.length * TRADING_DAYS);
    }
}
