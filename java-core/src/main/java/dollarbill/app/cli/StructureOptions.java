package dollarbill.app.cli;

import dollarbill.app.StructureQuestion;
import dollarbill.math.NearestName;
import dollarbill.structure.ExpectedDividend;
import dollarbill.structure.LegParser;
import dollarbill.structure.LegSyntaxException;
import dollarbill.structure.MarginRates;
import dollarbill.structure.NamedStructure;
import dollarbill.structure.SmileMotion;
import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureOrder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on which structure is analysed and how it is looked at. */
final class StructureOptions {
    @Option(names = "--structure", paramLabel = "NAME", description = "A known structure, such as iron_condor; a wrong name lists all.")
    @Nullable
    String name;

    @Option(names = "--legs", paramLabel = "LEGS", description = "Any legs in its place: \"+1 C 440 2026-03-20, -1 C 450 2026-03-20, +100 S\".")
    @Nullable
    String legs;

    @Option(names = "--delta", paramLabel = "D", description = "Absolute delta of the strikes that go by delta.")
    @Nullable
    Double delta;

    @Option(names = "--days", paramLabel = "N", description = "Calendar days to the first expiry (default: 30).")
    @Nullable
    Integer days;

    @Option(names = "--width", paramLabel = "DOLLARS", description = "Distance of wings (default: 2.5 %% of the price).")
    @Nullable
    Double width;

    @Option(names = "--far-days", paramLabel = "N", description = "Calendar days to the later expiry (default: 30 more).")
    @Nullable
    Integer farDays;

    @Option(names = "--smile", paramLabel = "sticky_strike|sticky_moneyness", description = "How smiles move with the price (default: sticky_strike).")
    String smile = SmileMotion.STICKY_STRIKE.code();

    @Option(names = "--margin-class", paramLabel = "equity|broad_index", description = "Margin rates of the underlying (default: equity).")
    String marginClass = "equity";

    @Option(names = "--leverage", paramLabel = "X", description = "Leverage of a leveraged fund, for margin (default: 1).")
    double leverage = 1.0;

    @Option(names = "--dividend", paramLabel = "DATE=DOLLARS", description = "A dividend a share and the day it goes ex; may be repeated.")
    List<String> dividends = new ArrayList<>();

    /** Returns what is asked. */
    StructureQuestion question() {
        try {
            return new StructureQuestion(order(), settings());
        } catch (LegSyntaxException wrong) {
            throw new UsageFault("--legs, " + wrong.getMessage());
        } catch (IllegalArgumentException outside) {
            throw new UsageFault(String.valueOf(outside.getMessage()));
        }
    }

    private StructureOrder order() {
        if ((name == null) == (legs == null)) {
            throw new UsageFault("name a structure by --structure or by --legs, one of both");
        }
        if (legs != null) {
            if (delta != null || days != null || width != null || farDays != null) {
                throw new UsageFault("--legs names strikes and expiries; allowed with it: no --delta, --days, --width,"
                        + " --far-days");
            }
            return new StructureOrder.Custom(LegParser.parse(legs));
        }
        return new StructureOrder.Named(
                named(String.valueOf(name)),
                delta == null ? OptionalDouble.empty() : OptionalDouble.of(delta),
                days == null ? StructureOrder.Named.DAYS : days,
                width == null ? OptionalDouble.empty() : OptionalDouble.of(width),
                farDays == null ? OptionalInt.empty() : OptionalInt.of(farDays));
    }

    private static NamedStructure named(String text) {
        return NamedStructure.of(text)
                .orElseThrow(() -> new UsageFault("--structure: '" + text + "' must be one of "
                        + String.join(", ", NamedStructure.codes())
                        + NearestName.of(text.toLowerCase(Locale.ROOT), NamedStructure.codes())
                                .map(near -> "; did you mean: " + near + "?")
                                .orElse("")));
    }

    private StructureAnalysis.Settings settings() {
        return new StructureAnalysis.Settings(motion(), rates(), dividends.stream()
                .map(StructureOptions::dividend)
                .toList());
    }

    private SmileMotion motion() {
        for (SmileMotion motion : SmileMotion.values()) {
            if (motion.code().equalsIgnoreCase(smile)) {
                return motion;
            }
        }
        throw new UsageFault("--smile: '" + smile + "' must be sticky_strike or sticky_moneyness");
    }

    private MarginRates rates() {
        return switch (marginClass.toLowerCase(Locale.ROOT)) {
            case "equity" -> MarginRates.EQUITY.leveraged(leverage);
            case "broad_index" -> MarginRates.BROAD_INDEX.leveraged(leverage);
            default -> throw new UsageFault("--margin-class: '" + marginClass + "' must be equity or broad_index");
        };
    }

    private static ExpectedDividend dividend(String text) {
        int equals = text.indexOf('=');
        try {
            return new ExpectedDividend(
                    LocalDate.parse(text.substring(0, Math.max(equals, 0))),
                    Double.parseDouble(text.substring(equals + 1)));
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw new UsageFault(
                    "--dividend: '" + text + "' must be a day and dollars above 0, such as 2026-11-05=0.26");
        }
    }
}
