package dollarbill.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.model.DirectionModel;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.ModelIdentity;
import dollarbill.model.Outlook;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityModel;
import java.util.function.BiConsumer;

/** The JSON of what the models of daily features foretell: of each model its answer and who gave it, or the reason why there is none. */
final class ForecastDocument {
    private ForecastDocument() {}

    static ObjectNode of(SymbolOutlook outlook) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("direction", told(outlook.direction(), ForecastDocument::direction));
        node.set("large_move", told(outlook.largeMove(), ForecastDocument::largeMove));
        node.set("volatility", told(outlook.volatility(), ForecastDocument::volatility));
        node.set("market", told(outlook.regime(), ForecastDocument::regime));
        return node;
    }

    /** Returns which code and learned state answered. */
    static ObjectNode model(ModelIdentity identity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", identity.model());
        identity.version().ifPresent(version -> node.put("version", version));
        node.put("code_hash", identity.codeHash());
        identity.artefactHash().ifPresent(hash -> node.put("artefact_hash", hash));
        return node;
    }

    private static <T> ObjectNode told(Outlook<T> outlook, BiConsumer<ObjectNode, T> answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (outlook) {
            case Outlook.Foretold<T>(T value, ModelIdentity identity) -> {
                answer.accept(node, value);
                node.set("model", model(identity));
            }
            case Outlook.Untold<T>(String reason, String message) -> node.put("reason", reason).put("detail", message);
        }
        return node;
    }

    private static void direction(ObjectNode node, DirectionModel.Answer answer) {
        node.put("direction", answer.direction().name());
        node.put("probability_up", answer.probabilityUp());
        node.put("unshrunk", answer.unshrunk());
        node.put("base_rate", answer.baseRate());
        node.put("threshold", answer.threshold());
        node.put("evidence", answer.evidence());
    }

    private static void largeMove(ObjectNode node, LargeMoveModel.Answer answer) {
        node.put("probability", answer.probability());
        node.put("unshrunk", answer.unshrunk());
        node.put("base_rate", answer.baseRate());
        node.put("threshold", answer.threshold());
        node.put("evidence", answer.evidence());
        node.put("single_feature", answer.single());
        node.put("single_share", answer.singleShare());
    }

    private static void volatility(ObjectNode node, VolatilityModel.Answer answer) {
        node.put("regime", answer.regime().name());
        node.put("low", answer.low());
        node.put("normal", answer.normal());
        node.put("high", answer.high());
        node.put("expected_iv_direction", answer.move().name());
        node.put("contracting", answer.contracting());
        node.put("stable", answer.stable());
        node.put("expanding", answer.expanding());
        node.put("evidence", answer.evidence());
    }

    private static void regime(ObjectNode node, RegimeModel.Answer answer) {
        node.put("regime", answer.regime().name());
        node.put("bear", answer.bear());
        node.put("sideways", answer.sideways());
        node.put("bull", answer.bull());
        node.put("volatility", answer.volatility());
    }
}
