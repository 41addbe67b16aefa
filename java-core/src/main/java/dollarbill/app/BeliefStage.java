package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.bridge.ModelReason;
import dollarbill.model.Judgement;
import dollarbill.model.Judgements;
import dollarbill.model.ModelIdentity;
import dollarbill.model.SignalClassifier;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the classifier judge signals, or says of each why it was not judged. */
final class BeliefStage {
    private static final Duration CALL_LIMIT = Duration.ofMinutes(1);

    private static final String TASK = "starting Python";

    private final Engine engine;
    private final Duration patience;
    private final MlConfig config;

    /**
     * Creates a stage.
     *
     * @param patience  longest wait for models that are still starting
     */
    BeliefStage(Engine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
        this.config = engine.configuration().ml();
    }

    /**
     * What is believed of each signal.
     *
     * @param confidences  one a signal
     * @param model  who judged
     * @param waitMillis  waiting for Python
     * @param judgeMillis  judging
     */
    record Beliefs(List<Confidence> confidences, Optional<ModelIdentity> model, long waitMillis, long judgeMillis) {}

    Beliefs judge(List<Signal> signals, Instant moment) {
        long begin = engine.clock().millis();
        if (!config.mlIntegration().enabled()) {
            Judgements none = SignalClassifier.none(
                    signals.size(), ModelReason.MODEL_DISABLED, "models are switched off in ml_config.json");
            return beliefs(none, begin, begin);
        }
        if (signals.isEmpty()) {
            return new Beliefs(List.of(), Optional.empty(), 0, 0);
        }
        SignalClassifier classifier;
        try {
            engine.progress().begin(TASK, 1);
            classifier = new SignalClassifier(engine.readyModels(patience), CALL_LIMIT);
        } catch (IllegalStateException e) {
            Judgements none = SignalClassifier.none(
                    signals.size(), ModelReason.MODEL_HOST_CLOSED, String.valueOf(e.getMessage()));
            return beliefs(none, begin, engine.clock().millis());
        } finally {
            engine.progress().end(TASK);
        }
        long ready = engine.clock().millis();
        Judgements judged = classifier.judge(signals.stream().map(Signal::features).toList(), moment);
        return beliefs(judged, begin, ready);
    }

    private Beliefs beliefs(Judgements judgements, long begin, long ready) {
        List<Confidence> confidences = judgements.rows()
                .stream()
                .map(judgement -> confidence(judgement, judgements.identity()))
                .toList();
        return new Beliefs(confidences, judgements.identity(), ready - begin, engine.clock().millis() - ready);
    }

    private Confidence confidence(Judgement judgement, Optional<ModelIdentity> identity) {
        return switch (judgement) {
            case Judgement.Judged(dollarbill.model.Confidence c) -> new Confidence.FromModel(
                    SignalClassifier.ID.value(),
                    c.generation(),
                    c.cache(),
                    c.probability(),
                    c.low(),
                    c.high(),
                    identity.map(ModelIdentity::trainingRows).orElseGet(java.util.OptionalLong::empty));
            case Judgement.Unjudged(String reason, String message) ->
                config.mlIntegration().fallbackToTraditional()
                        ? new Confidence.FromFallback(reason, message)
                        : new Confidence.Unavailable(reason, message);
        };
    }
}
