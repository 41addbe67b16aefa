package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.growth.PayoffLaw;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionSizerTest {
    private static final SizingLimits LIMITS = SizingLimits.defaults().withPortfolioValue(100_000.0);

    private static SizingRequest request(double p, double b, double capital, double cash, int open) {
        return new SizingRequest(WinProbability.unmeasured(p), b, capital, capital, cash, open);
    }

    private static Reason reasonOf(SizingRequest request) {
        return switch (PositionSizer.size(request, LIMITS)) {
            case Sizing.NotSized(Reason reason, KellyRecord record) -> {
                assertThat(record.contracts()).isZero();
                assertThat(record.reason()).contains(reason);
                assertThat(record.detail()).isNotEmpty();
                yield reason;
            }
            case Sizing.Sized(KellyRecord record) -> throw new AssertionError("sized: " + record);
        };
    }

    @Test
    void worksByHand() {
        WinProbability measured = new WinProbability(
                0.6, Optional.of(new WinProbability.Interval(0.5, 0.7)), OptionalLong.of(300));
        KellyRecord record = PositionSizer.size(new SizingRequest(measured, 1.0, 250.0, 250.0, 100_000.0, 0), LIMITS)
                .record();
        assertThat(record.rawFraction().orElseThrow()).isCloseTo(0.2, within(1e-12));
        double sigma = 0.2 / (2 * 1.6448536269514722);
        double uncertain = 1 / (1 + sigma * sigma / 0.01);
        assertThat(record.shrinkages()).extracting(Shrinkage::name)
                .containsExactly(
                        ShrinkageName.ESTIMATION_UNCERTAINTY, ShrinkageName.SAMPLE_SIZE, ShrinkageName.KELLY_FRACTION);
        double shrunk = 0.2 * uncertain * 0.75 * 0.5;
        assertThat(record.shrunkFraction().orElseThrow()).isCloseTo(shrunk, within(1e-12));
        assertThat(record.contracts()).isEqualTo((long) Math.floor(shrunk * 100_000 / 250));
        assertThat(record.allocation()).isEqualTo(record.contracts() * 250.0);
        assertThat(record.boundBy()).contains(CapName.WHOLE_CONTRACTS);
    }

    /** A fifth of 100 000 $ at stake buys as many contracts as lose 20 000 $ on average; they tie up four times that. */
    @Test
    void stakesTheExpectedLossAndCapsTheCapital() {
        SizingLimits full = new SizingLimits(1e5, 0.9, 10, 10, 1.0, 100, 1.0, 0.0, 100);
        SizingRequest request = new SizingRequest(WinProbability.unmeasured(0.6), 1.0, 50.0, 200.0, 1e5, 0);
        KellyRecord record = PositionSizer.size(request, full).record();
        assertThat(record.shrunkFraction().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(record.committedFraction().orElseThrow()).isCloseTo(0.8, within(1e-12));
        assertThat(record.contracts() * 50.0).isCloseTo(20_000.0, within(50.0));
        assertThat(record.allocation()).isEqualTo(200.0 * record.contracts());
        SizingLimits tight = new SizingLimits(1e5, 0.1, 10, 10, 1.0, 100, 1.0, 0.0, 100);
        KellyRecord capped = PositionSizer.size(request, tight).record();
        assertThat(capped.boundBy()).contains(CapName.POSITION_SHARE);
        assertThat(capped.contracts()).isEqualTo(50);
        assertThat(reasonOf(new SizingRequest(WinProbability.unmeasured(0.6), 1.0, 0.0, 200.0, 1e5, 0)))
                .isEqualTo(Reason.KELLY_UNDEFINED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1.0, 100.0, 1e5, 0, KELLY_NO_EDGE",
        "0.4, 1.0, 100.0, 1e5, 0, KELLY_NO_EDGE",
        "NaN, 1.0, 100.0, 1e5, 0, KELLY_UNDEFINED",
        "0.6, 0.0, 100.0, 1e5, 0, KELLY_UNDEFINED",
        "0.6, Infinity, 100.0, 1e5, 0, KELLY_UNDEFINED",
        "0.6, 1.0, 0.0, 1e5, 0, KELLY_UNDEFINED",
        "0.6, 1.0, 100.0, -1.0, 0, KELLY_UNDEFINED",
        "0.6, 1.0, 100.0, 1e5, 10, SIZE_POSITION_LIMIT",
        "0.6, 1.0, 100.0, 9.0, 0, SIZE_BELOW_MINIMUM",
        "0.6, 1.0, 1e6, 1e5, 0, SIZE_BELOW_ONE_CONTRACT",
    })
    void saysWhyThereIsNoSize(double p, double b, double capital, double cash, int open, Reason reason) {
        assertThat(reasonOf(request(p, b, capital, cash, open))).isEqualTo(reason);
    }

    @Test
    void anIntervalWhoseEndsAreCrossedHasNoSize() {
        SizingRequest crooked = new SizingRequest(
                new WinProbability(0.6, Optional.of(new WinProbability.Interval(0.7, 0.5)), OptionalLong.empty()),
                1.0, 100, 100, 1e5, 0);
        assertThat(reasonOf(crooked)).isEqualTo(Reason.KELLY_UNDEFINED);
    }

    @Test
    void refusesAConfidenceBelowTheThresholdWhateverTheProbability() {
        SizingLimits strict = new SizingLimits(1e5, 0.2, 10, 10, 0.5, 100, 0.5, 0.55, 100);
        SizingRequest sure = new SizingRequest(
                WinProbability.unmeasured(0.3), OptionalDouble.of(0.56), 5.0, 100, 100, 1e5, 0);
        assertThat(PositionSizer.size(sure, strict)).isInstanceOf(Sizing.Sized.class);
        SizingRequest unsure = new SizingRequest(
                WinProbability.unmeasured(0.9), OptionalDouble.of(0.54), 5.0, 100, 100, 1e5, 0);
        assertThat(PositionSizer.size(unsure, strict))
                .isInstanceOfSatisfying(Sizing.NotSized.class,
                        n -> assertThat(n.reason()).isEqualTo(Reason.CONFIDENCE_BELOW_THRESHOLD));
    }

    @Test
    void namesTheCapThatBound() {
        SizingLimits full = new SizingLimits(1e5, 0.2, 10, 10, 1.0, 100, 1.0, 0.0, 100);
        assertThat(PositionSizer.size(request(0.9, 1.0, 100, 1e5, 0), full).record().boundBy())
                .contains(CapName.POSITION_SHARE);
        assertThat(PositionSizer.size(request(0.9, 1.0, 100, 5e3, 0), full).record().boundBy())
                .contains(CapName.CASH);
        assertThat(PositionSizer.size(request(0.575, 1.0, 100, 1e5, 0), full).record().finalFraction())
                .isCloseTo(0.15, within(1.1e-3));
    }

    @Property(seed = "20260101")
    void staysWithinEveryCap(
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0.01, max = 20) double b,
            @ForAll @DoubleRange(min = 1, max = 50_000) double capital,
            @ForAll @DoubleRange(min = 0, max = 200_000) double cash,
            @ForAll @IntRange(min = 0, max = 12) int open) {
        Sizing sizing = PositionSizer.size(request(p, b, capital, cash, open), LIMITS);
        KellyRecord record = sizing.record();
        assertThat(record.allocation()).isLessThanOrEqualTo(Math.min(0.2 * 100_000, cash) + 1e-9);
        assertThat(record.finalFraction()).isLessThanOrEqualTo(Math.max(record.rawFraction().orElseThrow(), 0.0));
        assertThat(record.contracts() > 0).isEqualTo(sizing instanceof Sizing.Sized);
        assertThat(record.reason().isPresent()).isEqualTo(sizing instanceof Sizing.NotSized);
    }

    @Property(seed = "20260101")
    void neverFallsAsProbabilityOrOddsRise(
            @ForAll @DoubleRange(min = 0.01, max = 0.98) double p, @ForAll @DoubleRange(min = 0.1, max = 10) double b) {
        long here = PositionSizer.size(request(p, b, 100, 1e5, 0), LIMITS).record().contracts();
        assertThat(PositionSizer.size(request(p + 0.01, b, 100, 1e5, 0), LIMITS).record().contracts())
                .isGreaterThanOrEqualTo(here);
        assertThat(PositionSizer.size(request(p, b * 1.01, 100, 1e5, 0), LIMITS).record().contracts())
                .isGreaterThanOrEqualTo(here);
    }

    /** A wider interval of the model's probability, or fewer rows behind it, never buys more contracts. */
    @Property(tries = 300, seed = "20260101")
    void neverGrowsWhenUncertaintyDoes(
            @ForAll @DoubleRange(min = 0.3, max = 0.9) double p,
            @ForAll @DoubleRange(min = 0.5, max = 5.0) double b,
            @ForAll @DoubleRange(min = 0.0, max = 0.1) double half,
            @ForAll @DoubleRange(min = 0.0, max = 0.15) double wider,
            @ForAll @IntRange(min = 0, max = 1000) int rows,
            @ForAll @IntRange(min = 0, max = 1000) int more) {
        long here = contracts(p, b, half, rows + more);
        assertThat(contracts(p, b, half + wider, rows + more)).isLessThanOrEqualTo(here);
        assertThat(contracts(p, b, half, rows)).isLessThanOrEqualTo(here);
    }

    private static long contracts(double p, double b, double half, int rows) {
        WinProbability probability = new WinProbability(
                p,
                Optional.of(new WinProbability.Interval(Math.max(p - half, 0.0), Math.min(p + half, 1.0))),
                OptionalLong.of(rows));
        return PositionSizer.size(new SizingRequest(probability, b, 100.0, 100.0, 1e5, 0), LIMITS).record().contracts();
    }

    private static final SizingLimits FREE = new SizingLimits(1e6, 1.0, 10, 0.0, 1.0, 100, 1.0, 0.0, 100);

    /** Profits of one dollar at risk: all of it lost, some lost, some and much won. */
    private static PayoffLaw law(double part, double small, double large, double total, double some, double much) {
        return PayoffLaw.of(
                new double[] {-1.0, -part, small, large},
                new double[] {total, some, (1.0 - total - some) * (1.0 - much), (1.0 - total - some) * much});
    }

    /** Returns a request whose odds are those of the law. */
    private static SizingRequest request(PayoffLaw law, Optional<WinProbability.Interval> interval) {
        double p = 0.0;
        double gain = 0.0;
        double loss = 0.0;
        for (int i = 0; i < law.size(); i++) {
            p += law.outcome(i) > 0.0 ? law.weight(i) : 0.0;
            gain += law.weight(i) * Math.max(law.outcome(i), 0.0);
            loss += law.weight(i) * Math.max(-law.outcome(i), 0.0);
        }
        double lost = loss / (1.0 - p);
        return new SizingRequest(
                new WinProbability(p, interval, OptionalLong.empty()), gain / p / lost, 100.0 * lost, 100.0, 1e6, 0);
    }

    private static double committed(PayoffLaw law, Optional<WinProbability.Interval> interval) {
        return PositionSizer.size(request(law, interval), law, FREE).record().committedFraction().orElseThrow();
    }

    @Test
    void twoOutcomesHaveTheSizeOfTheClosedForm() {
        PayoffLaw law = PayoffLaw.of(new double[] {-1.0, 1.5}, new double[] {0.45, 0.55});
        SizingRequest request = request(law, Optional.empty());
        KellyRecord whole = PositionSizer.size(request, law, FREE).record();
        KellyRecord closed = PositionSizer.size(request, FREE).record();
        assertThat(whole.contracts()).isEqualTo(closed.contracts()).isPositive();
        assertThat(whole.committedFraction().orElseThrow())
                .isCloseTo(closed.committedFraction().orElseThrow(), within(1e-12));
    }

    /** No share on a grid of a thousand grows faster; the closed form of the averages asks for at least as much. */
    @Property(tries = 200, seed = "20261130")
    void theStakeOfAWholeLawGrowsFastestAndNeverRuins(
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double part,
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double small,
            @ForAll @DoubleRange(min = 0.6, max = 4.0) double large,
            @ForAll @DoubleRange(min = 0.02, max = 0.4) double total,
            @ForAll @DoubleRange(min = 0.02, max = 0.4) double some,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double much) {
        PayoffLaw law = law(part, small, large, total, some, much);
        Sizing sizing = PositionSizer.size(request(law, Optional.empty()), law, FREE);
        if (law.mean() <= 0.0) {
            assertThat(sizing.record().contracts()).isZero();
            return;
        }
        double share = sizing.record().committedFraction().orElseThrow();
        assertThat(share).isBetween(0.0, 1.0 - 1e-7);
        assertThat(sizing.record().contracts() * 100.0).isLessThan(1e6);
        for (int i = 0; i < 1_000; i++) {
            assertThat(growth(law, i / 1_000.0)).isLessThanOrEqualTo(growth(law, share) + 1e-12);
        }
        assertThat(share).isLessThanOrEqualTo(PositionSizer.size(request(law, Optional.empty()), FREE)
                .record()
                .committedFraction()
                .orElseThrow() + 1e-12);
    }

    private static double growth(PayoffLaw law, double share) {
        double sum = 0.0;
        for (int i = 0; i < law.size(); i++) {
            sum += law.weight(i) * Math.log1p(share * law.outcome(i));
        }
        return sum;
    }

    /** Neither a wider interval of the probability nor gains that scatter more about the same mean make a position larger. */
    @Property(tries = 200, seed = "20261131")
    void uncertaintyNeverMakesAWholeLawLarger(
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double part,
            @ForAll @DoubleRange(min = 0.3, max = 0.6) double small,
            @ForAll @DoubleRange(min = 0.7, max = 4.0) double large,
            @ForAll @DoubleRange(min = 0.02, max = 0.3) double total,
            @ForAll @DoubleRange(max = 0.2) double width,
            @ForAll @DoubleRange(max = 0.25) double wider) {
        PayoffLaw law = law(part, small, large, total, 0.2, 0.5);
        if (law.mean() <= 0.0) {
            return;
        }
        double p = law.profitProbability();
        Optional<WinProbability.Interval> narrow = Optional.of(interval(p, width));
        assertThat(committed(law, Optional.of(interval(p, width + wider)))).isLessThanOrEqualTo(committed(law, narrow));
        PayoffLaw scattered = law(part, small - wider, large + wider, total, 0.2, 0.5);
        assertThat(committed(scattered, Optional.empty()))
                .isLessThanOrEqualTo(committed(law, Optional.empty()) + 1e-12);
    }

    private static WinProbability.Interval interval(double p, double width) {
        return new WinProbability.Interval(Math.max(p - width, 0.0), Math.min(p + width, 1.0));
    }
}
