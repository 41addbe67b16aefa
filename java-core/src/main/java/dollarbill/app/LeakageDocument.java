package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.leakage.LeakageReport;
import dollarbill.feature.leakage.MovedColumn;
import dollarbill.market.Symbol;
import java.util.Map;

/** The search for outputs that know the future as JSON. */
public final class LeakageDocument {
    private LeakageDocument() {}

    /** Returns the document of the reports of some symbols. */
    public static ObjectNode of(Map<Symbol, LeakageReport> reports) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("clean", reports.values().stream().allMatch(LeakageReport::clean));
        ArrayNode symbols = document.putArray("symbols");
        reports.forEach((symbol, report) -> {
            ObjectNode node = symbols.addObject();
            node.put("symbol", symbol.value());
            node.put("columns", report.columns());
            ArrayNode cuts = node.putArray("cuts");
            report.cuts().forEach(cut -> cuts.add(cut.toString()));
            ArrayNode moved = node.putArray("moved");
            report.moved().forEach(column -> add(moved, column));
        });
        return document;
    }

    private static void add(ArrayNode moved, MovedColumn column) {
        ObjectNode node = moved.addObject();
        node.put("name", column.name());
        node.put("future", column.poison().name());
        node.put("cut", column.cut().toString());
        node.put("first", column.first().toString());
        node.put("cells", column.cells());
        put(node, "before", column.before());
        put(node, "after", column.after());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
