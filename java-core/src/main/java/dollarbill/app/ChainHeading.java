package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionChain;

/** The first fields of a document about one chain: its form, the chain, where its quotes come from. */
final class ChainHeading {
    private ChainHeading() {}

    /** Puts the heading of a chain whose price of the underlying is quoted. */
    static void put(ObjectNode document, int schema, OptionChain chain) {
        price(document, schema, chain);
        origin(document, chain);
    }

    /** Puts the heading of a chain whose price of the underlying may be implied by put-call parity. */
    static void put(ObjectNode document, int schema, OptionChain chain, boolean spotImplied) {
        price(document, schema, chain);
        document.put("spot_implied", spotImplied);
        origin(document, chain);
    }

    private static void price(ObjectNode document, int schema, OptionChain chain) {
        document.put("schema", schema);
        document.put("symbol", chain.underlying().value());
        document.put("quote_date", chain.quoteDate().toString());
        document.put("as_of", chain.asOf().toString());
        document.put("spot", chain.spot());
    }

    private static void origin(ObjectNode document, OptionChain chain) {
        document.put("exercise_style", chain.style().name());
        document.put("source", chain.source());
        RunDocument.putSynthetic(document, chain.synthetic());
    }
}
