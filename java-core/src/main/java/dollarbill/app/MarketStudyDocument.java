package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.run.DrawnMarkets;
import dollarbill.backtest.run.DrawnMarkets.Figure;
import dollarbill.backtest.run.DrawnMarkets.Market;
import dollarbill.performance.IndependentMean;
import java.util.Locale;
import java.util.Optional;

/** The JSON document of a study of drawn markets. */
public final class MarketStudyDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private MarketStudyDocument() {}

    /** Returns the document. */
    public static ObjectNode of(MarketStudyRun run) {
        MarketStudyRequest asked = run.request();
        DrawnMarkets drawn = run.drawn();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("notice", RunDocument.SYNTHETIC);
        document.put("schema", SCHEMA);
        document.put("synthetic", true);
        document.put("strategy", asked.backtest().strategy().text());
        asked.backtest().scaling().ifPresent(share -> document.put("scaling", share));
        if (asked.backtest().hedges()) {
            document.put("hedge", "delta");
        }
        document.put("planted_edge", asked.mispriced());
        document.put("first_seed", asked.firstSeed());
        document.put("markets", drawn.markets().size());
        document.put("gains_found", drawn.gains());
        ArrayNode figures = document.putArray("figures");
        drawn.figures().forEach(figure -> figures.add(figure(figure, drawn.over(figure))));
        ArrayNode each = document.putArray("each");
        drawn.markets().forEach(market -> each.add(market(market)));
        return document;
    }

    private static ObjectNode figure(Figure figure, IndependentMean over) {
        ObjectNode node = named(figure);
        GridSearchDocument.interval(node, "mean", Optional.of(over.mean()));
        return node.put("markets", over.count()).put("above_zero", over.above()).put("p_value", over.pValue());
    }

    private static ObjectNode market(Market market) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("seed", market.seed()).put("days", market.days()).put("gain_found", market.gain());
        ArrayNode figures = node.putArray("figures");
        market.figures().forEach((figure, value) -> figures.add(named(figure).put("value", value)));
        return node;
    }

    private static ObjectNode named(Figure figure) {
        return JsonNodeFactory.instance.objectNode()
                .put("of", figure.of())
                .put("measure", figure.measure().name().toLowerCase(Locale.ROOT));
    }
}
