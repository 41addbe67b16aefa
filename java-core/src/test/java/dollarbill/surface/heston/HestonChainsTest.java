package dollarbill.surface.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.calibration.HestonParameter;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.util.Arrays;
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
        missesAgree(fitted, surface);
        for (HestonParameter parameter : HestonParameter.values()) {
            assertThat(parameter.of(fitted.parameters())).isBetween(parameter.lowest(), parameter.highest());
        }
    }

    /** By the other pricer, over all quotes of the expiry; a calibration leaves out those that tell nothing. */
    private static void missesAgree(HestonFit.Fitted fitted, SurfaceFit surface) {
        for (SliceFit own : surface.sliceFits()) {
            SliceMiss stated = fitted.misses()
                    .stream()
                    .filter(miss -> miss.expiry().equals(own.slice().expiry()))
                    .findFirst()
                    .orElseThrow();
            double[] squares = surface.quoteVols()
                    .stream()
                    .filter(vol -> outOfTheMoney(vol, own))
                    .filter(vol -> vol.midVol() instanceof IvResult.Found)
                    .mapToDouble(vol -> miss(fitted, own.slice(), vol))
                    .map(miss -> miss * miss)
                    .toArray();
            if (squares.length == stated.quotes()) {
                double rmse = 100.0 * Math.sqrt(Arrays.stream(squares).sum() / squares.length);
                assertThat(stated.rmseVolPoints().orElseThrow()).as(own.toString())
                        .isCloseTo(rmse, within(1e-4 + 0.01 * rmse));
            }
        }
    }

    private static boolean outOfTheMoney(QuoteVol vol, SliceFit own) {
        OptionContract contract = vol.quote().contract();
        OptionType out = contract.strike() >= own.slice().forward() ? OptionType.CALL : OptionType.PUT;
        return contract.expiry().equals(own.slice().expiry())
                && contract.root().equals(own.root())
                && contract.type() == out
                && own.slice().covers(contract.strike());
    }

    private static double miss(HestonFit.Fitted fitted, VolSlice slice, QuoteVol vol) {
        IvResult model = fitted.impliedVolatility(slice, vol.quote().contract().strike());
        return ((IvResult.Found) model).volatility() - ((IvResult.Found) vol.midVol()).volatility();
    }
}
