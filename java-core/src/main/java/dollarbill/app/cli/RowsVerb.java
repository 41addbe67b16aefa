package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.csv.OutputFile;
import dollarbill.app.rows.Question;
import dollarbill.app.rows.RowStream;
import dollarbill.app.rows.RowSummary;
import dollarbill.market.DataFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import picocli.CommandLine.Mixin;

/** A verb that reads rows of options, answers each in added columns, and passes the rest through. */
abstract class RowsVerb implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final CliContext context;

    @Mixin
    final RowsOptions rows = new RowsOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    RowsVerb(CliContext context) {
        this.context = context;
    }

    /** Returns what is asked of the rows. */
    abstract Question question();

    @Override
    public Integer call() throws IOException {
        rows.check();
        RowSummary summary = rows.fromStandardInput() ? toOutput(context.pipes().in(), RowsProgress.none())
                : fromFile();
        if (!output.quiet) {
            summary(summary).lines().forEach(context.err()::println);
            context.err().flush();
        }
        context.out().flush();
        return ExitCode.OK.code();
    }

    private RowSummary fromFile() throws IOException {
        Path file = Path.of(rows.in);
        try (CountedInput raw = new CountedInput(Files.newInputStream(file));
                InputStream plain = rows.in.endsWith(".gz") ? gunzip(raw) : raw;
                TerminalProgress bars = TerminalProgress.on(context, output.quiet);
                RowsProgress progress = RowsProgress.begin(bars, question().word(), Files.size(file), raw::count)) {
            return toOutput(plain, progress);
        }
    }

    private InputStream gunzip(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (EOFException | ZipException e) {
            throw new DataFault(rows.name(), 0, "", "is not gzip as its name says: " + e.getMessage());
        }
    }

    private RowSummary toOutput(InputStream in, RowsProgress progress) throws IOException {
        String out = rows.out;
        if (out == null || out.equals(RowsOptions.STANDARD_STREAM)) {
            context.out().flush();
            RowSummary summary = stream(in, context.pipes().out(), output.json, progress);
            context.pipes().out().flush();
            return summary;
        }
        RowSummary summary;
        try (OutputFile file = new OutputFile(Path.of(out))) {
            summary = stream(in, file.stream(), false, progress);
            file.commit();
        }
        if (output.json) {
            context.out().println(document(out, summary).toPrettyString());
        }
        return summary;
    }

    private RowSummary stream(InputStream in, OutputStream out, boolean json, RowsProgress progress)
            throws IOException {
        RowStream.Settings settings = new RowStream.Settings(json, rows.prefix, rows.threads);
        return new RowStream(question(), settings).run(rows.name(), in, out, progress::rows);
    }

    private static ObjectNode document(String file, RowSummary summary) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("file", file);
        said.put("rows", summary.rows());
        said.put("answered", summary.answered());
        ObjectNode refused = said.putObject("refused");
        summary.refused().forEach((reason, count) -> refused.put(reason.name(), count));
        return said;
    }

    private static String summary(RowSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(summary.rows()).append(" rows, ").append(summary.answered()).append(" answered");
        summary.refused()
                .forEach((reason, count) -> text.append("\n  ")
                        .append(count)
                        .append(' ')
                        .append(reason.name())
                        .append(": ")
                        .append(reason.text()));
        return text.toString();
    }
}
