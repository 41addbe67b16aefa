package dollarbill.app.cli;

import static dollarbill.app.cli.FigureText.ABSENT;
import static dollarbill.app.cli.FigureText.number;

import dollarbill.app.risk.RiskDocument;
import dollarbill.app.risk.RiskDocument.BacktestLine;
import dollarbill.app.risk.RiskDocument.Estimate;
import dollarbill.app.risk.RiskDocument.Greeks;
import dollarbill.app.risk.RiskDocument.HedgeLine;
import dollarbill.app.risk.RiskDocument.PositionLine;
import dollarbill.app.risk.RiskDocument.StressLine;
import dollarbill.app.risk.RiskDocument.Tail;
import dollarbill.app.risk.RiskDocument.UnderlyingLine;
import dollarbill.app.risk.RiskDocument.Why;
import dollarbill.risk.var.CoverageBacktest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The risk of a book as text for a terminal. */
final class RiskText {
    private static final int SHOWN = 30;

    private RiskText() {}

    /** Returns the lines of a report. */
    static List<String> lines(RiskDocument report) {
        List<String> lines = new ArrayList<>(head(report));
        if (report.positions().isEmpty()) {
            return lines;
        }
        section(lines, "Positions, dollars of all shares:", positions(report.positions()));
        section(lines, "Underlyings:", underlyings(report));
        lines.add(concentration(report.concentration()));
        section(lines, "Hedges in shares:", hedges(report.hedges()));
        section(lines, "Profit or loss by move of all spots and change of 30-day volatility:", grid(report.grid()));
        section(lines, "Moves that have happened, all at once, split by Greek:", stresses(report.stresses()));
        RiskDocument.Change change = report.change();
        if (change != null) {
            lines.add("");
            lines.addAll(change(change));
        }
        Tail tail = report.valueAtRisk();
        Why none = report.noValueAtRisk();
        if (tail != null) {
            section(lines, "Value at risk and expected shortfall over one trading day, from " + tail.days() + " days "
                    + tail.first() + " to " + tail.last() + " of " + String.join(", ", tail.factors()) + ":",
                    estimates(tail.estimates()));
        } else if (none != null) {
            lines.add("");
            lines.add("No value at risk: " + none.reason() + ", " + none.detail() + ".");
        }
        if (!report.backtests().isEmpty()) {
            section(lines, backtestTitle(report.backtests().getFirst()), backtests(report.backtests()));
        }
        if (!report.cautions().isEmpty()) {
            section(lines, "To be careful with:", report.cautions()
                    .stream()
                    .map(caution -> "  " + caution.reason() + "  " + caution.detail())
                    .toList());
        }
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> body) {
        lines.add("");
        lines.add(title);
        lines.addAll(body);
    }

    private static String positions(int count) {
        return count == 1 ? "1 position" : count + " positions";
    }

    private static List<String> head(RiskDocument report) {
        List<String> lines = new ArrayList<>();
        if (!report.positions().isEmpty()) {
            lines.add(String.format(Locale.ROOT,
                    "Book of %s as of %s: worth %.2f $, gained %.2f $ since opened",
                    positions(report.positions().size()), report.asOf(), report.total().value(), report.gain()));
        }
        if (report.notice() != null) {
            lines.add(report.notice());
        }
        if (!report.unvalued().isEmpty()) {
            lines.add(positions(report.unvalued().size()) + " without a value, in none of these figures:");
            report.unvalued()
                    .stream()
                    .limit(SHOWN)
                    .forEach(
                            missing -> lines
                                    .add("  " + missing.id() + "  " + missing.reason() + "  " + missing.detail()));
        }
        report.remarks().forEach(remark -> lines.add(remark.text()));
        if (report.limitBreaches().isEmpty()) {
            lines.add("Within every limit of the guard.");
        }
        report.limitBreaches()
                .forEach(breach -> lines.add(String.format(Locale.ROOT,
                        "Over its limit: %s of %.2f, allowed %.2f.", breach.limit(), breach.value(),
                        breach.allowed())));
        lines.add(String.format(Locale.ROOT, "Equity %.2f $ (%s), drawdown %.1f %%, lost today %.1f %%.",
                report.account().equity(),
                report.account().told() ? "told by the book" : "portfolio value of the configuration",
                100 * report.account().drawdown(),
                100 * report.account().lossToday()));
        return lines;
    }

    private static List<String> positions(List<PositionLine> positions) {
        TextTable table = TextTable.of("position", ">quantity", ">entry", ">price", ">vol %", ">value", ">gain",
                ">delta", ">gamma", ">vega", ">theta", ">rho");
        positions.stream()
                .limit(SHOWN)
                .forEach(p -> table.add(
                        p.id() + (p.cautions().isEmpty() ? "" : " *"),
                        number("%.0f", p.quantity()),
                        number("%.2f", p.entryPrice()),
                        number("%.2f", p.price()),
                        p.volatility() == null ? ABSENT : number("%.1f", 100 * p.volatility()),
                        number("%.2f", p.greeks().value()),
                        number("%.2f", p.gain()),
                        number("%.1f", p.greeks().delta()),
                        number("%.3f", p.greeks().gamma()),
                        number("%.2f", p.greeks().vega()),
                        number("%.2f", p.greeks().theta()),
                        number("%.2f", p.greeks().rho())));
        List<String> lines = new ArrayList<>(table.lines());
        if (positions.size() > SHOWN) {
            lines.add("and " + (positions.size() - SHOWN) + " more");
        }
        String cautions = positions.stream()
                .flatMap(p -> p.cautions().stream())
                .distinct()
                .sorted()
                .map(reason -> reason + " (" + reason.text() + ")")
                .collect(Collectors.joining(", "));
        if (!cautions.isEmpty()) {
            lines.add("* " + cautions);
        }
        return lines;
    }

    private static List<String> underlyings(RiskDocument report) {
        TextTable table = TextTable.of("symbol", ">spot", ">beta", "vol index", ">value", ">delta", ">cash delta",
                ">cash gamma 1%", ">vega", ">theta", ">rho", ">vanna", ">volga");
        for (UnderlyingLine u : report.underlyings()) {
            greeks(table, u.symbol(), number("%.2f", u.spot()), u.beta() == null ? ABSENT : number("%.2f", u.beta()),
                    u.volatilityIndex() == null ? ABSENT : u.volatilityIndex(), u.greeks());
        }
        greeks(table, "all", "", "", "", report.total());
        return table.lines();
    }

    private static void greeks(TextTable table, String name, String spot, String beta, String index, Greeks g) {
        table.add(name, spot, beta, index, number("%.2f", g.value()), number("%.1f", g.delta()),
                number("%.0f", g.cashDelta()), number("%.0f", g.cashGamma()), number("%.2f", g.vega()),
                number("%.2f", g.theta()), number("%.2f", g.rho()), number("%.2f", g.vanna()),
                number("%.3f", g.volga()));
    }

    private static String concentration(RiskDocument.Concentration c) {
        if (c.index() == null || c.alike() == null) {
            return "No concentration: the book has no delta.";
        }
        String score = c.diversificationScore() == null
                ? ""
                : String.format(Locale.ROOT, "; diversification score %.2f", c.diversificationScore());
        return String.format(Locale.ROOT, "Concentration %.3f, that of %.1f alike underlyings%s.", c.index(), c.alike(),
                score);
    }

    private static List<String> hedges(List<HedgeLine> hedges) {
        TextTable table = TextTable.of("symbol", ">delta", ">delta hedge", ">least variance", ">variance left %",
                ">break-even move %", ">realised vol %", ">scalping $ a day");
        hedges.forEach(h -> table.add(
                h.symbol(),
                number("%.1f", h.delta()),
                number("%+.0f", h.deltaHedge()),
                orAbsent("%+.1f", h.minimumVariance(), 1),
                orAbsent("%.1f", h.varianceLeft(), 100),
                orAbsent("%.2f", h.breakEvenMove(), 100),
                orAbsent("%.1f", h.realisedVolatility(), 100),
                orAbsent("%.2f", h.scalpingPerDay(), 1)));
        return table.lines();
    }

    private static List<String> grid(RiskDocument.Grid grid) {
        List<String> heads = new ArrayList<>(List.of(">days", ">vol"));
        grid.spots().forEach(spot -> heads.add(">" + percent(spot)));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (int d = 0; d < grid.days().size(); d++) {
            for (int v = 0; v < grid.volatilities().size(); v++) {
                List<String> cells = new ArrayList<>(
                        List.of(number("%.0f", grid.days().get(d)), percent(grid.volatilities().get(v))));
                grid.pnl().get(d).get(v).forEach(pnl -> cells.add(number("%.0f", pnl)));
                table.add(cells.toArray(String[]::new));
            }
        }
        return table.lines();
    }

    private static List<String> stresses(List<StressLine> stresses) {
        TextTable table = TextTable.of("move", ">SPY", ">VIX", ">10y rate", ">profit or loss", ">delta", ">gamma",
                ">vega", ">rho", ">vanna", ">volga", ">residual");
        stresses.forEach(s -> table.add(
                s.name(),
                percent1(s.indexReturn()),
                percent1(s.volatilityChange()),
                number("%+.2f", 100 * s.rateShift()),
                number("%.0f", s.pnl()),
                number("%.0f", s.explained().delta()),
                number("%.0f", s.explained().gamma()),
                number("%.0f", s.explained().vega()),
                number("%.0f", s.explained().rho()),
                number("%.0f", s.explained().vanna()),
                number("%.0f", s.explained().volga()),
                number("%.0f", s.explained().residual())));
        return table.lines();
    }

    private static List<String> change(RiskDocument.Change change) {
        RiskDocument.Split split = change.explained();
        TextTable table = TextTable.of(">delta", ">gamma", ">vega", ">theta", ">rho", ">vanna", ">volga", ">residual");
        table.add(
                number("%.2f", split.delta()),
                number("%.2f", split.gamma()),
                number("%.2f", split.vega()),
                number("%.2f", split.theta()),
                number("%.2f", split.rho()),
                number("%.2f", split.vanna()),
                number("%.2f", split.volga()),
                number("%.2f", split.residual()));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Gained %.2f $ by %d positions from %s to %s, split by Greek:",
                change.pnl(), change.positions(), change.from(), change.to()));
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> estimates(List<Estimate> estimates) {
        TextTable table = TextTable.of("method", ">level", ">VaR $", "95 % interval", ">ES $", "95 % interval",
                "intervals by");
        for (Estimate e : estimates) {
            if (e.reason() != null) {
                table.add(e.method().words(), percent0(e.level()), ABSENT, e.reason() + ": " + e.detail(), ABSENT, "",
                        "");
            } else {
                table.add(
                        e.method().words(),
                        percent0(e.level()),
                        orAbsent("%.0f", e.valueAtRisk(), 1),
                        interval(e.low(), e.high()),
                        orAbsent("%.0f", e.expectedShortfall(), 1),
                        interval(e.shortfallLow(), e.shortfallHigh()),
                        e.basis() == e.shortfallBasis() ? words(e.basis())
                                : words(e.basis()) + "; " + words(e.shortfallBasis()));
            }
        }
        return table.lines();
    }

    private static String words(@Nullable Enum<?> basis) {
        return basis == null ? ABSENT : FigureText.words(basis.name());
    }

    private static String interval(@Nullable Double low, @Nullable Double high) {
        return orAbsent("%.0f", low, 1) + " to " + (high == null ? "no end" : number("%.0f", high));
    }

    private static String backtestTitle(BacktestLine first) {
        return "Value at risk of these positions foreseen from " + first.window() + " days and held to the next, "
                + first.days() + " days " + first.first() + " to " + first.last() + ":";
    }

    private static List<String> backtests(List<BacktestLine> backtests) {
        TextTable table = TextTable.of("method", ">level", ">exceptions", ">expected", "accepted", ">Kupiec p",
                ">independence p", ">both p", "verdict");
        backtests.forEach(b -> table.add(
                b.method().words(),
                percent0(b.level()),
                Integer.toString(b.exceptions()),
                number("%.1f", b.expected()),
                b.least() + " to " + b.most(),
                number("%.3f", b.kupiecP()),
                number("%.3f", b.independenceP()),
                number("%.3f", b.conditionalP()),
                b.verdict().name()));
        List<String> lines = new ArrayList<>(table.lines());
        backtests.stream()
                .filter(b -> b.verdict() != Verdict.ACCEPTED)
                .forEach(b -> lines.add("  " + b.method().words() + " " + percent0(b.level()) + ": " + b.why()));
        return lines;
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.0f%%", 100 * fraction);
    }

    private static String percent1(double fraction) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * fraction);
    }

    private static String percent0(double fraction) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * fraction);
    }

    private static String orAbsent(String format, @Nullable Double value, double times) {
        return value == null ? ABSENT : number(format, times * value);
    }
}
