package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelFailure.PythonPlace;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Turns what Python threw into a failure with its reason and its place. */
final class PythonFailures {
    private static final Set<String> FORBIDDEN = Set.of("PermissionError", "SandboxError");
    private static final Set<String> EXHAUSTED = Set.of("RecursionError", "MemoryError");

    private static final String STOPPED = "stopped";
    private static final String RETURNED = "returned";
    private static final Pattern PLACE_IN_SYNTAX_ERROR = Pattern.compile(" \\([^()]*, line \\d+\\)$");

    private final Value placeOf;

    /** Creates a mapper that asks the given function of the driver for the place of an exception. */
    PythonFailures(Value placeOf) {
        this.placeOf = placeOf;
    }

    /** Returns whether the interpreter must not be used after this exception. */
    static boolean spoils(PolyglotException e) {
        return e.isInternalError()
                || e.isInterrupted()
                || e.isCancelled()
                || e.isResourceExhausted()
                || (e.isExit() && e.getGuestObject() == null);
    }

    /**
     * Returns the failure behind an exception.
     *
     * @param e  what was thrown
     * @param texts  texts of model code by file name
     * @param usual  the reason where nothing special happened
     */
    ModelException of(PolyglotException e, Map<String, String> texts, ModelReason usual) {
        String type = type(e);
        Optional<PythonPlace> where = e.isInterrupted() || e.isCancelled()
                ? placeStopped(e, texts)
                : spoils(e) ? Optional.empty() : place(e, texts, type);
        return new ModelException(new ModelFailure(reason(e, type, usual), sentence(e, type), where));
    }

    /** Returns a failure of what a function of the model file returned, with the place of the function. */
    static ModelException returnedBy(
            String function, ModelId model, Map<String, String> texts, ModelException failure) {
        String file = "models/" + model.value() + ".py";
        String text = texts.get(file);
        if (text == null || failure.failure().where().isPresent()) {
            return failure;
        }
        Optional<PythonPlace> where = definition(function, Map.of(file, text))
                .map(begin -> new PythonPlace(RETURNED, begin.file(), begin.line()));
        return new ModelException(
                new ModelFailure(failure.failure().reason(), failure.failure().message(), where));
    }

    private static ModelReason reason(PolyglotException e, String type, ModelReason usual) {
        if (e.isInterrupted() || e.isCancelled()) {
            return ModelReason.MODEL_HOST_CLOSED;
        }
        if (e.isInternalError() || FORBIDDEN.contains(type) || accessRefused(e)) {
            return ModelReason.MODEL_FORBIDDEN;
        }
        if (e.isResourceExhausted() || EXHAUSTED.contains(type)) {
            return ModelReason.MODEL_EXHAUSTED;
        }
        return e.isSyntaxError() ? ModelReason.MODEL_SYNTAX : usual;
    }

    private static boolean accessRefused(PolyglotException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return message.endsWith("polyglot access is not allowed") || message.contains("access has been denied");
    }

    private static String sentence(PolyglotException e, String type) {
        String message = Objects.requireNonNullElse(e.getMessage(), type);
        if (e.isInterrupted() || e.isCancelled()) {
            return "the interpreter was stopped during the call";
        }
        if (e.isInternalError()) {
            return "the model tried something its sandbox does not offer: " + message;
        }
        if (e.isExit()) {
            return "the model tried to end the program: "
                    + (e.getMessage() == null ? "os._exit(" + e.getExitStatus() + ")" : e.getMessage());
        }
        return e.isSyntaxError() ? PLACE_IN_SYNTAX_ERROR.matcher(message).replaceFirst("") : message;
    }

    /** Returns the beginning of the innermost function of model code that ran; the line within it is not known. */
    private static Optional<PythonPlace> placeStopped(PolyglotException e, Map<String, String> texts) {
        for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && texts.containsKey(section.getSource().getName())) {
                return Optional.of(new PythonPlace(STOPPED, section.getSource().getName(), section.getStartLine()));
            }
            if (frame.isGuestFrame() && section == null) {
                Optional<PythonPlace> definition = definition(frame.getRootName(), texts);
                if (definition.isPresent()) {
                    return definition;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PythonPlace> definition(String function, Map<String, String> texts) {
        Pattern head = Pattern.compile("\\s*def " + Pattern.quote(function) + "\\(.*");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            int line = 0;
            for (String code : (Iterable<String>) text.getValue().lines()::iterator) {
                line++;
                if (head.matcher(code).matches()) {
                    return Optional.of(new PythonPlace(STOPPED, text.getKey(), line));
                }
            }
        }
        return Optional.empty();
    }

    private static String type(PolyglotException e) {
        Value guest = e.getGuestObject();
        Value meta = guest == null ? null : guest.getMetaObject();
        return meta == null ? "" : meta.getMetaSimpleName();
    }

    private Optional<PythonPlace> place(PolyglotException e, Map<String, String> texts, String type) {
        String found = ask(e.getGuestObject(), texts);
        int space = found.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : Optional.of(new PythonPlace(
                        type, found.substring(space + 1), Integer.parseInt(found.substring(0, space))));
    }

    private String ask(@Nullable Value guest, Map<String, String> texts) {
        if (guest == null) {
            return "";
        }
        try {
            return placeOf.execute(guest, texts.keySet().toArray(String[]::new)).asString();
        } catch (PolyglotException e) {
            return "";
        }
    }
}
