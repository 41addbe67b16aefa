package dollarbill.app.cli;

import dollarbill.app.RunDocument;
import dollarbill.market.Reason;
import dollarbill.signal.AuditStep;
import dollarbill.signal.FairSource;
import dollarbill.signal.SignalDocument;
import dollarbill.sizing.PayoffOdds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signal from quote to size in sentences, followed by every number computed again. */
final class ExplainText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
    private static final MathContext EIGHT_DIGITS = new MathContext(8);
    private static final int LONGEST_FRACTION = 14;

    private ExplainText() {}

    /** Returns the sentences and the steps. */
    static List<String> lines(SignalDocument d, List<AuditStep> steps) {
        List<String> lines = new ArrayList<>();
        lines.add(d.id());
        if (d.synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        lines.add("");
        lines.add(quote(d));
        lines.add(value(d));
        lines.add(edge(d));
        lines.add(secondOpinion(d));
        lines.add(belief(d));
        lines.add(odds(d));
        lines.add(believed(d));
        lines.add(size(d));
        if (!d.cautions().isEmpty()) {
            lines.add("Keep in mind: "
                    + d.cautions().stream().map(SignalDocument.Caution::text).collect(Collectors.joining("; ")) + ".");
        }
        lines.add("");
        TextTable table = TextTable.of("number", ">stated", "computed again", "how");
        for (AuditStep step : steps) {
            table.add(
                    step.name(),
                    brief(step.stated()),
                    step.agrees() ? "agrees" : "DISAGREES: " + step.recomputed(),
                    how(step));
        }
        lines.addAll(table.lines());
        long wrong = steps.stream().filter(step -> !step.agrees()).count();
        lines.add("");
        lines.add(wrong == 0
                ? "all " + steps.size() + " numbers agree"
                : wrong + " of " + steps.size() + " numbers disagree");
        return lines;
    }

    private static String quote(SignalDocument d) {
        return String.format(Locale.ROOT,
                "Quote: %s %s %s of %s at strike %s, expiring %s, is quoted %.2f to %.2f at %s with the underlying at %.2f (%s).",
                d.side(),
                d.symbol(),
                d.optionType(),
                d.quote().contract(),
                Double.toString(d.strike()),
                d.expiry(),
                d.quote().bid(),
                d.quote().ask(),
                d.asOf(),
                d.quote().spot(),
                d.source());
    }

    private static String value(SignalDocument d) {
        SignalDocument.Valuation v = d.valuation();
        Double implied = v.impliedVolPercent();
        String means = String.format(Locale.ROOT,
                "%.2f %% volatility at the strike%s, so the option is worth %.4f.",
                v.fairVolPercent(),
                implied == null ? "" : String.format(Locale.ROOT, ", the mid implies %.2f %%", implied),
                v.modelValue());
        SignalDocument.Heston h = v.heston();
        return v.fairValueSource() == FairSource.HESTON && h != null
                ? String.format(Locale.ROOT,
                        "Value: Heston over the whole chain, off the mids by %.2f half spreads in the middle, %.2f in the"
                                + " expiry and %.2f next to the strike, means %s",
                        h.chainMiss(), h.expiryMiss(), h.strikeMiss(), means)
                : String.format(Locale.ROOT,
                        "Value: the smile of the expiry, as Heston is not traded (%s: %s), means %s",
                        v.fairValueReason(), v.fairValueDetail(), means);
    }

    private static String edge(SignalDocument d) {
        return String.format(Locale.ROOT,
                "Edge: traded at %.2f with %.4f of commission a share, %.4f is left, %.2f %% of mid.",
                d.costs().tradePrice(),
                d.costs().costPerShare(),
                d.costs().edgePerShare(),
                d.edgePercent());
    }

    private static String secondOpinion(SignalDocument d) {
        SignalDocument.SecondValue second = d.secondOpinion();
        String who = second.model() == FairSource.HESTON ? "Heston" : "the smile of the expiry";
        if (second.modelValue() == null) {
            return "Second opinion: none, " + second.reason() + ": " + second.detail() + ".";
        }
        String verdict = second.reason() == null
                ? "it agrees"
                : second.reason() == Reason.MODELS_DISAGREE ? "it DISAGREES" : "it has no say, " + second.reason();
        return String.format(Locale.ROOT, "Second opinion: %s gives %.4f a share and leaves %.4f: %s.", who,
                second.modelValue(), second.edgePerShare(), verdict);
    }

    private static String belief(SignalDocument d) {
        SignalDocument.Belief b = d.confidence();
        String recommendation = d.mlRecommendation() == null ? "no recommendation" : d.mlRecommendation().name();
        return switch (b.source()) {
            case MODEL -> String.format(Locale.ROOT,
                    "Confidence: %s, generation %d, gives %.3f [%.3f to %.3f] that its edge comes in: %s.",
                    b.model(), b.generation(), b.probability(), b.low(), b.high(), recommendation);
            case FALLBACK ->
                String.format(Locale.ROOT,
                        "Confidence: no model answered (%s: %s); the fair volatility is taken at its word.",
                        b.reason(), b.detail());
            case NONE -> String.format(Locale.ROOT, "Confidence: none (%s: %s).", b.reason(), b.detail());
        };
    }

    private static String odds(SignalDocument d) {
        SignalDocument.Odds o = d.odds();
        return o.reason() == null
                ? String.format(Locale.ROOT,
                        "Odds %s at the fair volatility: %.3f to win %.4f a share, else to lose %.4f; break-even at %.2f.",
                        o.kind() == PayoffOdds.Kind.AT_EXPIRY ? "at expiry" : "after " + o.holdingDays() + " days",
                        o.probabilityOfProfit(), o.expectedGain(), o.expectedLoss(), o.breakEven())
                : String.format(Locale.ROOT, "Odds: not defined (%s).", o.detail());
    }

    private static String believed(SignalDocument d) {
        SignalDocument.Odds quoted = d.quotedOdds();
        SignalDocument.Believed b = d.believed();
        String own = quoted.reason() == null
                ? String.format(Locale.ROOT, "%.3f to win %.4f, else to lose %.4f",
                        quoted.probabilityOfProfit(), quoted.expectedGain(), quoted.expectedLoss())
                : "not defined (" + quoted.detail() + ")";
        return "At the quote's own volatility: " + own + (b == null
                ? "."
                : String.format(Locale.ROOT, ". Believed: %.3f to win %.4f, else to lose %.4f, net odds %.3f.",
                        b.probabilityOfProfit(), b.expectedGain(), b.expectedLoss(), b.netOdds()));
    }

    private static String size(SignalDocument d) {
        SignalDocument.Size s = d.sizing();
        String shrinkages = s.shrinkages()
                .stream()
                .map(factor -> String.format(Locale.ROOT, "%s %.3f", factor.name(), factor.factor()))
                .collect(Collectors.joining(", "));
        String begin = s.rawFraction() == null
                ? "Size: "
                : String.format(Locale.ROOT, "Size: Kelly %.4f", s.rawFraction())
                        + (shrinkages.isEmpty() ? "; "
                                : String.format(Locale.ROOT, ", shrunk by %s to %.4f; ", shrinkages,
                                        s.shrunkFraction()));
        return begin + (s.reason() == null
                ? String.format(Locale.ROOT, "%d %s for %.2f $, %.2f %% of the portfolio%s.",
                        s.contracts(),
                        s.contracts() == 1 ? "contract" : "contracts",
                        s.allocation(),
                        100.0 * s.finalFraction(),
                        s.boundBy() == null ? "" : ", bound by " + s.boundBy())
                : String.format(Locale.ROOT, "no contract: %s (%s).", s.reason().text(), s.detail()));
    }

    private static String how(AuditStep step) {
        return step.inputs().isEmpty()
                ? step.formula()
                : step.formula() + " | "
                        + step.inputs()
                                .entrySet()
                                .stream()
                                .map(input -> input.getKey() + "=" + brief(input.getValue().toString()))
                                .collect(Collectors.joining(" "));
    }

    private static String brief(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return number;
        }
        BigDecimal rounded = new BigDecimal(number).round(EIGHT_DIGITS).stripTrailingZeros();
        return rounded.scale() > LONGEST_FRACTION ? rounded.toString() : rounded.toPlainString();
    }
}
