package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of signals and of what the classifier says about signals of the caller. */
final class SignalComponents {
    private SignalComponents() {}

    static void add(ObjectNode schemas) {
        ObjectNode signal = JsonNodeFactory.instance.objectNode().put("type", "object");
        schemas.set("Signal", signal);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("type", "object");
        document.putObject("properties").set("signals", Schemas.listOf(Schemas.named("Signal")));
        document.putArray("required").add("signals");
        schemas.set("SignalDocument", document);
        ObjectNode answer = document.deepCopy();
        schemas.set("EnhanceAnswer", answer);
    }
}
