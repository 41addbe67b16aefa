package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.model.Confidence;
import dollarbill.model.Judgement;
import dollarbill.model.Judgements;
import dollarbill.model.ModelIdentity;
import dollarbill.model.SignalClassifier;
import dollarbill.signal.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Judges signals of the caller, given by their features alone: a confidence each, without price, odds or size. */
public final class Enhancement {
    private static final Instant NO_MOMENT = Instant.EPOCH;

    private final SignalClassifier classifier;
    private final Recommendation.Thresholds thresholds;

    /**
     * Creates an enhancement by the models of an engine.
     *
     * @param deadline  limit on one call
     */
    public Enhancement(Engine engine, Duration deadline) {
        this.classifier = new SignalClassifier(engine.models(), deadline);
        this.thresholds = BookStage.thresholds(engine.configuration().ml());
    }

    /**
     * Features with the caller's name for them.
     *
     * @param id  the caller's name
     * @param features  the features
     */
    public record Row(String id, SignalFeatures features) {}

    /**
     * Answers, all by one generation.
     *
     * @param document  {@code signals}, one a row and in their order
     * @param generation  who answered; absent where nobody did
     */
    public record Answer(ObjectNode document, OptionalLong generation) {}

    /** Judges rows. */
    public Answer judge(List<Row> rows) {
        Judgements judgements = classifier.judge(rows.stream().map(Row::features).toList(), NO_MOMENT);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        judgements.identity().ifPresent(model -> document.put("generation", model.generation()));
        ArrayNode signals = document.putArray("signals");
        for (int i = 0; i < rows.size(); i++) {
            signals.add(answer(rows.get(i), judgements.rows().get(i)));
        }
        return new Answer(
                document,
                judgements.identity()
                        .map(ModelIdentity::generation)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    private ObjectNode answer(Row row, Judgement judgement) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", row.id());
        if (row.features().get(SignalFeature.EDGE_PERCENT) instanceof FeatureValue.Known edge) {
            node.put("edge_percent", edge.value());
        }
        switch (judgement) {
            case Judgement.Judged(Confidence c) -> {
                node.put("ml_confidence", c.probability());
                node.put("ml_confidence_low", c.low());
                node.put("ml_confidence_high", c.high());
                node.put("ml_recommendation", Recommendation.of(c.probability(), thresholds).name());
                node.putObject("members")
                        .put("forest", c.forest())
                        .put("boosting", c.boosting())
                        .put("network", c.network());
                node.put("cache", c.cache());
            }
            case Judgement.Unjudged(String reason, String message) -> {
                node.putNull("ml_confidence");
                node.putNull("ml_recommendation");
                node.put("reason", reason);
                node.put("detail", message);
            }
        }
        ArrayNode cautions = node.putArray("cautions");
        for (SignalFeature absent : row.features().missingOptional()) {
            cautions.addObject()
                    .put("code", "FEATURE_ABSENT")
                    .put("text", "feature " + absent.column() + " is not given; the model puts its training median");
        }
        return node;
    }
}
