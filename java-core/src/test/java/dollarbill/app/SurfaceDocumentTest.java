package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.math.NormalDistribution;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.HestonFitSettings;
import dollarbill.surface.heston.HestonFitter;
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

    /** The conditions are those of Gatheral and Jacquier (2014), theorem 4.2, at every expiry: theta phi (1 + |rho|) under 4, and times phi. */
    @Test
    void theJointSurfaceMeetsTheConditionsOfNoArbitrage() {
        JsonNode ssvi = document.path("ssvi");
        double rho = ssvi.path("rho").doubleValue();
        double eta = ssvi.path("eta").doubleValue();
        double gamma = ssvi.path("gamma").doubleValue();
        double before = 0.0;
        for (JsonNode slice : document.path("slices")) {
            double theta = slice.path("ssvi_atm_total_variance").doubleValue();
            double phi = eta / (Math.pow(theta, gamma) * Math.pow(1.0 + theta, 1.0 - gamma));
            assertThat(theta).isGreaterThan(before);
            assertThat(theta * phi * (1.0 + Math.abs(rho))).isLessThan(4.0);
            assertThat(theta * phi * phi * (1.0 + Math.abs(rho))).isLessThanOrEqualTo(4.0 * (1.0 + 1e-12));
            assertThat(Math.sqrt(theta)).isCloseTo(Math.sqrt(totalVariance(slice, 0.0)), within(0.01));
            before = theta;
        }
        assertThat(ssvi.path("conditions")).hasSize(3)
                .allSatisfy(condition -> assertThat(condition.path("holds").booleanValue())
                        .as(condition.toString())
                        .isTrue()
                        .isEqualTo(condition.path("value").doubleValue() <= condition.path("at_most").doubleValue()));
    }

    @Test
    void theModelInTheDocumentCanBeReadBack() {
        HestonFit.Fitted fitted = (HestonFit.Fitted) reading.heston();
        JsonNode whole = HestonDocument.of(reading.chain(), fitted);
        assertThat(HestonDocument.parameters(whole)).isEqualTo(fitted.parameters());
        assertThat(HestonDocument.parameters(document.path("heston"))).isEqualTo(fitted.parameters());
        assertThat(whole.path("expiries")).hasSize(document.path("slices").size());
    }

    /** Started where it ended, a calibration stays there. */
    @Test
    void aWarmStartEndsWhereTheColdOneDid() {
        HestonFit.Fitted cold = (HestonFit.Fitted) reading.heston();
        HestonFit.Fitted warm = (HestonFit.Fitted) HestonFitter.fit(
                reading.fit(), cold.parameters(), HestonFitSettings.DEFAULT);
        assertThat(warm.calibration().weightedRms())
                .isCloseTo(cold.calibration().weightedRms(), within(1e-4 * cold.calibration().weightedRms()));
        assertThat(warm.calibration().iterations()).isLessThanOrEqualTo(cold.calibration().iterations());
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
