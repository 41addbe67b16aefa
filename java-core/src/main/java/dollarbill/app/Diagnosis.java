package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a look at the whole installation found.
 *
 * @param findings  one a thing looked at
 */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** How a thing is. */
    public enum Condition {
        /** As it should be. */
        GOOD,
        /** Works, with less than it could have. */
        LESSER,
        /** Must be mended. */
        BROKEN
    }

    /**
     * One thing looked at.
     *
     * @param area  what was looked at, such as {@code "python"}
     * @param condition  how it is
     * @param text  what was found
     * @param remedy  what to do about it; empty where nothing is to be done
     */
    public record Finding(String area, Condition condition, String text, String remedy) {
        /** Creates a finding that asks for nothing. */
        public static Finding good(String area, String text) {
            return new Finding(area, Condition.GOOD, text, "");
        }
    }

    /** Returns whether nothing must be mended. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.condition() == Condition.BROKEN);
    }

    /** Returns the findings as a JSON document. */
    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("healthy", healthy());
        ArrayNode array = document.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("area", finding.area());
            node.put("condition", finding.condition().name());
            node.put("text", finding.text());
            if (!finding.remedy().isEmpty()) {
                node.put("remedy", finding.remedy());
            }
        }
        return document;
    }
}
