package dollarbill.app.cli;

import dollarbill.app.PipelineRun;
import dollarbill.app.RecommendDocument;
import dollarbill.app.RunDocument;
import dollarbill.app.SymbolReport;
import dollarbill.market.Reason;
import dollarbill.model.ModelIdentity;
import dollarbill.risk.BookGreeks;
import dollarbill.risk.GuardBreach;
import dollarbill.signal.SignalDocument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as text for a terminal: data quality, signals, sizes, the book in words. */
final class RunText {
    private RunText() {}

    /** Returns the whole run with the first signals of its ranking. */
    static List<String> lines(PipelineRun run, int top) {
        List<String> lines = new ArrayList<>();
        lines.add("run " + run.id() + ", as of " + run.asOf());
        if (run.synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        lines.addAll(stale(run));
        lines.add(model(run));
        lines.add("");
        lines.addAll(quality(run.symbols()));
        lines.add("no signal: " + counts(rejected(run.symbols())));
        lines.add("");
        lines.addAll(signals(run, top));
        lines.add("");
        lines.addAll(sizes(run, top));
        lines.add("");
        lines.addAll(recommendations(run));
        lines.add("");
        lines.addAll(book(run));
        return lines;
    }

    private static List<String> recommendations(PipelineRun run) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "recommendations for %.2f USD, the surest first, each for what those before it leave",
                run.portfolioValue()));
        lines.addAll(RecommendText.brief(
                RecommendDocument.of(run.recommendations(), run.createdAt()).path("recommendations")));
        return lines;
    }

    /** Returns a line for each stored copy that stands in for data that could not be fetched. */
    static List<String> stale(PipelineRun run) {
        return run.symbols()
                .stream()
                .flatMap(report -> report.stale().stream())
                .map(copy -> Reason.DATA_STALE + ": " + copy.text(run.createdAt()))
                .toList();
    }

    /** Returns the signals with what the market and the model say of them. */
    static List<String> signals(PipelineRun run, int top) {
        TextTable table = TextTable.of(
                ">#", "symbol", "type", "side", ">strike", "expiry", ">bid", ">ask", ">value", "by", ">edge %",
                ">delta",
                ">gamma", ">vega", ">theta", ">volume", ">OI", ">DTE", "confidence [low-high]", "recommendation");
        List<SignalDocument> shown = shown(run, top);
        for (int i = 0; i < shown.size(); i++) {
            SignalDocument s = shown.get(i);
            table.add(
                    Integer.toString(i + 1),
                    s.symbol(),
                    s.optionType().name(),
                    s.side().name(),
                    number("%.2f", s.strike()),
                    s.expiry(),
                    number("%.2f", s.quote().bid()),
                    number("%.2f", s.quote().ask()),
                    number("%.3f", s.valuation().modelValue()),
                    by(s),
                    number("%.2f", s.edgePercent()),
                    number("%.3f", s.delta()),
                    number("%.4f", s.gamma()),
                    number("%.3f", s.vega()),
                    number("%.3f", s.theta()),
                    Long.toString(s.quote().volume()),
                    Long.toString(s.quote().openInterest()),
                    Long.toString(s.quote().daysToExpiry()),
                    confidence(s),
                    s.mlRecommendation() == null ? "-" : s.mlRecommendation().name());
        }
        List<String> lines = new ArrayList<>();
        lines.add("signals: " + run.signals().size()
                + (shown.size() < run.signals().size() ? ", the best " + shown.size() + " shown" : ""));
        lines.addAll(table.lines());
        lines.add(models(run.signals()));
        return lines;
    }

    /** Returns how many signals each model makes the value of, and of how many only one sees an edge. */
    private static String models(List<SignalDocument> signals) {
        Map<Reason, Integer> why = new EnumMap<>(Reason.class);
        int disagree = 0;
        for (SignalDocument signal : signals) {
            Reason reason = signal.valuation().fairValueReason();
            if (reason != null) {
                why.merge(reason, 1, Integer::sum);
            }
            if (signal.secondOpinion().reason() == Reason.MODELS_DISAGREE) {
                disagree++;
            }
        }
        int smile = why.values().stream().mapToInt(Integer::intValue).sum();
        return "fair value by Heston " + (signals.size() - smile) + ", by the smile " + smile
                + (smile == 0 ? "" : " (" + counts(why) + ")")
                + "; models disagree on " + disagree;
    }

    /** Returns the model traded on, marked where the other sees no edge. */
    private static String by(SignalDocument s) {
        return s.valuation().fairValueSource().name().toLowerCase(Locale.ROOT)
                + (s.secondOpinion().reason() == Reason.MODELS_DISAGREE ? " alone" : "");
    }

    private static List<String> sizes(PipelineRun run, int top) {
        TextTable table = TextTable.of(
                ">#", "signal", ">Kelly raw", ">shrunk", ">final %", ">contracts", ">USD", "bound by");
        List<SignalDocument> shown = shown(run, top);
        for (int i = 0; i < shown.size(); i++) {
            SignalDocument.Size size = shown.get(i).sizing();
            table.add(
                    Integer.toString(i + 1),
                    shown.get(i).id(),
                    optional("%.4f", size.rawFraction()),
                    optional("%.4f", size.shrunkFraction()),
                    number("%.2f", 100.0 * size.finalFraction()),
                    Long.toString(size.contracts()),
                    number("%.2f", size.allocation()),
                    bound(size));
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "sizes for %.2f USD: %d positions",
                run.portfolioValue(),
                run.positions().size()));
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> quality(List<SymbolReport> reports) {
        TextTable table = TextTable.of(
                "symbol", "quotes of", ">spot", ">quotes", ">kept", ">smiles", ">signals", "left out");
        for (SymbolReport report : reports) {
            table.add(
                    report.symbol(),
                    report.chain().map(chain -> chain.quoteDate().toString()).orElse("-"),
                    report.chain()
                            .map(SymbolReport.ChainFacts::spot)
                            .filter(java.util.OptionalDouble::isPresent)
                            .map(spot -> number("%.2f", spot.getAsDouble()))
                            .orElse("-"),
                    Integer.toString(report.quality().quotes()),
                    Integer.toString(report.quality().kept()),
                    Long.toString(report.expiries().stream().filter(e -> e.forward().isPresent()).count()),
                    Integer.toString(report.signals()),
                    report.stopped()
                            .map(stop -> stop.reason() + ": " + stop.detail())
                            .orElse(counts(report.quality().excluded())));
        }
        return table.lines();
    }

    private static Map<Reason, Integer> rejected(List<SymbolReport> reports) {
        Map<Reason, Integer> all = new EnumMap<>(Reason.class);
        reports.forEach(report -> report.rejected().forEach((reason, count) -> all.merge(reason, count, Integer::sum)));
        return all;
    }

    private static List<String> book(PipelineRun run) {
        List<String> lines = new ArrayList<>();
        lines.addAll(greeks("book of " + run.book().positions(), run.book()));
        for (GuardBreach breach : run.breaches()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Over its limit: %s of %.2f, allowed %.2f.",
                    breach.limit(),
                    breach.value(),
                    breach.allowed()));
        }
        lines.addAll(greeks("the best " + run.best().positions() + ", one contract each", run.best()));
        return lines;
    }

    private static List<String> greeks(String of, BookGreeks book) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: delta %.1f shares, gamma %.3f, vega %.2f $ a vol point, theta %.2f $ a day, edge %.2f $",
                of,
                book.delta(),
                book.gamma(),
                book.vegaPerVolPoint(),
                book.thetaPerDay(),
                book.edge()));
        book.remarks().stream().map(remark -> "  " + remark.text()).forEach(lines::add);
        return lines;
    }

    private static String model(PipelineRun run) {
        if (run.model().isPresent()) {
            ModelIdentity model = run.model().get();
            return "judged by " + model.model() + ", generation " + model.generation()
                    + (model.version().isPresent() ? ", version " + model.version().getAsInt() : "");
        }
        return run.signals()
                .stream()
                .findFirst()
                .map(s -> "not judged by a model: " + s.confidence().reason() + ": " + s.confidence().detail())
                .orElse("nothing to judge");
    }

    private static List<SignalDocument> shown(PipelineRun run, int top) {
        return run.signals().subList(0, Math.min(top, run.signals().size()));
    }

    private static String confidence(SignalDocument s) {
        Double p = s.mlConfidence();
        if (p == null) {
            return String.valueOf(s.confidence().reason());
        }
        return String.format(Locale.ROOT, "%.2f [%.2f-%.2f]", p, s.confidence().low(), s.confidence().high());
    }

    private static String bound(SignalDocument.Size size) {
        if (size.reason() != null) {
            return size.reason().text();
        }
        return size.boundBy() == null ? "-" : size.boundBy().name();
    }

    private static String counts(Map<Reason, Integer> counts) {
        return counts.isEmpty()
                ? "-"
                : counts.entrySet()
                        .stream()
                        .map(entry -> entry.getKey().text() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String optional(String format, @org.jspecify.annotations.Nullable Double value) {
        return value == null ? "-" : number(format, value);
    }
}
