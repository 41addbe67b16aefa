package dollarbill.app.risk;

import dollarbill.app.risk.RiskDocument.BacktestLine;
import dollarbill.app.risk.RiskDocument.Concentration;
import dollarbill.app.risk.RiskDocument.Estimate;
import dollarbill.app.risk.RiskDocument.Greeks;
import dollarbill.app.risk.RiskDocument.HedgeLine;
import dollarbill.app.risk.RiskDocument.Split;
import dollarbill.app.risk.RiskDocument.StressLine;
import dollarbill.market.Symbol;
import dollarbill.risk.scenario.CurrencyGreeks;
import dollarbill.risk.scenario.Explained;
import dollarbill.risk.scenario.ScenarioPnl;
import dollarbill.risk.scenario.Stress;
import dollarbill.risk.var.CoverageBacktest;
import dollarbill.risk.var.CoverageTest;
import dollarbill.risk.var.Diversification;
import dollarbill.risk.var.Hedge;
import dollarbill.risk.var.VarEstimate;
import dollarbill.risk.var.VarResult;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns measures into the parts of the document. */
final class RiskParts {
    private static final double SURELY = 0.001;

    private RiskParts() {}

    static Greeks greeks(CurrencyGreeks g) {
        return new Greeks(g.value(), g.delta(), g.gamma(), g.vega(), g.theta(), g.rho(), g.vanna(), g.volga(),
                g.cashDelta(), g.cashGamma());
    }

    static HedgeLine hedge(Hedge h) {
        return new HedgeLine(
                h.symbol().value(),
                h.delta(),
                h.deltaHedge(),
                orNull(h.minimumVariance()),
                orNull(h.varianceLeft()),
                orNull(h.breakEvenMove()),
                orNull(h.realisedVolatility()),
                orNull(h.scalpingPerDay()));
    }

    static StressLine stress(Stress stress, ScenarioPnl pnl, int scenario, Explained split) {
        Map<String, Double> bySymbol = new TreeMap<>();
        for (int u = 0; u < pnl.symbols().size(); u++) {
            bySymbol.put(pnl.symbols().get(u).value(), pnl.of(scenario, u));
        }
        return new StressLine(
                stress.name(),
                stress.from().toString(),
                stress.to().toString(),
                stress.text(),
                Math.expm1(stress.indexReturn()),
                Math.expm1(stress.volChange()),
                stress.rateShift(),
                pnl.total()[scenario],
                split(split),
                bySymbol);
    }

    static Split split(Explained e) {
        return new Split(e.delta(), e.gamma(), e.vega(), e.theta(), e.rho(), e.vanna(), e.volga(), e.residual());
    }

    static Estimate estimate(VarResult result) {
        return switch (result) {
            case VarResult.Refused r -> new Estimate(r.method(), r.level(), null, null, null, null, null, null, null,
                    null, null, r.reason(), r.detail());
            case VarResult.Estimated e -> figures(e.estimate());
        };
    }

    private static Estimate figures(VarEstimate e) {
        return new Estimate(
                e.method(),
                e.level(),
                e.valueAtRisk(),
                e.valueAtRiskInterval().low(),
                orNull(e.valueAtRiskInterval().high()),
                e.valueAtRiskInterval().basis(),
                e.expectedShortfall(),
                e.expectedShortfallInterval().low(),
                orNull(e.expectedShortfallInterval().high()),
                e.expectedShortfallInterval().basis(),
                e.outcomes(),
                null,
                null);
    }

    static Concentration concentration(Diversification d) {
        OptionalDouble index = d.concentration();
        return new Concentration(
                orNull(index),
                index.isPresent() ? Double.valueOf(1.0 / index.getAsDouble()) : null,
                names(d.weights()),
                orNull(d.score()),
                names(d.shortfalls()),
                d.shortfalls().isEmpty() ? null : Double.valueOf(d.level()));
    }

    static BacktestLine backtest(CoverageBacktest b) {
        return new BacktestLine(
                b.method(),
                b.level(),
                b.window(),
                b.first().toString(),
                b.last().toString(),
                b.days(),
                b.exceptions(),
                b.expected(),
                b.region().least(),
                b.region().most(),
                b.kupiec().ratio(),
                b.kupiec().pValue(),
                b.independence().ratio(),
                b.independence().pValue(),
                b.conditional().pValue(),
                b.verdict(),
                why(b));
    }

    /** Returns the verdict with the numbers that made it. */
    private static String why(CoverageBacktest b) {
        String counts = String.format(
                Locale.ROOT,
                "%d of %d days lost more, %.1f expected, %d to %d accepted",
                b.exceptions(), b.days(), b.expected(), b.region().least(), b.region().most());
        String clusters = String.format(
                Locale.ROOT,
                "%d of the %d days after an exception had another, %.1f expected; most in 250 days: %d from %s to %s",
                b.pairs().hitHit(),
                b.pairs().hitHit() + b.pairs().hitCalm(),
                (1.0 - b.level()) * (b.pairs().hitHit() + b.pairs().hitCalm()),
                b.worst().exceptions(),
                b.worst().first(),
                b.worst().last());
        return switch (b.verdict()) {
            case ACCEPTED -> b.verdict().words() + ": " + counts;
            case TOO_MANY, TOO_FEW -> b.verdict().words() + ": " + counts
                    + (b.independence().rejected() ? "; and they cluster: " + clusters : "");
            case CLUSTERED -> b.verdict().words() + ": " + clusters;
            case TOGETHER_REJECTED -> b.verdict().words() + " (p " + p(b.conditional()) + "; alone " + p(b.kupiec())
                    + " and " + p(b.independence()) + "): " + counts;
        };
    }

    private static String p(CoverageTest.Result result) {
        return result.pValue() < SURELY ? "below 0.001" : String.format(Locale.ROOT, "%.3f", result.pValue());
    }

    private static Map<String, Double> names(Map<Symbol, Double> bySymbol) {
        Map<String, Double> named = new TreeMap<>();
        bySymbol.forEach((symbol, value) -> named.put(symbol.value(), value));
        return named;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
