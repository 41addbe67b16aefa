package dollarbill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.Reason;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.StrategyRecommendation.Trade;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The selector against a table written out from row E4 of the specification, each bound met and missed. */
class StrategySelectorTest {
    private static final StrategySelector SELECTOR = new StrategySelector(SelectorRules.defaults());

    static List<CSVRecord> matrix() {
        return ReferenceTable.resource(StrategySelectorTest.class, "selector_matrix.csv");
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void selects(CSVRecord row) {
        StrategyRecommendation answer = SELECTOR.select(Views.of(
                Direction.valueOf(row.get("direction")),
                Double.parseDouble(row.get("direction_confidence")),
                IvRegime.valueOf(row.get("regime")),
                Double.parseDouble(row.get("iv_confidence"))));
        assertThat(answer.decision().size()).isEqualTo(PositionSize.valueOf(row.get("size")));
        assertThat(switch (answer.decision()) {
            case Trade trade -> trade.strategy().name();
            case NoTrade none -> none.reason().name();
        }).isEqualTo(row.get("outcome"));
        assertThat(answer.reasoning()).hasSize(4);
    }

    @Test
    void seedsExample() {
        StrategyRecommendation answer = SELECTOR.select(Views.of(Direction.UP, 0.973, IvRegime.LOW, 0.738));
        assertThat(answer.overallConfidence()).isEqualTo(0.879, within(1e-12));
        assertThat(answer.decision()).isEqualTo(new Trade(OptionStrategy.BUY_CALLS, PositionSize.FULL,
                new TradeParameters(14, 28, 0.40, 0.50, 0.02, 0.50, 0.02)));
        assertThat(answer.decision()).extracting(d -> ((Trade) d).strategy().text()).isEqualTo("Buy Calls");
    }

    @Test
    void matchedStrategyIsNamedBesideItsRefusal() {
        NoTrade none = (NoTrade) SELECTOR.select(Views.of(Direction.UP, 0.55, IvRegime.NORMAL, 0.5)).decision();
        assertThat(none.matched()).contains(OptionStrategy.BULL_CALL_SPREAD);
        assertThat(none.detail()).isEqualTo("overall confidence 53.0 % below 55.0 %");
    }

    /** A base rate is no forecast, however far it lies from one half. */
    @Test
    void directionWithoutEvidenceCountsAsUnknown() {
        StrategyRecommendation low = SELECTOR.select(
                Views.withoutEvidence(Views.of(Direction.UP, 0.9, IvRegime.LOW, 0.9)));
        assertThat(low.decision()).isEqualTo(new NoTrade(Reason.SELECTOR_DIRECTION_UNSURE,
                "no evidence that the direction can be foretold: 90.0 % is a base rate", Optional.empty()));
        assertThat(low.reasoning().getFirst())
                .isEqualTo("direction UP at 90.0 %, a base rate without evidence of skill: unknown");
        StrategyRecommendation high = SELECTOR.select(
                Views.withoutEvidence(Views.of(Direction.UP, 0.9, IvRegime.HIGH, 0.9)));
        assertThat(((Trade) high.decision()).strategy()).isEqualTo(OptionStrategy.IRON_CONDOR);
    }

    @Property(tries = 300, seed = "20260351")
    void sizeNeverGrowsWhenConfidenceFalls(
            @ForAll Direction direction,
            @ForAll IvRegime regime,
            @ForAll @DoubleRange(min = 0, max = 1) double first,
            @ForAll @DoubleRange(min = 0, max = 1) double second,
            @ForAll @DoubleRange(min = 0, max = 1) double iv,
            @ForAll @DoubleRange(min = 0, max = 1) double otherIv) {
        PositionSize low = SELECTOR.select(
                Views.of(direction, Math.min(first, second), regime, Math.min(iv, otherIv))).decision().size();
        PositionSize high = SELECTOR.select(
                Views.of(direction, Math.max(first, second), regime, Math.max(iv, otherIv))).decision().size();
        assertThat(low).isLessThanOrEqualTo(high);
    }

    @Property(tries = 200, seed = "20260352")
    void mirroredDirectionMirrorsTheStrategy(
            @ForAll IvRegime regime,
            @ForAll @DoubleRange(min = 0, max = 1) double confidence,
            @ForAll @DoubleRange(min = 0, max = 1) double iv) {
        StrategyRecommendation up = SELECTOR.select(Views.of(Direction.UP, confidence, regime, iv));
        StrategyRecommendation down = SELECTOR.select(Views.of(Direction.DOWN, confidence, regime, iv));
        assertThat(up.decision().size()).isEqualTo(down.decision().size());
        assertThat(up.decision().getClass()).isEqualTo(down.decision().getClass());
    }

    @Test
    void refusesContradictoryRules() {
        assertThatThrownBy(() -> new SelectorRules.Bounds(0.52, 0.35, 0.45, 0.6, 0.75, 0.70))
                .hasMessageContaining("full 0.7 must be from half 0.75");
        assertThatThrownBy(() -> new RegimeProbabilities(0.5, 0.4, 0.2)).hasMessageContaining("must add up to 1");
        assertThatThrownBy(() -> new TradeParameters(28, 14, 0.4, 0.5, 0.02, 0.5, 0.02))
                .hasMessageContaining("maxExpiryDays 14.0 must be at least minExpiryDays 28");
    }
}
