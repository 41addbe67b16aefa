package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.provider.QualityScan;
import dollarbill.market.quality.Defect;
import dollarbill.market.quality.DefectFound;
import dollarbill.market.quality.SeriesAudit;

/** The quality report of stored series as JSON: counts by kind of fault, every fault with its day and numbers, and files that cannot be read. */
public final class QualityDocument {
    private QualityDocument() {}

    /** Returns the document. */
    public static ObjectNode of(QualityScan scan) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode meanings = document.putObject("defects");
        for (Defect defect : Defect.values()) {
            meanings.put(defect.name(), defect.meaning());
        }
        ArrayNode series = document.putArray("series");
        scan.audits().forEach(audit -> series.add(of(audit)));
        ArrayNode unread = document.putArray("unread");
        scan.unread()
                .forEach(file -> unread.addObject()
                        .put("series", file.series())
                        .put("reason", file.reason().name())
                        .put("detail", file.detail()));
        return document;
    }

    private static ObjectNode of(SeriesAudit audit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("series", audit.series());
        node.put("rows", audit.rows());
        audit.first().ifPresent(day -> node.put("first", day.toString()));
        audit.last().ifPresent(day -> node.put("last", day.toString()));
        ObjectNode counts = node.putObject("counts");
        audit.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        ArrayNode found = node.putArray("found");
        for (DefectFound defect : audit.defects()) {
            found.addObject()
                    .put("kind", defect.kind().name())
                    .put("date", defect.date().toString())
                    .put("detail", defect.detail());
        }
        return node;
    }
}
