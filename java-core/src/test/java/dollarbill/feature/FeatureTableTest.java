package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureTableTest {
    private static final FeatureDefinition CHANGE = new FeatureDefinition("change", FeatureGroup.TECHNICAL, "dollars",
            1, "close less the close before", "definition");
    private static final FeatureDefinition CLOSE = new FeatureDefinition("close_level", FeatureGroup.TECHNICAL,
            "dollars", 0, "close", "definition");
    private static final List<LocalDate> DATES = List.of(
            LocalDate.parse("2024-03-07"), LocalDate.parse("2024-03-08"), LocalDate.parse("2024-03-11"));

    private static FeatureData data() {
        double[] close = {10.0, 12.0, 11.0};
        return FeatureData.of(
                BarSeries.of(Symbol.of("ABC"), false, DATES, close, close, close, close, close), Map.of());
    }

    /** Two columns of closes. */
    private record Closes(List<FeatureDefinition> definitions, boolean swapped) implements FeatureFamily {
        @Override
        public List<FeatureColumn> compute(FeatureData data, DayClock days) {
            FeatureColumn.Builder change = FeatureColumn.of(CHANGE, days);
            FeatureColumn.Builder close = FeatureColumn.of(CLOSE, days);
            for (int i = 0; i < days.size(); i++) {
                close.set(i, data.bars().close(i));
                if (i > 0) {
                    change.set(i, data.bars().close(i) - data.bars().close(i - 1));
                }
            }
            return swapped ? List.of(close.build(), change.build()) : List.of(change.build(), close.build());
        }
    }

    @Test
    void tableHasTheColumnsOfItsFamiliesInOrder() {
        FeatureTable table = FeatureRegistry.of(List.of(new Closes(List.of(CHANGE, CLOSE), false))).compute(data());
        assertThat(table.row(1, List.of("close_level", "change"))).containsExactly(12.0, 2.0);
        assertThat(table.row(0, List.of("close_level", "change"))).containsExactly(10.0, Double.NaN);
        assertThat(table.column("change").value(0)).isEqualTo(new FeatureValue.Absent(Reason.FEATURE_WARMING));
        assertThat(table.column("change").value(2))
                .isEqualTo(new FeatureValue.Known(-1.0, Instant.parse("2024-03-11T20:00:00Z")));
    }

    @Test
    void closeIsFourInTheAfternoonOfNewYorkInWinterAndSummer() {
        DayClock days = DayClock.of(DATES);
        assertThat(days.close(1)).isEqualTo(Instant.parse("2024-03-08T21:00:00Z"));
        assertThat(days.close(2)).isEqualTo(Instant.parse("2024-03-11T20:00:00Z"));
        assertThat(days.cutoff(2)).isEqualTo(Instant.parse("2024-03-11T21:00:00Z"));
    }

    @Test
    void unknownFeatureIsRefusedWithTheNearestName() {
        FeatureTable table = FeatureRegistry.of(List.of(new Closes(List.of(CHANGE, CLOSE), false))).compute(data());
        assertThatThrownBy(() -> table.row(0, List.of("closelevel")))
                .hasMessage("no feature 'closelevel' of ABC; did you mean 'close_level'?");
    }

    @Test
    void familyMustComputeWhatItDefines() {
        FeatureRegistry swapped = FeatureRegistry.of(List.of(new Closes(List.of(CHANGE, CLOSE), true)));
        assertThatThrownBy(() -> swapped.compute(data())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nameMayBeDefinedOnce() {
        assertThatThrownBy(() -> FeatureRegistry.of(List.of(new Closes(List.of(CHANGE, CHANGE), false))))
                .hasMessage("feature change is defined twice");
    }

    @Test
    void cellRefusesWhatIsNotFiniteTooEarlyOrKnownTooLate() {
        DayClock days = DayClock.of(DATES);
        FeatureColumn.Builder cells = FeatureColumn.of(CHANGE, days);
        assertThatThrownBy(() -> cells.set(1, Double.NaN)).hasMessageContaining("change of 2024-03-08 is NaN");
        assertThatThrownBy(() -> cells.set(0, 1.0)).hasMessageContaining("before its warm-up of 1 bars");
        assertThatThrownBy(() -> cells.set(1, 1.0, days.cutoff(1).plusSeconds(1)))
                .hasMessageContaining("became known at 2024-03-08T22:00:01Z");
    }

    @Test
    void cellSetWithItsMomentKeepsItWhileOthersAreKnownAtTheClose() {
        DayClock days = DayClock.of(DATES);
        Instant morning = Instant.parse("2024-03-08T13:30:00Z");
        FeatureColumn column = FeatureColumn.of(CHANGE, days).set(1, 5.0, morning).set(2, -0.0).build();
        assertThat(column.value(1)).isEqualTo(new FeatureValue.Known(5.0, morning));
        assertThat(column.value(2)).isEqualTo(new FeatureValue.Known(0.0, days.close(2)));
    }

    @Test
    void columnOfNumbersIsAbsentWithItsReasonWhereItHasNone() {
        FeatureColumn column = FeatureColumn.of(CHANGE, DayClock.of(DATES))
                .fill(new double[] {7.0, Double.NaN, 1.0})
                .build();
        assertThat(column.value(0)).isEqualTo(new FeatureValue.Absent(Reason.FEATURE_WARMING));
        assertThat(column.value(1)).isEqualTo(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED));
        assertThat(column.raw(2)).isEqualTo(1.0);
    }
}
