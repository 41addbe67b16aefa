package dollarbill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskGuardTest {
    private static final GuardLimits LIMITS = new GuardLimits(500, 20, 1000, 0.2, 0.25, 0.05, 10);
    private static final BookState CALM = new BookState(100_000, 100_000, 100_000, 100, 5, -200, 3);

    /** Worked by hand: limits less what the book has, over what a unit adds. */
    @ParameterizedTest
    @CsvSource({
        // units, delta, gamma, vega, capital, allowed units, bound
        "4, 50, 1, 30, 1000, 4, ",
        "20, 50, 1, 30, 1000, 8, DELTA",
        "20, 50, 2.5, 30, 1000, 6, GAMMA",
        "20, 50, 1, -200, 1000, 4, VEGA",
        "20, 5, 0.1, 3, 9000, 2, POSITION",
        "20, 50, 16, 30, 1000, 0, GAMMA",
        "20, -60, 0, 0, 0, 10, DELTA",
        "1, 0, 0, 0, 20000, 1, ",
        "1, 0, 0, 0, 20001, 0, POSITION",
    })
    void reducesToTheLargestNumberWithinEveryLimit(
            long units, double delta, double gamma, double vega, double capital, long allowed, String bound) {
        GuardDecision decision = RiskGuard.decide(
                CALM, new ProposedTrade("t", units, delta, gamma, vega, capital), LIMITS);
        assertThat(decision.units()).isEqualTo(allowed);
        switch (decision) {
            case GuardDecision.Allowed all -> assertThat(bound).isNull();
            case GuardDecision.Reduced some -> {
                assertThat(some.bound().name()).isEqualTo(bound);
                assertThat(allowed).isBetween(1L, units - 1);
            }
            case GuardDecision.Refused none -> {
                assertThat(none.bound().name()).isEqualTo(bound);
                assertThat(allowed).isZero();
            }
        }
    }

    @Test
    void tellsTheLimitAndWhatTheTradeWouldMakeOfTheBook() {
        assertThat(RiskGuard.decide(CALM, new ProposedTrade("t", 20, 50, 1, 30, 1000), LIMITS))
                .isEqualTo(new GuardDecision.Reduced(8, GuardLimit.DELTA, 1100.0, 500.0));
        BookState full = new BookState(100_000, 100_000, 100_000, 0, 0, 0, 10);
        assertThat(RiskGuard.decide(full, new ProposedTrade("t", 1, 1, 0, 0, 0), LIMITS))
                .isEqualTo(new GuardDecision.Refused(GuardLimit.POSITIONS, 11.0, 10.0));
    }

    @ParameterizedTest
    @CsvSource({
        // equity, peak, open, bound
        "74999, 100000, 76000, DRAWDOWN",
        "94999, 95000, 100000, LOSS_PER_DAY",
        "75000, 100000, 75000, ",
        "95000, 95000, 100000, ",
    })
    void stopsNewRiskAfterLosses(double equity, double peak, double open, String bound) {
        BookState book = new BookState(equity, peak, open, 100, 5, 200, 3);
        ProposedTrade more = new ProposedTrade("more", 1, 1, 0.1, 1, 10);
        ProposedTrade hedge = new ProposedTrade("hedge", 1, -30, 0, 0, 100);
        ProposedTrade tooMuch = new ProposedTrade("hedge", 10, -30, 0, 0, 100);
        if (bound == null) {
            assertThat(RiskGuard.decide(book, more, LIMITS)).isEqualTo(new GuardDecision.Allowed(1));
        } else {
            assertThat(RiskGuard.decide(book, more, LIMITS)).isInstanceOfSatisfying(GuardDecision.Refused.class,
                    refused -> assertThat(refused.bound()).isEqualTo(GuardLimit.valueOf(bound)));
            assertThat(RiskGuard.decide(book, tooMuch, LIMITS).units()).isEqualTo(3);
        }
        assertThat(RiskGuard.decide(book, hedge, LIMITS)).isEqualTo(new GuardDecision.Allowed(1));
    }

    @Test
    void aBookBeyondALimitMayComeBackButNotThroughTheOtherSide() {
        BookState book = new BookState(100_000, 100_000, 100_000, 900, 0, 0, 3);
        assertThat(RiskGuard.decide(book, new ProposedTrade("t", 2, -100, 0, 0, 0), LIMITS).units()).isEqualTo(2);
        assertThat(RiskGuard.decide(book, new ProposedTrade("t", 20, -100, 0, 0, 0), LIMITS))
                .isEqualTo(new GuardDecision.Reduced(14, GuardLimit.DELTA, -1100.0, 500.0));
        assertThat(RiskGuard.decide(book, new ProposedTrade("t", 1, 1, 0, 0, 0), LIMITS).units()).isZero();
    }

    @Test
    void namesEveryBreachOfABook() {
        BookState book = new BookState(70_000, 100_000, 72_000, 500, -21, 1200, 11);
        assertThat(RiskGuard.breaches(book, LIMITS)).extracting(GuardBreach::limit)
                .containsExactly(GuardLimit.GAMMA, GuardLimit.VEGA, GuardLimit.DRAWDOWN, GuardLimit.POSITIONS);
        assertThat(RiskGuard.breaches(CALM, LIMITS)).isEmpty();
    }

    @Test
    void refusesWhatIsNoNumberByName() {
        assertThatThrownBy(() -> new ProposedTrade("AAPL", 1, Double.NaN, 0, 0, 0))
                .hasMessage("deltaPerUnit NaN of AAPL must be finite");
        assertThatThrownBy(() -> new ProposedTrade("AAPL", 0, 0, 0, 0, 0)).hasMessageContaining("units 0");
        assertThatThrownBy(() -> new BookState(1, 0, 1, 0, 0, 0, 0)).hasMessage("peakEquity 0.0 must be positive");
        assertThatThrownBy(() -> new GuardLimits(1, 1, 1, 1, 1.5, 1, 1))
                .hasMessage("maxDrawdown 1.5 must be above 0 and at most 1");
    }
}
