package dollarbill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookGreeksTest {
    private static final BookBands BANDS = BookBands.defaults();
    private static final PositionGreeks LONG_CALL = new PositionGreeks("call", 2, 0.5, 0.02, 0.30, -0.05, 0.10);
    private static final PositionGreeks SHORT_CALL = new PositionGreeks("short", -2, 0.51, 0.01, 0.10, -0.02, 0.05);

    @Test
    void addsContractsTimesShares() {
        BookGreeks book = BookGreeks.of(List.of(LONG_CALL, SHORT_CALL), BANDS);
        assertThat(book.delta()).isCloseTo(-2.0, within(1e-12));
        assertThat(book.gamma()).isCloseTo(2.0, within(1e-12));
        assertThat(book.vegaPerVolPoint()).isCloseTo(40.0, within(1e-12));
        assertThat(book.thetaPerDay()).isCloseTo(-6.0, within(1e-12));
        assertThat(book.edge()).isCloseTo(30.0, within(1e-12));
        assertThat(book.remarks()).extracting(Remark::code)
                .containsExactly(
                        Remark.Code.DELTA_NEUTRAL, Remark.Code.VEGA_MODERATE, Remark.Code.THETA_COSTS,
                        Remark.Code.EDGE_COMBINED);
    }

    @Test
    void warnsBeyondTheBands() {
        PositionGreeks big = new PositionGreeks("big", -4, 0.4, 0.02, 0.30, -0.05, 0.10);
        assertThat(BookGreeks.of(List.of(big), BANDS).remarks()).extracting(Remark::code)
                .containsExactly(
                        Remark.Code.DELTA_SHORT, Remark.Code.VEGA_HIGH, Remark.Code.THETA_EARNS,
                        Remark.Code.EDGE_COMBINED);
        assertThat(BookGreeks.of(List.of(), BANDS).remarks()).extracting(Remark::code)
                .containsExactly(Remark.Code.BOOK_EMPTY);
    }

    @Test
    void countsTheFirstTen() {
        BookGreeks book = BookGreeks.of(Collections.nCopies(12, LONG_CALL), BANDS);
        assertThat(book.positions()).isEqualTo(10);
        assertThat(book.delta()).isCloseTo(1000.0, within(1e-9));
    }

    @Test
    void refusesGreeksThatAreNotNumbers() {
        assertThatThrownBy(() -> new PositionGreeks("x", 1, Double.NaN, 0, 0, 0, 0)).hasMessageContaining("delta")
                .hasMessageContaining("x");
    }
}
