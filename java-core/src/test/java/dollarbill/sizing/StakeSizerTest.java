package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakeSizerTest {
    private static final SizingLimits LIMITS = SizingLimits.defaults();

    @Test
    void worksByHand() {
        KellyStake stake = StakeSizer.size(request(0.2, 0.8, 1.0, OptionalDouble.empty()), LIMITS);
        assertThat(stake.shrunkFraction()).isCloseTo(0.08, within(1e-15));
        assertThat(stake.committedFraction()).isEqualTo(stake.shrunkFraction());
        assertThat(stake.allocation()).isCloseTo(80.0, within(1e-12));
        assertThat(stake.boundBy()).isEmpty();
        assertThat(stake.reason()).isEmpty();
        assertThat(stake.shrinkages()).extracting(Shrinkage::name)
                .containsExactly(ShrinkageName.ESTIMATION_UNCERTAINTY, ShrinkageName.KELLY_FRACTION);
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.5, 1000,  30, CASH,           0.03",
        "0.2, 0.1, 1000, 900, POSITION_SHARE, 0.2",
        "0.2, 1.0,   30, 900, WHOLE_CONTRACTS, 0.09",
    })
    void namesTheCapThatBound(double raw, double loss, double lot, double cash, CapName bound, double share) {
        OptionalDouble price = lot < 1000 ? OptionalDouble.of(lot) : OptionalDouble.empty();
        KellyStake stake = StakeSizer.size(
                new StakeRequest(raw, List.of(), loss, cash, 0, price), LIMITS);
        assertThat(stake.boundBy()).contains(bound);
        assertThat(stake.finalFraction()).isCloseTo(share, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1,  0, 1, KELLY_NO_EDGE",
        "0.0,   0, 1, KELLY_NO_EDGE",
        "0.2,  10, 1, SIZE_POSITION_LIMIT",
        "0.001, 0, 1, SIZE_BELOW_MINIMUM",
        "0.2,   0, 150, SIZE_BELOW_ONE_LOT",
    })
    void saysWhyNothingIsPutIn(double raw, int open, double lot, Reason reason) {
        KellyStake stake = StakeSizer.size(
                new StakeRequest(raw, List.of(), 1.0, 1000.0, open, OptionalDouble.of(lot)), LIMITS);
        assertThat(stake.reason()).contains(reason);
        assertThat(stake.detail()).isNotEmpty();
        assertThat(stake.allocation()).isZero();
    }

    @Property(tries = 300, seed = "20260101")
    void neverGrowsWhenUncertaintyDoes(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double p,
            @ForAll @DoubleRange(min = 0.2, max = 6.0) double b,
            @ForAll @DoubleRange(min = 0.0, max = 0.4) double probabilityError,
            @ForAll @DoubleRange(min = 0.0, max = 2.0) double oddsError,
            @ForAll @DoubleRange(min = 0.0, max = 0.3) double more,
            @ForAll @DoubleRange(min = 1.0, max = 300.0) double lot) {
        if (Kelly.binary(p, b) > 0.0) {
            double here = size(p, b, probabilityError, oddsError, lot);
            assertThat(size(p, b, probabilityError + more, oddsError, lot)).isLessThanOrEqualTo(here);
            assertThat(size(p, b, probabilityError, oddsError + more, lot)).isLessThanOrEqualTo(here);
        }
    }

    @Property(tries = 300, seed = "20260101")
    void staysWithinEveryCap(
            @ForAll @DoubleRange(min = -1.0, max = 1.0) double raw,
            @ForAll @DoubleRange(min = 0.0, max = 1.0) double factor,
            @ForAll @DoubleRange(min = 0.01, max = 1.0) double loss,
            @ForAll @DoubleRange(min = 0.0, max = 1500.0) double cash,
            @ForAll @DoubleRange(min = 0.5, max = 400.0) double lot) {
        KellyStake stake = StakeSizer.size(
                new StakeRequest(raw, List.of(certainty(factor)), loss, cash, 0, OptionalDouble.of(lot)), LIMITS);
        assertThat(stake.allocation()).isLessThanOrEqualTo(Math.min(cash, 200.0) + 1e-6 * lot);
        assertThat(stake.allocation())
                .isLessThanOrEqualTo(stake.committedFraction() * LIMITS.portfolioValue() + 1e-6 * lot);
        assertThat(stake.allocation() > 0.0).isEqualTo(stake.reason().isEmpty());
        assertThat(stake.allocation()).isEqualTo(stake.lots().orElseThrow() * lot);
    }

    @Test
    void namesArgumentValueAndDomain() {
        assertThatThrownBy(() -> request(Double.NaN, 1.0, 1.0, OptionalDouble.empty()))
                .hasMessageContaining("rawFraction");
        assertThatThrownBy(() -> request(0.1, 1.5, 1.0, OptionalDouble.empty())).hasMessageContaining("1.5");
        assertThatThrownBy(() -> request(0.1, 1.0, 0.0, OptionalDouble.empty())).hasMessageContaining("averageLoss");
        assertThatThrownBy(() -> request(0.1, 1.0, 1.0, OptionalDouble.of(0))).hasMessageContaining("lotPrice");
    }

    private static double size(double p, double b, double probabilityError, double oddsError, double lot) {
        double factor = Kelly.uncertaintyFactor(p, b, probabilityError, oddsError);
        return StakeSizer.size(request(Kelly.binary(p, b), factor, 1.0, OptionalDouble.of(lot)), LIMITS).allocation();
    }

    private static StakeRequest request(double raw, double factor, double loss, OptionalDouble lot) {
        return new StakeRequest(raw, List.of(certainty(factor)), loss, 1000.0, 0, lot);
    }

    private static Shrinkage certainty(double factor) {
        return new Shrinkage(ShrinkageName.ESTIMATION_UNCERTAINTY, factor, "");
    }
}
