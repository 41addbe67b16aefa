package dollarbill.app.http;

import dollarbill.app.http.SignalDesk.Condition;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus;
import dollarbill.model.SignalClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether signals can be answered by models now, and every reason why not or not fully. */
final class Readiness {
    private final SignalDesk desk;
    private final Gate gate;

    Readiness(SignalDesk desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    /** Returns why signals cannot be answered by models now; empty where they can. */
    List<Condition> obstacles() {
        List<Condition> found = new ArrayList<>();
        if (gate.stopping()) {
            found.add(new Condition(ErrorCode.STOPPING.name(), "the server is stopping"));
        }
        if (desk.current().isEmpty()) {
            found.add(new Condition("SIGNALS_PENDING", "the first run has not ended yet"));
        }
        Optional<ModelHost> host = desk.models();
        if (host.isEmpty()) {
            found.add(new Condition("PYTHON_STARTING", "Python is starting"));
            return found;
        }
        Optional<ModelStatus> classifier = host.get().model(SignalClassifier.ID);
        if (classifier.isEmpty()) {
            found.add(new Condition("MODEL_NOT_FOUND", "there is no model '" + SignalClassifier.ID + "'"));
        } else if (!serves(classifier.get())) {
            found.add(condition(classifier.get()));
        } else if (rests(classifier.get())) {
            found.add(resting(classifier.get()));
        }
        return found;
    }

    /** Returns why answers are less than they could be, obstacles included. */
    List<Condition> reasons() {
        List<Condition> found = new ArrayList<>(obstacles());
        desk.models().ifPresent(host -> {
            for (ModelStatus model : host.models()) {
                if (model.state() != ModelStatus.State.SERVING && model.state() != ModelStatus.State.DISABLED) {
                    add(found, condition(model));
                }
                if (rests(model)) {
                    add(found, resting(model));
                }
            }
            if (host.runtime().stuckThreads() > 0) {
                add(
                        found,
                        new Condition("PYTHON_STUCK",
                                host.runtime().stuckThreads() + " interpreters given up still run"));
            }
        });
        desk.conditions().forEach(condition -> add(found, condition));
        return List.copyOf(found);
    }

    private static void add(List<Condition> found, Condition condition) {
        if (!found.contains(condition)) {
            found.add(condition);
        }
    }

    private static boolean serves(ModelStatus model) {
        return model.state() == ModelStatus.State.SERVING || model.state() == ModelStatus.State.SERVING_PREVIOUS;
    }

    private static boolean rests(ModelStatus model) {
        return model.health().breaker().equals("OPEN");
    }

    private static Condition resting(ModelStatus model) {
        return new Condition("MODEL_BREAKER_OPEN", "model '" + model.model() + "' failed too often lately and rests");
    }

    private static Condition condition(ModelStatus model) {
        String why = model.refusal().map(r -> ": " + r.failure().reason() + ", " + r.failure().message()).orElse("");
        return new Condition("MODEL_" + model.state().name(), "model '" + model.model() + "'" + why);
    }
}
