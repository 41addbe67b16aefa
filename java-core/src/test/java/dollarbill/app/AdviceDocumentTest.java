package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.ReferenceTable;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.Direction;
import dollarbill.strategy.IvRegime;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.RegimeProbabilities;
import dollarbill.strategy.SelectorRules;
import dollarbill.strategy.StrategyAdvisor;
import dollarbill.strategy.StrategyAdvisor.Advice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worked example of docs/strategies.md, and documents of answers without a trade. */
class AdviceDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final MathContext DIGITS = new MathContext(5);
    private static SurfaceReading.Fitted reading;

    @BeforeAll
    static void read() {
        reading = (SurfaceReading.Fitted) new SurfaceService(0.05).latest(
                DataDirectory.open(ReferenceTable.sharedData()),
                Symbol.of("SPY"),
                LocalDate.of(2026, 2, 11)).orElseThrow();
    }

    private static Advice advice(double equity, double up, RegimeProbabilities regimes) {
        MarketView view = new MarketView(Symbol.of("SPY"), Direction.UP, up, true, IvRegime.HIGH, regimes,
                OptionalDouble.empty(), new MarketView.Provenance(reading.chain().asOf(), "example", "example"));
        return new StrategyAdvisor(SelectorRules.defaults(), CostModel.defaults()).advise(
                view,
                reading.chain(),
                reading.fit(),
                SizingContext.empty(SizingLimits.defaults().withPortfolioValue(equity)));
    }

    @Test
    void workedExampleIsTheOneOfThePage() throws IOException {
        JsonNode made = AdviceDocument.of(advice(250_000.0, 0.65, new RegimeProbabilities(0.05, 0.20, 0.75)));
        String page = Files.readString(Path.of(System.getProperty("project.root"), "docs", "strategies.md"));
        assertThat(page).contains("```json\n" + JSON.writeValueAsString(rounded(made)) + "\n```\n");
    }

    private static JsonNode rounded(JsonNode node) {
        if (node.isDouble()) {
            return DoubleNode.valueOf(new BigDecimal(node.doubleValue()).round(DIGITS).doubleValue());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), rounded(member.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(rounded(element)));
            return copy;
        }
        return node;
    }

    @Test
    void aSmallAccountTradesNothingAndSaysWhatBound() {
        JsonNode made = AdviceDocument.of(advice(1000.0, 0.65, new RegimeProbabilities(0.05, 0.20, 0.75)));
        assertThat(made.path("strategy").textValue()).isEqualTo("No Trade");
        assertThat(made.path("position_size").textValue()).isEqualTo("none");
        assertThat(made.path("matched_strategy").textValue()).isEqualTo("Bull Put Spread");
        assertThat(made.path("reason").textValue()).startsWith("SIZE_BELOW_");
        assertThat(made.path("bound_by").isTextual()).isTrue();
        assertThat(made.path("structure").path("legs").size()).isEqualTo(2);
    }

    @Test
    void anUnsureViewTradesNothing() {
        JsonNode made = AdviceDocument.of(advice(250_000.0, 0.55, new RegimeProbabilities(0.3, 0.3, 0.4)));
        assertThat(made.path("reason").textValue()).isEqualTo("SELECTOR_SIZE_NONE");
        assertThat(made.path("structure").isMissingNode()).isTrue();
    }
}
