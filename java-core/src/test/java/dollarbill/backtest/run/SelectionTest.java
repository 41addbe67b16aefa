package dollarbill.backtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.TrainingRow;
import dollarbill.performance.Interval;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two days of three signals each, worked by hand. */
class SelectionTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    private static final List<TrainingRow> ROWS = List.of(
            PastRows.row("s-1", MONDAY, 7, 30.0, 10.0),
            PastRows.row("s-2", MONDAY, 7, -20.0, 4.0),
            PastRows.row("s-3", MONDAY, 7, 8.0, -6.0),
            PastRows.row("s-4", TUESDAY, 7, -30.0, 12.0),
            PastRows.row("s-5", TUESDAY, 7, 50.0, -14.0),
            PastRows.row("s-6", TUESDAY, 7, 4.0, 6.0));

    @Test
    void comparesWhatIsTakenWithAll() {
        Selection selection = Selection.of(ROWS, row -> row.outcome().hedgedPnl() > 0.0, 1L);
        assertThat(selection.signals()).isEqualTo(6);
        assertThat(selection.taken()).isEqualTo(4);
        assertThat(selection.won().without().value()).isCloseTo(4.0 / 6.0, within(1e-15));
        assertThat(selection.won().with().value()).isCloseTo(2.0 / 4.0, within(1e-15));
        assertThat(selection.profit().without().value()).isCloseTo(42.0 / 6.0, within(1e-15));
        assertThat(selection.profit().with().value()).isCloseTo(-16.0 / 4.0, within(1e-15));
        assertThat(selection.hedged().without().value()).isCloseTo(12.0 / 6.0, within(1e-15));
        assertThat(selection.hedged().with().value()).isCloseTo(32.0 / 4.0, within(1e-15));
        assertThat(selection.hedged().more().value()).isCloseTo(6.0, within(1e-14));
    }

    /** Days are drawn whole: with two of them a resample is either of them or both, so the ends are those of a day. */
    @Test
    void drawsWholeDays() {
        Interval more = Selection.of(ROWS, row -> row.outcome().hedgedPnl() > 0.0, 1L).hedged().more();
        assertThat(more.low()).isCloseTo(7.0 - 8.0 / 3.0, within(1e-14));
        assertThat(more.high()).isCloseTo(9.0 - 4.0 / 3.0, within(1e-14));
    }

    @Test
    void takingAllMakesNoDifference() {
        Selection selection = Selection.of(ROWS, row -> true, 1L);
        for (Selection.Contrast each : List.of(selection.won(), selection.profit(), selection.hedged())) {
            assertThat(List.of(each.more().low(), each.more().value(), each.more().high())).containsOnly(0.0);
        }
    }

    @Test
    void refusesAJudgeThatTakesNone() {
        assertThatThrownBy(() -> Selection.of(ROWS, row -> false, 1L)).hasMessageContaining("none of 6 signals");
    }
}
