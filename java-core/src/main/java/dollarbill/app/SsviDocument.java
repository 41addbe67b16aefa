package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.surface.SsviSurface;

/** The part of a surface's document on its SSVI surface: parameters, error and the conditions that keep it free of arbitrage. */
final class SsviDocument {
    private SsviDocument() {}

    static ObjectNode of(SsviSurface surface) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rho", surface.parameters().rho());
        node.put("eta", surface.parameters().eta());
        node.put("gamma", surface.parameters().gamma());
        node.put("rmse_vol_points", surface.meanRmsePoints());
        ArrayNode conditions = node.putArray("conditions");
        surface.conditions()
                .forEach(condition -> conditions.addObject()
                        .put("kind", condition.kind().name())
                        .put("term", condition.term())
                        .put("value", condition.value())
                        .put("at_most", condition.atMost())
                        .put("holds", condition.holds()));
        return node;
    }
}
