package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimit;
import dollarbill.risk.GuardLimits;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.SizingLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of signals under the guard: the book they add up to stays within its limits, and each tells the limit that bound. */
class GuardedSizesTest {
    private static final double PORTFOLIO = 2_500_000.0;
    private static final double OPEN = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Signal> signals() {
        return signals(0.025, 0.9);
    }

    private static List<Signal> signals(double variance, double miss) {
        FeatureValue realised = new FeatureValue.Known(21.5, Instant.parse("2025-06-02T00:00:00Z"));
        SignalFinder finder = new SignalFinder(CostModel.defaults(),
                new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100, FairValueRules.defaults(), HoldingRule.defaults()));
        return DoubleStream.of(-0.3, 0.3)
                .mapToObj(shift -> finder.find(
                        SmileMarket.chain(shift, 0.05, OptionalLong.of(50)),
                        SmileMarket.smilesWithHeston(variance, miss), realised))
                .flatMap(scan -> scan.signals().stream())
                .toList();
    }

    private static SignalSizer sizer() {
        SizingLimits limits = SizingLimits.defaults().withPortfolioValue(PORTFOLIO);
        return new SignalSizer(limits, limits, Recommendation.Thresholds.defaults());
    }

    private static List<SignalDocument> sized(SignalSizer sizer) {
        List<Signal> signals = signals();
        return sizer.size(signals, Collections.nCopies(signals.size(), new Confidence.FromModel(
                "signal_classifier", 3, "MISS", 0.85, 0.83, 0.87, OptionalLong.of(5000))))
                .stream()
                .map(SignalSizer.Sized::document)
                .toList();
    }

    private static GuardLimits limits(double delta, double gamma, double vega, int positions) {
        return new GuardLimits(delta, gamma, vega, 1.0, 0.2, 0.05, positions);
    }

    private static double sum(List<SignalDocument> documents, ToDoubleFunction<SignalDocument> greek) {
        return documents.stream()
                .mapToDouble(d -> 100.0 * d.side().sign() * d.sizing().contracts() * greek.applyAsDouble(d))
                .sum();
    }

    /** Whatever their odds promise: a signal that the second model refuses ranks below all that may be followed. */
    @Test
    void refusedSignalsComeLast() {
        List<Signal> signals = Stream.concat(signals().stream(), signals(0.06, 0.3).stream()).toList();
        List<Boolean> refused = sizer()
                .size(signals, Collections.nCopies(signals.size(), new Confidence.FromFallback("NONE", "no model")))
                .stream()
                .map(sized -> sized.signal().refused())
                .toList();
        assertThat(refused).contains(true, false).isSorted();
    }

    @Test
    void limitsThatNothingReachesLeaveEverySizeAsItIs() {
        List<SignalDocument> free = sized(sizer());
        List<SignalDocument> guarded = sized(sizer().guarded(limits(OPEN, OPEN, OPEN, 1_000)));
        assertThat(guarded).extracting(d -> d.sizing().contracts())
                .isEqualTo(free.stream().map(d -> d.sizing().contracts()).toList());
        assertThat(free).allMatch(d -> d.sizing().guard() == null);
        assertThat(guarded).allMatch(d -> (d.sizing().guard() == null) == (d.sizing().contracts() == 0));
    }

    @ParameterizedTest
    @CsvSource({"DELTA, .3, 1e9, 1e9", "GAMMA, 1e9, .3, 1e9", "VEGA, 1e9, 1e9, .3"})
    void theBookEndsWithinALimitThatTheSizesAloneWouldBreak(
            GuardLimit bound, double delta, double gamma, double vega) {
        List<SignalDocument> free = sized(sizer());
        double d = Math.abs(sum(free, SignalDocument::delta));
        double g = Math.abs(sum(free, SignalDocument::gamma));
        double v = Math.abs(sum(free, SignalDocument::vega));
        List<SignalDocument> guarded = sized(sizer().guarded(limits(delta * d, gamma * g, vega * v, 1_000)));
        assertThat(Math.abs(sum(guarded, SignalDocument::delta))).isLessThanOrEqualTo(delta * d + 1e-9);
        assertThat(Math.abs(sum(guarded, SignalDocument::gamma))).isLessThanOrEqualTo(gamma * g + 1e-9);
        assertThat(Math.abs(sum(guarded, SignalDocument::vega))).isLessThanOrEqualTo(vega * v + 1e-9);
        List<SignalDocument> cut = guarded.stream().filter(x -> x.sizing().boundBy() == CapName.GUARD).toList();
        assertThat(cut).isNotEmpty().allSatisfy(x -> {
            assertThat(x.sizing().guard()).isNotNull().extracting(SignalDocument.Guard::boundBy).isEqualTo(bound);
            assertThat(x.sizing().reason()).isEqualTo(x.sizing().contracts() == 0 ? Reason.GUARD_LIMIT : null);
        });
        assertThat(guarded)
                .allSatisfy(x -> assertThat(SignalAudit.recompute(SignalJson.read(SignalJson.write(x))))
                        .allMatch(AuditStep::agrees));
    }

    @Test
    void beyondTheMostPositionsOnlyWhatReducesPasses() {
        List<SignalDocument> guarded = sized(sizer().guarded(limits(OPEN, OPEN, OPEN, 2)));
        assertThat(guarded).anySatisfy(d -> assertThat(d.sizing().guard()).isNotNull()
                .extracting(SignalDocument.Guard::boundBy)
                .isEqualTo(GuardLimit.POSITIONS));
        for (SignalDocument d : guarded) {
            SignalDocument.Guard before = d.sizing().guard();
            if (before != null && before.positions() >= 2 && d.sizing().contracts() > 0) {
                List<SignalDocument> alone = List.of(d);
                assertThat(Math.abs(before.delta() + sum(alone, SignalDocument::delta)))
                        .isLessThanOrEqualTo(Math.abs(before.delta()));
                assertThat(Math.abs(before.gamma() + sum(alone, SignalDocument::gamma)))
                        .isLessThanOrEqualTo(Math.abs(before.gamma()));
                assertThat(Math.abs(before.vega() + sum(alone, SignalDocument::vega)))
                        .isLessThanOrEqualTo(Math.abs(before.vega()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "delta", "max_delta"})
    void aChangedNumberOfTheGuardIsFound(String name) throws IOException {
        double delta = Math.abs(sum(sized(sizer()), SignalDocument::delta));
        SignalDocument cut = sized(sizer().guarded(limits(0.3 * delta, OPEN, OPEN, 1_000))).stream()
                .filter(d -> d.sizing().boundBy() == CapName.GUARD && d.sizing().contracts() > 0)
                .findFirst()
                .orElseThrow();
        JsonNode tree = JSON.readTree(SignalJson.write(cut));
        ObjectNode guard = (ObjectNode) tree.at("/sizing/guard");
        double was = guard.path(name).asDouble();
        if (name.equals("asked")) {
            guard.put(name, (long) was + 1);
        } else {
            guard.put(name, was + 2.0 * delta);
        }
        assertThat(SignalAudit.recompute(SignalJson.read(tree.toString()))).anyMatch(step -> !step.agrees());
    }
}
