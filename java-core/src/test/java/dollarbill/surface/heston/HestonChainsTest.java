package dollarbill.surface.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.pricing.heston.calibration.HestonParameter;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heston fitted to real chains; five parameters for the whole surface, so misses are larger than those of SVI. */
class HestonChainsTest {
    private static final double WORST_RMSE = 5.0;

    @ParameterizedTest
    @CsvSource({"TWX, 2014-06-05", "AAPL, 2026-02-11"})
    void describesAChain(String symbol, LocalDate day) {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        fits(data.latestChain(new Symbol(symbol), day).orElseThrow());
    }

    @Test
    @Tag("long")
    void describesEveryChain() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        int chains = 0;
        for (Symbol symbol : data.chainSymbols()) {
            for (LocalDate day : data.chainDates(symbol)) {
                fits(data.latestChain(symbol, day).orElseThrow());
                chains++;
            }
        }
        assertThat(chains).isEqualTo(28);
    }

    private static void fits(RawChain raw) {
        CheckedChain checked = ChainQuality.check(raw, QualityRules.DEFAULT);
        SurfaceFit surface = SurfaceBuilder.build(((CheckedChain.Usable) checked).chain(), SurfaceSettings.DEFAULT);
        HestonFit fit = HestonFitter.fit(surface, HestonFitSettings.DEFAULT);
        assertThat(fit).as(raw.source()).isInstanceOf(HestonFit.Fitted.class);
        HestonFit.Fitted fitted = (HestonFit.Fitted) fit;
        System.out.printf(
                Locale.ROOT,
                "%s: rmse %.2f vol points, weighted %.2f, %d quotes, %d starts, %d evaluations, %s, Feller %.2f, %s%n",
                raw.source(),
                fitted.calibration().rmseVolPoints(),
                fitted.calibration().weightedRms(),
                fitted.calibration().quotes(),
                fitted.calibration().starts().size(),
                fitted.calibration().evaluations(),
                fitted.calibration().stop(),
                fitted.calibration().feller(),
                fitted.parameters());
        assertThat(fitted.calibration().stop().converged()).as(raw.source()).isTrue();
        assertThat(fitted.calibration().rmseVolPoints()).as(raw.source()).isLessThan(WORST_RMSE);
        assertThat(fitted.misses()).hasSameSizeAs(surface.sliceFits());
        missesAgree(fitted);
        for (HestonParameter parameter : HestonParameter.values()) {
            assertThat(parameter.of(fitted.parameters())).isBetween(parameter.lowest(), parameter.highest());
        }
    }

    /** Where no expiry was thinned, the misses by the other pricer are those the calibration ended with. */
    private static void missesAgree(HestonFit.Fitted fitted) {
        int quotes = 0;
        double sum = 0.0;
        for (SliceMiss miss : fitted.misses()) {
            if (miss.fitted()) {
                quotes += miss.quotes();
                sum += miss.quotes() * miss.rmseVolPoints() * miss.rmseVolPoints();
            }
        }
        if (quotes == fitted.calibration().quotes()) {
            assertThat(Math.sqrt(sum / quotes)).isCloseTo(fitted.calibration().rmseVolPoints(), within(1e-6));
        }
    }
}
