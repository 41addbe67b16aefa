package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.ModelDocument;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import java.time.Duration;
import java.util.stream.Collectors;

/** What the verbs on models share: waiting for Python, finding a model by name, showing its state. */
abstract class ModelsVerb extends EngineVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    ModelsVerb(CliContext context) {
        super(context);
    }

    /** Returns the models once each serves or is refused. */
    static ModelHost ready(Engine engine) {
        return engine.readyModels(PATIENCE);
    }

    /** Returns the model of a name. */
    static ModelId id(String name) {
        try {
            return new ModelId(name);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(e.getMessage() == null ? name : e.getMessage());
        }
    }

    /** Returns the state of the model of that name. */
    static ModelStatus status(ModelHost host, String name) throws ModelException {
        ModelId id = id(name);
        return host.model(id)
                .orElseThrow(() -> new ModelException(
                        ModelReason.MODEL_NOT_FOUND,
                        "no model '" + name + "'; there are: " + host.models()
                                .stream()
                                .map(model -> model.model().value())
                                .collect(Collectors.joining(", "))));
    }

    /** Prints the state of a model and returns the exit code that goes with it. */
    final ExitCode show(ModelStatus status) {
        if (output.json) {
            print(ModelDocument.of(status));
        } else {
            ModelText.lines(status).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }

    /** Returns a failure in one line with its place in Python. */
    static String line(ModelFailure failure) {
        return failure.reason() + ": " + failure.message()
                + failure.where()
                        .map(where -> " (" + where.file() + ":" + where.line() + ", " + where.exceptionType() + ")")
                        .orElse("");
    }

    /** Prints the outcome of a check, with the given words where the model passed, and returns what it means. */
    ExitCode tell(CheckReport report, String passed) {
        if (output.json) {
            print(ModelDocument.of(report));
        } else {
            context.out()
                    .println(report.failure()
                            .map(failure -> report.model() + " is refused: " + line(failure))
                            .orElse(passed));
        }
        return report.failure().isEmpty() ? ExitCode.OK : ExitCode.MODEL;
    }
}
