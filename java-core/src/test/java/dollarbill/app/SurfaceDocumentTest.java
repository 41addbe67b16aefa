package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures of a surface's document follow from the parameters in it, by formulas written here again. */
class SurfaceDocumentTest {
    private final SurfaceReading.Fitted reading = SurfaceTests.sample("SPY_2026-10-30.csv.gz");
    private final JsonNode document = SurfaceDocument.of(reading);

    @Test
    void theTermStructureFollowsFromTheSmiles() {
        double years = 0.0;
        double variance = 0.0;
        assertThat(document.path("slices")).hasSizeGreaterThan(3);
        for (JsonNode slice : document.path("slices")) {
            double w = totalVariance(slice, 0.0);
            double t = slice.path("years").doubleValue();
            assertThat(slice.path("atm_vol_percent").doubleValue()).isCloseTo(100.0 * Math.sqrt(w / t), within(1e-10));
            double forward = (w - variance) / (t - years);
            assertThat(slice.has("forward_vol_percent")).as(slice.toString()).isEqualTo(forward > 0.0);
            if (forward > 0.0) {
                assertThat(slice.path("forward_vol_percent").doubleValue())
                        .isCloseTo(100.0 * Math.sqrt(forward), within(1e-9));
            }
            years = t;
            variance = w;
        }
    }

    @Test
    void theDeltaQuotesStandAtAQuarterDelta() {
        for (JsonNode slice : document.path("slices")) {
            double forward = slice.path("forward").doubleValue();
            double call = Math.log(slice.path("call_25_delta_strike").doubleValue() / forward);
            double put = Math.log(slice.path("put_25_delta_strike").doubleValue() / forward);
            assertThat(delta(slice, call)).isCloseTo(0.25, within(1e-9));
            assertThat(1.0 - delta(slice, put)).isCloseTo(0.25, within(1e-9));
            assertThat(slice.path("risk_reversal_25_delta_points").doubleValue())
                    .isCloseTo(vol(slice, call) - vol(slice, put), within(1e-9));
            assertThat(slice.path("butterfly_25_delta_points").doubleValue())
                    .isCloseTo(0.5 * (vol(slice, call) + vol(slice, put)) - vol(slice, 0.0), within(1e-9));
        }
    }

    @Test
    void quotesAreCountedOnce() {
        long used = document.path("slices").valueStream().mapToLong(slice -> slice.path("quotes_used").asLong()).sum();
        assertThat(document.path("quotes_used").asLong()).isEqualTo(used);
        assertThat(document.path("quotes_inside").asLong()).isBetween(1L, used);
        assertThat(document.at("/quality/kept").asLong()).isBetween(used, document.at("/quality/quotes").asLong());
    }

    @Test
    void theModelInTheDocumentCanBeReadBack() {
        CalibrationResult.Calibrated calibrated = reading.heston().calibrated().orElseThrow();
        JsonNode whole = HestonDocument.of(reading.chain(), calibrated, reading.heston().expiries());
        assertThat(HestonDocument.parameters(whole)).isEqualTo(calibrated.parameters());
        assertThat(HestonDocument.parameters(document.path("heston"))).isEqualTo(calibrated.parameters());
        assertThat(whole.path("expiries")).isNotEmpty()
                .allSatisfy(expiry -> assertThat(expiry.path("days_to_expiry").asInt()).isGreaterThanOrEqualTo(7));
    }

    /** Started where it ended, a calibration stays there. */
    @Test
    void aWarmStartEndsWhereTheColdOneDid() {
        CalibrationResult.Calibrated cold = reading.heston().calibrated().orElseThrow();
        CalibrationResult.Calibrated warm = HestonFit
                .of(reading.fit(), HestonFit.LEAST_DAYS, Optional.of(cold.parameters()))
                .calibrated()
                .orElseThrow();
        assertThat(warm.weightedRms()).isCloseTo(cold.weightedRms(), within(1e-4 * cold.weightedRms()));
        assertThat(warm.iterations()).isLessThanOrEqualTo(cold.iterations());
    }

    @Test
    void vanishingVolOfVolGivesTheVarianceBack() {
        var slice = reading.fit().surface().slices().getLast();
        HestonParameters flat = new HestonParameters(0.04, 1.0, 0.04, 1e-3, 0.0);
        assertThat(HestonFit.vols(flat, slice, 0.95 * slice.forward(), slice.forward(), 1.05 * slice.forward()))
                .allSatisfy(vol -> assertThat(vol.orElseThrow()).isCloseTo(0.2, within(1e-5)));
    }

    private static double totalVariance(JsonNode slice, double k) {
        JsonNode svi = slice.path("svi");
        double x = k - svi.path("m").doubleValue();
        return svi.path("a").doubleValue() + svi.path("b").doubleValue()
                * (svi.path("rho").doubleValue() * x + Math.hypot(x, svi.path("sigma").doubleValue()));
    }

    private static double vol(JsonNode slice, double k) {
        return 100.0 * Math.sqrt(totalVariance(slice, k) / slice.path("years").doubleValue());
    }

    private static double delta(JsonNode slice, double k) {
        double root = Math.sqrt(totalVariance(slice, k));
        return NormalDistribution.cdf(-k / root + 0.5 * root);
    }
}
