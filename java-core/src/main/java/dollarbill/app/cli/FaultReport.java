package dollarbill.app.cli;

import dollarbill.app.config.ConfigurationException;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.market.DataFault;
import dollarbill.risk.book.BookRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a fault into one line on standard error, {@code error CODE: what is wrong}, and an exit code. */
final class FaultReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final RootCommand root;

    FaultReport(RootCommand root) {
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        PrintWriter err = fault.getCommandLine().getErr();
        err.println("error USAGE: " + oneLine(message(fault)) + nearest(fault));
        err.println("see: " + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static String nearest(ParameterException fault) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? "" : "; did you mean: " + String.join(", ", suggestions) + "?";
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult result) {
        if (fault instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        Line said = describe(fault);
        PrintWriter err = line.getErr();
        err.println("error " + said.reason() + ": " + oneLine(said.message()));
        if (root.debug) {
            fault.printStackTrace(err);
        } else if (said.code() == ExitCode.INTERNAL) {
            err.println("this is a fault of the program; repeat with --debug for the place");
        }
        err.flush();
        return said.code().code();
    }

    private static Line describe(Exception fault) {
        return switch (fault) {
            case UsageFault usage -> new Line(ExitCode.USAGE, "USAGE", message(usage));
            case BookRefused book -> new Line(ExitCode.DATA, "BOOK", message(book));
            case DataFault data -> new Line(ExitCode.DATA, "DATA", message(data));
            case ConfigurationException refused -> new Line(ExitCode.CONFIGURATION, "CONFIGURATION", message(refused));
            case ModelException model -> describe(model.failure());
            case IOException file -> new Line(ExitCode.FILE, "FILE", describe(file));
            case UncheckedIOException file -> new Line(ExitCode.FILE, "FILE", message(file));
            default -> new Line(ExitCode.INTERNAL, "INTERNAL", fault.toString());
        };
    }

    private static Line describe(ModelFailure failure) {
        String place = failure.where()
                .map(where -> " (" + where.file() + ":" + where.line() + ", " + where.exceptionType() + ")")
                .orElse("");
        return new Line(ExitCode.MODEL, failure.reason().name(), failure.message() + place);
    }

    private static String describe(IOException fault) {
        return fault instanceof java.nio.file.NoSuchFileException missing
                ? "no such file: " + missing.getFile()
                : fault.getClass().getSimpleName() + ": " + message(fault);
    }

    private static String message(Exception fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private record Line(ExitCode code, String reason, String message) {}
}
