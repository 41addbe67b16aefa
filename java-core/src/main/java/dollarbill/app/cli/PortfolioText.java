package dollarbill.app.cli;

import dollarbill.app.RunDocument;
import dollarbill.app.sizing.AssetReport;
import dollarbill.app.sizing.PortfolioDocument;
import dollarbill.sizing.KellyRecord.CapName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A portfolio as text for a terminal: candidates, their odds, the whole, its positions, and orders where something is held. */
final class PortfolioText {
    private static final String ABSENT = "–";

    private PortfolioText() {}

    static List<String> lines(PortfolioDocument d) {
        List<String> lines = new ArrayList<>();
        lines.add(d.assets().size() + " shares, " + d.returns() + " daily returns to " + d.asOf());
        if (d.synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        List<String> adjusted = d.assets()
                .stream()
                .filter(AssetReport::priceAdjusted)
                .map(AssetReport::symbol)
                .toList();
        if (!adjusted.isEmpty() && !d.synthetic()) {
            lines.add(
                    "prices adjusted for dividends and splits that came after that day: " + String.join(" ", adjusted));
        }
        lines.add("");
        lines.add("Risk and reward of a year");
        lines.addAll(risk(d.assets()));
        lines.add("");
        lines.add("Kelly by daily returns, score and holding");
        lines.addAll(odds(d.assets()));
        lines.add("");
        lines.add("Portfolio");
        lines.addAll(summary(d));
        lines.add("");
        lines.add("Positions");
        lines.addAll(positions(d));
        lines.addAll(leftOut(d));
        lines.addAll(orders(d));
        return lines;
    }

    static List<String> risk(List<AssetReport> assets) {
        TextTable table = TextTable.of("symbol", ">price", ">volume", ">return %", ">volatility %", ">Sharpe",
                ">Sortino",
                ">Calmar", ">deepest fall %");
        for (AssetReport a : assets) {
            table.add(a.symbol(), price(a.price()), volume(a.volume()), percent(a.annualReturn()),
                    percent(a.volatility()),
                    ratio(a.sharpe()), ratio(a.sortino()), ratio(a.calmar()), percent(a.maxDrawdown()));
        }
        return table.lines();
    }

    static List<String> odds(List<AssetReport> assets) {
        TextTable table = TextTable.of("symbol", ">win %", ">gain %", ">loss %", ">Kelly %", ">confidence %", ">score",
                ">days", ">stop", ">target");
        for (AssetReport a : assets) {
            AssetReport.Odds o = a.odds();
            AssetReport.Holding h = a.holding();
            if (o == null || h == null) {
                table.add(a.symbol(), ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
            } else {
                table.add(a.symbol(), percent(o.winProbability()), two(o.averageGain()), two(o.averageLoss()),
                        percent(o.kellyFraction()), o.confidence() == null ? ABSENT : percent(o.confidence()),
                        a.score() == null ? ABSENT : ratio(a.score().value()), Integer.toString(h.days()),
                        price(h.stopLoss()), price(h.takeProfit()));
            }
        }
        return table.lines();
    }

    private static List<String> summary(PortfolioDocument d) {
        PortfolioDocument.Summary s = d.summary();
        TextTable table = TextTable.of("figure", ">value");
        table.add("value", money(d.limits().portfolioValue()) + " $");
        table.add("allocated", money(s.allocated()) + " $");
        table.add("cash", money(s.cash()) + " $");
        table.add("allocated share", percent(s.allocatedShare()) + " %");
        table.add("positions", Integer.toString(s.positions()));
        table.add("expected return a year", percent(s.expectedReturn()) + " %");
        table.add("volatility a year", percent(s.volatility()) + " %");
        table.add("Sharpe ratio", ratio(s.sharpe()));
        table.add("deepest fall of this mix", percent(s.maxDrawdownEstimate()) + " %");
        table.add("largest position of all", percent(s.largestShare()) + " %");
        table.add("effective positions", ratio(s.effectivePositions()));
        return table.lines();
    }

    private static List<String> positions(PortfolioDocument d) {
        if (d.positions().isEmpty()) {
            return List.of("none");
        }
        TextTable table = TextTable.of("symbol", ">price", ">amount", ">units", ">share %", ">Kelly share %",
                "bound by");
        for (PortfolioDocument.Position p : d.positions()) {
            table.add(p.symbol(), price(p.price()), money(p.amount()), units(p.units()), percent(p.share()),
                    percent(p.target()), bound(p.boundBy()));
        }
        return table.lines();
    }

    private static List<String> leftOut(PortfolioDocument d) {
        List<String> lines = new ArrayList<>();
        for (PortfolioDocument.LeftOut l : d.leftOut()) {
            lines.add("without a position: " + l.symbol() + ", " + l.reason() + ", " + l.detail());
        }
        return lines;
    }

    private static List<String> orders(PortfolioDocument d) {
        PortfolioDocument.Rebalancing r = d.rebalancing();
        if (r == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "Orders"));
        if (r.orders().isEmpty()) {
            lines.add("none");
        } else {
            TextTable table = TextTable.of("symbol", "side", ">units", ">price", ">amount", ">cost");
            for (PortfolioDocument.Order o : r.orders()) {
                table.add(o.symbol(), o.side().name().toLowerCase(Locale.ROOT), units(o.units()), price(o.price()),
                        money(o.amount()), money(o.cost()));
            }
            lines.addAll(table.lines());
        }
        for (PortfolioDocument.Kept k : r.kept()) {
            lines.add("not traded: " + k.symbol() + ", " + units(k.units()) + " units, " + k.reason() + ", "
                    + k.detail());
        }
        lines.add(String.format(Locale.ROOT, "cash %.2f $ before, %.2f $ after, turnover %.2f $, costs %.2f $",
                r.cashBefore(), r.cashAfter(), r.turnover(), r.costs()));
        return lines;
    }

    static String bound(@Nullable CapName name) {
        if (name == null) {
            return "growth";
        }
        return name == CapName.WHOLE_CONTRACTS ? "whole lots" : FigureText.words(name.name());
    }

    static String money(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Writes a price: cents, or four digits that count where it is below a dollar. */
    static String price(double value) {
        if (!(value > 0.0) || value >= 1.0) {
            return money(value);
        }
        return new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN)).toPlainString();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String two(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String volume(@Nullable Double value) {
        if (value == null) {
            return ABSENT;
        }
        return value < 1e9
                ? String.format(Locale.ROOT, "%.1fM", value / 1e6)
                : String.format(Locale.ROOT, "%.1fbn", value / 1e9);
    }

    static String ratio(@Nullable Double value) {
        return value == null ? ABSENT : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String units(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6f", value).replaceFirst("0+$", "");
    }
}
