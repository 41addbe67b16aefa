package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.QualityDocument;
import dollarbill.market.provider.QualityScan;
import dollarbill.market.quality.SeriesAudit;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the faults of stored bars, index levels and macro series, with their days. */
@Command(name = "quality", mixinStandardHelpOptions = true, description = "Count gaps, doubles, bad ticks, stale and impossible bars and wrong adjustments of stored series, with their days.", footer = {
    "", "Example:", "  dollarbill quality --data ../shared/data --symbols SPY,VIX,DGS10"})
final class QualityCommand extends EngineVerb {
    private static final int DAYS_SHOWN = 4;

    @Option(names = "--symbols", split = ",", paramLabel = "NAME", description = "Symbols and series (default: all of the data folder).")
    List<String> names = List.of();

    QualityCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) {
        QualityScan scan = QualityScan.of(engine.options().dataDir(), Set.copyOf(names));
        Set<String> seen = Stream.concat(
                scan.audits().stream().map(SeriesAudit::name), scan.unread().stream().map(QualityScan.Unread::name))
                .collect(Collectors.toSet());
        for (String name : names) {
            if (!seen.contains(name)) {
                throw new UsageFault(
                        "--symbols: no bars, index or macro series named '" + name + "' in the data folder");
            }
        }
        if (output.json) {
            print(QualityDocument.of(scan));
        } else {
            table(scan.audits()).forEach(context.out()::println);
            scan.unread()
                    .forEach(file -> context.out()
                            .println("cannot be read: " + file.series() + ", " + file.reason() + ": " + file.detail()));
        }
        return scan.unread().isEmpty() ? ExitCode.OK : ExitCode.DATA;
    }

    private static List<String> table(List<SeriesAudit> audits) {
        TextTable table = TextTable.of("series", ">rows", "first", "last", "fault", ">count", "days");
        for (SeriesAudit audit : audits) {
            String rows = Integer.toString(audit.rows());
            String first = audit.first().map(LocalDate::toString).orElse("");
            String last = audit.last().map(LocalDate::toString).orElse("");
            if (audit.defects().isEmpty()) {
                table.add(audit.series(), rows, first, last, "none", "", "");
            }
            audit.counts()
                    .forEach((kind, count) -> table.add(
                            audit.series(), rows, first, last, kind.label(), count.toString(),
                            days(audit.dates(kind))));
        }
        return table.lines();
    }

    private static String days(List<LocalDate> days) {
        String shown = String.join(
                " ", days.stream().distinct().limit(DAYS_SHOWN).map(LocalDate::toString).toList());
        return days.stream().distinct().count() > DAYS_SHOWN ? shown + " …" : shown;
    }
}
