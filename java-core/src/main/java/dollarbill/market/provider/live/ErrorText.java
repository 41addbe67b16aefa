package dollarbill.market.provider.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** The sentence in the body of a refusal, where a provider writes one. */
final class ErrorText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 160;

    /** Where the providers put it: Yahoo Finance (three shapes), FRED, CoinGecko, Finnhub. */
    private static final List<String> PLACES = List.of(
            "/finance/error/description",
            "/chart/error/description",
            "/optionChain/error/description",
            "/error_message",
            "/status/error_message",
            "/error");

    private ErrorText() {}

    /** Returns the sentence behind a colon, or nothing. */
    static String of(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return PLACES.stream()
                    .map(root::at)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst()
                    .map(text -> ": " + text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\s+", " "))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
