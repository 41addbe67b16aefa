package dollarbill.app.cli;

import dollarbill.app.RunDocument;
import dollarbill.app.sizing.KellyDocument;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stake as text for a terminal: the odds, then every step from the raw fraction to dollars. */
final class KellyText {
    private KellyText() {}

    static List<String> lines(KellyDocument d) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(d));
        if (d.asset() != null && d.asset().synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        if (d.asset() != null && d.asset().priceAdjusted() && !d.asset().synthetic()) {
            lines.add("the price is adjusted for dividends and splits that came after that day");
        }
        if (d.odds() != null) {
            lines.add(odds(d.odds()));
        }
        if (d.growth() != null) {
            lines.add(growth(d.growth(), d.limits()));
        }
        lines.add("");
        lines.addAll(steps(d));
        lines.add("");
        lines.add(result(d));
        return lines;
    }

    private static String heading(KellyDocument d) {
        if (d.asset() == null) {
            return switch (d.basis()) {
                case BET -> "a bet that loses its stake or wins";
                case STRUCTURE ->
                    "stake over all profits of the structure under the smile, at the probability believed";
                case PAYOFFS, RETURNS -> "a bet with these outcomes";
            };
        }
        KellyDocument.Sample sample = d.odds() == null ? null : d.odds().sample();
        return String.format(Locale.ROOT, "%s at %.2f $ on %s%s", d.asset().symbol(), d.asset().price(),
                d.asset().asOf(), sample == null
                        ? ""
                        : ", " + sample.returns() + " daily returns, " + sample.wins() + " gains and "
                                + sample.losses() + " losses");
    }

    private static String odds(KellyDocument.Odds o) {
        KellyDocument.Sample s = o.sample();
        return String.format(Locale.ROOT, "win probability %.1f %%%s%s, odds %.3f%s", 100 * o.winProbability(),
                o.probabilityError() == null ? "" : String.format(Locale.ROOT, " ± %.1f", 100 * o.probabilityError()),
                s == null
                        ? ""
                        : String.format(Locale.ROOT, ", average gain %.2f %%, average loss %.2f %%",
                                100 * s.averageGain(), 100 * s.averageLoss()),
                o.netOdds(), o.oddsError() == null ? "" : String.format(Locale.ROOT, " ± %.3f", o.oddsError()));
    }

    private static String growth(KellyDocument.Growth g, KellyDocument.Limits limits) {
        return String.format(Locale.ROOT, "whole distribution: %.3f times wealth%s%s%s", g.exposure(),
                g.exposureError() == null ? "" : String.format(Locale.ROOT, " ± %.3f", g.exposureError()),
                g.exposureOverRate() == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.3f over the risk-free rate", g.exposureOverRate()),
                limits.kellyFraction() < 1 ? ", before the share of Kelly" : "");
    }

    private static List<String> steps(KellyDocument d) {
        TextTable table = TextTable.of("step", ">value", "");
        table.add("Kelly fraction", share(d.rawFraction()), "");
        d.shrinkages().forEach(f -> table.add("× " + words(f.name()), fixed(f.factor()), f.why()));
        table.add("shrunk fraction", share(d.shrunkFraction()), switch (d.basis()) {
            case BET, RETURNS -> "lost in an average loss";
            case PAYOFFS -> "staked";
            case STRUCTURE -> "lost at worst";
        });
        table.add("committed", share(d.committedFraction()), "put in");
        d.caps().forEach(c -> table.add("cap: " + words(c.name()), share(c.limit()), c.why()));
        table.add("final", share(d.finalFraction()),
                d.boundBy() == null ? "" : "bound by " + words(d.boundBy()));
        return table.lines();
    }

    private static String result(KellyDocument d) {
        if (d.reason() != null) {
            return "nothing: " + d.reason() + ", " + d.detail();
        }
        return String.format(Locale.ROOT, "%.2f $ of %.2f $%s", d.allocation(), d.limits().portfolioValue(),
                d.lots() == null
                        ? ""
                        : String.format(Locale.ROOT,
                                d.basis() == KellyDocument.Basis.STRUCTURE ? ", %d units" : ", %d shares",
                                d.lots()));
    }

    private static String words(Enum<?> name) {
        if (name == CapName.WHOLE_CONTRACTS) {
            return "whole lots";
        }
        return name == ShrinkageName.KELLY_FRACTION
                ? "share of Kelly"
                : FigureText.words(name.name());
    }

    private static String share(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
