package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.Side;
import dollarbill.sizing.SizingLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalDocumentTest {
    private static final SizingContext BOOK = SizingContext
            .empty(SizingLimits.defaults().withPortfolioValue(250_000.0));
    private static final Recommendation.Thresholds THRESHOLDS = Recommendation.Thresholds.defaults();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final double POOR = 0.9;
    private static final double GOOD = 0.1;

    private static List<Signal> signals(double shift) {
        return signals(shift, POOR);
    }

    private static List<Signal> signals(double shift, double hestonMiss) {
        FeatureValue realised = new FeatureValue.Known(21.5, Instant.parse("2025-06-02T00:00:00Z"));
        return new SignalFinder(CostModel.defaults(),
                new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100, FairValueRules.defaults(), HoldingRule.defaults()))
                .find(SmileMarket.chain(shift, 0.05, OptionalLong.of(50)),
                        SmileMarket.smilesWithHeston(0.025, hestonMiss),
                        realised)
                .signals();
    }

    private static List<SignalDocument> documents() {
        return documents(POOR);
    }

    private static List<SignalDocument> documents(double hestonMiss) {
        List<SignalDocument> documents = new ArrayList<>();
        for (double shift : new double[] {-0.3, 0.3}) {
            for (Signal s : signals(shift, hestonMiss)) {
                SignalOdds odds = SignalOdds.of(s);
                documents.add(SignalAssembly.assemble(s,
                        new Confidence.FromModel("signal_classifier", 3, "MISS", 0.66, 0.61, 0.71,
                                OptionalLong.of(5000)),
                        odds, BOOK, THRESHOLDS));
                documents.add(SignalAssembly.assemble(s,
                        new Confidence.FromFallback("MODEL_DISABLED", "switched off"), odds, BOOK, THRESHOLDS));
                documents.add(SignalAssembly.assemble(s, new Confidence.Unavailable("MODEL_DISABLED", "off"), odds,
                        BOOK, THRESHOLDS));
                documents.add(SignalAssembly.assemble(s, new Confidence.FromFallback("MODEL_DISABLED", "off"),
                        new SignalOdds(new PayoffOdds.Unknown(Reason.KELLY_UNDEFINED, "made by test"), odds.quoted()),
                        BOOK, THRESHOLDS));
            }
        }
        return documents;
    }

    @ParameterizedTest
    @ValueSource(doubles = {POOR, GOOD})
    void everyStepComesOutAgainFromTheJsonAlone(double hestonMiss) {
        List<SignalDocument> documents = documents(hestonMiss);
        assertThat(documents).hasSizeGreaterThan(30);
        for (SignalDocument written : documents) {
            SignalDocument read = SignalJson.read(SignalJson.write(written));
            assertThat(read).isEqualTo(written);
            if (read.odds().detail() == null) {
                assertThat(SignalAudit.recompute(read)).hasSizeGreaterThan(25).allMatch(AuditStep::agrees);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/edge_percent",
        "/delta",
        "/theta",
        "/ml_confidence",
        "/risk_adjusted_score",
        "/quote/mid",
        "/quote/bid",
        "/quote/spread_percent",
        "/quote/days_to_expiry",
        "/valuation/svi/rho",
        "/valuation/forward",
        "/valuation/fair_vol_percent",
        "/valuation/implied_vol_percent",
        "/valuation/model_value",
        "/second_opinion/model_value",
        "/second_opinion/edge_per_share",
        "/valuation/smile_value",
        "/valuation/heston/kappa",
        "/valuation/heston/value",
        "/costs/edge_per_share",
        "/costs/commission_per_contract",
        "/odds/net_odds",
        "/odds/holding_days",
        "/odds/horizon_years",
        "/odds/break_even",
        "/odds/probability_of_profit",
        "/odds/expected_gain",
        "/odds/expected_loss",
        "/quoted_odds/probability_of_profit",
        "/quoted_odds/expected_gain",
        "/quoted_odds/break_even",
        "/believed/probability_of_profit",
        "/believed/low",
        "/believed/high",
        "/believed/expected_gain",
        "/believed/expected_loss",
        "/believed/net_odds",
        "/confidence/probability",
        "/confidence/low",
        "/sizing/raw_fraction",
        "/sizing/shrunk_fraction",
        "/sizing/shrinkages/0/factor",
        "/sizing/caps/0/limit",
        "/sizing/contracts",
        "/sizing/capital_per_contract",
        "/sizing/expected_loss_per_contract",
        "/sizing/committed_fraction",
        "/features/3/value"})
    void aChangedNumberIsFound(String pointer) throws IOException {
        changedNumberIsFound(documents(POOR).getFirst(), pointer);
        changedNumberIsFound(
                documents(GOOD).stream().filter(d -> d.secondOpinion().reason() == null).findFirst().orElseThrow(),
                pointer);
    }

    private static void changedNumberIsFound(SignalDocument written, String pointer) throws IOException {
        JsonNode tree = JSON.readTree(SignalJson.write(written));
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, cut));
        String name = pointer.substring(cut + 1);
        assertThat(parent.has(name)).as(pointer).isTrue();
        double was = parent.get(name).doubleValue();
        if (parent.get(name).isIntegralNumber()) {
            ((ObjectNode) parent).put(name, (long) was + 1);
        } else {
            ((ObjectNode) parent).put(name, was * 1.001);
        }
        List<AuditStep> steps = SignalAudit.recompute(SignalJson.read(JSON.writeValueAsString(tree)));
        assertThat(steps).anyMatch(s -> !s.agrees());
    }

    /** A model said to be closer, or a bound said to be wider, than the value traded on tells. */
    @ParameterizedTest
    @CsvSource({"/valuation/heston_max_miss, 1.0", "/valuation/heston/chain_miss, 0.1"})
    void aChangedSourceIsFound(String pointer, double value) throws IOException {
        JsonNode tree = JSON.readTree(SignalJson.write(documents(POOR).getFirst()));
        ((ObjectNode) tree.at("/valuation/heston")).put("expiry_miss", 0.1).put("strike_miss", 0.1);
        ((ObjectNode) tree.at(pointer.substring(0, pointer.lastIndexOf('/'))))
                .put(pointer.substring(pointer.lastIndexOf('/') + 1), value);
        assertThat(SignalAudit.recompute(SignalJson.read(JSON.writeValueAsString(tree))))
                .filteredOn(step -> !step.agrees())
                .extracting(AuditStep::name)
                .contains("fair_value_source");
    }

    @Test
    void usesTheFieldNamesOfTheEndpoint() throws IOException {
        JsonNode tree = JSON.readTree(SignalJson.write(documents().getFirst()));
        assertThat(tree.at("/ml_recommendation").textValue()).isEqualTo("BUY");
        assertThat(tree.at("/valuation/fair_value_source").textValue()).isEqualTo("SMILE");
        assertThat(tree.at("/valuation/fair_value_reason").textValue()).isEqualTo("HESTON_POOR_FIT");
        assertThat(tree.at("/valuation/heston/method").textValue()).isEqualTo("LEWIS");
        assertThat(tree.at("/second_opinion/on_disagreement").textValue()).isEqualTo("REFUSE");
        assertThat(tree.at("/option_type").textValue()).isIn("CALL", "PUT");
        assertThat(tree.at("/confidence/model").textValue()).isEqualTo("signal_classifier");
        assertThat(tree.at("/confidence/generation").longValue()).isEqualTo(3);
        assertThat(tree.at("/sizing/bound_by").textValue()).isIn("POSITION_SHARE", "WHOLE_CONTRACTS");
        assertThat(tree.toString()).doesNotContain("NaN");
        assertThatThrownBy(() -> SignalJson.read("{\"surprise\":1}")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Closed at the horizon, a bought position earns its edge less the spread and the commission of the exit. */
    @Test
    void fallbackEarnsTheEdgeLessTheExitPerDollarAtRisk() {
        Signal s = signals(-0.3).stream()
                .filter(x -> x.side() == Side.BUY)
                .max(Comparator.comparingDouble(Signal::tradePrice))
                .orElseThrow();
        SignalDocument d = SignalAssembly.assemble(s, new Confidence.FromFallback("MODEL_DISABLED", "off"),
                SignalOdds.of(s), BOOK, THRESHOLDS);
        assertThat(d.mlConfidence()).isNull();
        assertThat(d.mlRecommendation()).isNull();
        assertThat(d.believed()).isNotNull()
                .satisfies(b -> assertThat(b.probabilityOfProfit())
                        .isEqualTo(d.odds().probabilityOfProfit()));
        assertThat(d.odds().kind()).isEqualTo(PayoffOdds.Kind.AT_HORIZON);
        assertThat(d.odds().horizonYears()).isEqualTo(14 / 365.0);
        double discount = Math.pow(s.slice().discount(), 14 / 365.0 / s.slice().years());
        double earned = s.edge().perShare() - discount * (0.5 * s.quote().spread() + 0.0065);
        double capital = s.quote().ask() + 2 * 0.0065;
        assertThat(d.riskAdjustedScore()).isCloseTo(earned / capital, within(2e-3 * earned / capital));
    }

    @Test
    void eachFeatureSaysHowItCameAbout() {
        List<AuditStep> features = SignalAudit.recompute(documents().getFirst())
                .stream()
                .filter(s -> s.name().startsWith("feature "))
                .toList();
        assertThat(features).hasSize(11);
        assertThat(features).extracting(AuditStep::formula).doesNotHaveDuplicates();
    }

    @Test
    void theBookFillsUp() {
        SignalDocument first = documents().getFirst();
        SizingContext next = BOOK.after(first);
        assertThat(next.openPositions()).isEqualTo(1);
        assertThat(next.cashLeft()).isCloseTo(250_000.0 - first.sizing().allocation(), within(1e-6));
        SignalDocument none = documents().get(2);
        assertThat(BOOK.after(none)).isEqualTo(BOOK);
        assertThat(none.sizing().reason()).isEqualTo(Reason.KELLY_UNDEFINED);
        assertThat(none.mlRecommendation()).isNull();
    }

    @Test
    void thresholdsDecide() {
        assertThat(Recommendation.of(0.70, THRESHOLDS)).isEqualTo(Recommendation.STRONG_BUY);
        assertThat(Recommendation.of(0.69, THRESHOLDS)).isEqualTo(Recommendation.BUY);
        assertThat(Recommendation.of(0.45, THRESHOLDS)).isEqualTo(Recommendation.HOLD);
        assertThat(Recommendation.of(0.44, THRESHOLDS)).isEqualTo(Recommendation.AVOID);
        assertThatThrownBy(() -> new Recommendation.Thresholds(0.5, 0.6, 0.4)).hasMessageContaining("fall");
    }

    /** The more the edge is believed, the better the odds gone by, up to those of the fair value. */
    @Test
    void confidenceMovesTheOddsFromTheQuoteToTheFairValue() {
        List<Signal> all = signals(-0.3);
        List<Signal> weighed = all.stream().filter(s -> SignalOdds.of(s).quoted() instanceof PayoffOdds.Known).toList();
        assertThat(weighed).hasSizeGreaterThan(5);
        for (Signal s : weighed) {
            double last = Double.NEGATIVE_INFINITY;
            for (double q : new double[] {0.0, 0.3, 0.7, 1.0}) {
                SignalDocument d = judged(s, q);
                SignalDocument.Believed b = Objects.requireNonNull(d.believed());
                double score = Objects.requireNonNull(d.riskAdjustedScore());
                assertThat(score).as("%s at %s", s.id(), q).isGreaterThan(last);
                last = score;
                SignalDocument.Odds end = q == 0.0 ? d.quotedOdds() : q == 1.0 ? d.odds() : null;
                if (end != null) {
                    assertThat(b.probabilityOfProfit()).isEqualTo(end.probabilityOfProfit());
                    assertThat(b.expectedGain()).isEqualTo(end.expectedGain(), within(1e-12));
                }
            }
            assertThat(judged(s, 0.0).riskAdjustedScore()).as("without an edge the costs are lost").isNegative();
        }
    }

    /** Below its least value an option has no implied volatility: nothing says what there is if the quote is right. */
    @Test
    void withoutOddsOfTheQuoteNothingIsSized() {
        List<Signal> open = signals(-0.3).stream()
                .filter(s -> SignalOdds.of(s).quoted() instanceof PayoffOdds.Unknown)
                .toList();
        assertThat(open).isNotEmpty().allSatisfy(s -> {
            SignalDocument d = judged(s, 0.9);
            assertThat(d.believed()).isNull();
            assertThat(d.quotedOdds().reason()).isEqualTo(d.valuation().impliedVolReason()).isNotNull();
            assertThat(d.sizing().reason()).isEqualTo(d.quotedOdds().reason());
            assertThat(d.sizing().contracts()).isZero();
            assertThat(d.mlRecommendation()).isEqualTo(Recommendation.HOLD);
            assertThat(SignalAudit.recompute(SignalJson.read(SignalJson.write(d)))).allMatch(AuditStep::agrees);
        });
    }

    /** Much confidence in an edge that the costs of the exit eat up is no reason to buy. */
    @Test
    void withoutExpectedProfitItIsAtMostToHold() {
        List<Signal> thin = new SignalFinder(CostModel.defaults(),
                new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100, FairValueRules.defaults(), HoldingRule.defaults()))
                .find(SmileMarket.chain(-0.13, 0.12, OptionalLong.of(50)), SmileMarket.smilesWithHeston(0.025, POOR),
                        new FeatureValue.Absent(Reason.FEATURE_ABSENT))
                .signals();
        assertThat(thin).isNotEmpty().allSatisfy(s -> {
            SignalDocument d = judged(s, 0.9);
            assertThat(d.riskAdjustedScore()).isNegative();
            assertThat(d.mlRecommendation()).isEqualTo(Recommendation.HOLD);
            assertThat(d.sizing().reason()).isEqualTo(Reason.KELLY_NO_EDGE);
            assertThat(judged(s, 0.2).mlRecommendation()).isEqualTo(Recommendation.AVOID);
        });
    }

    private static SignalDocument judged(Signal s, double q) {
        return SignalAssembly.assemble(s,
                new Confidence.FromModel("signal_classifier", 3, "MISS", q, q, q, OptionalLong.of(5000)),
                SignalOdds.of(s), BOOK, THRESHOLDS);
    }
}
