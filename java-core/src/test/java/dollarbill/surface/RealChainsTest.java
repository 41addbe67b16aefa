package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.ReferenceTable;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.QualityReport;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chains of the data directory go through quality check and surface; no surface allows arbitrage.
 *
 * <p>Bounds: quoted spreads in these chains are of the order of half a vol point near the money and several in the wings,
 * so smiles of five parameters should stay within a point on average over a chain and within a few for the worst expiry.
 */
class RealChainsTest {
    private static final double WORST_MEAN_RMSE = 0.6;
    private static final double WORST_RMSE = 3.0;
    private static final double LEAST_USABLE_SHARE = 0.75;
    private static final double LEAST_ACCEPTED_SHARE = 0.9;
    private static final double ROUNDING = 1e-11;
    private static final int STRIKES = 2001;

    @ParameterizedTest
    @CsvSource({"SPX, 2019-06-21", "SPX, 2019-05-13", "AAPL, 2026-02-11", "TWX, 2014-06-05"})
    void fits(String symbol, LocalDate day) {
        fits(DataDirectory.open(ReferenceTable.sharedData()).latestChain(Symbol.of(symbol), day).orElseThrow());
    }

    /** Prints the table of docs/surface.md. */
    @Test
    @Tag("long")
    void allFit() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        int chains = 0;
        System.out.println(
                "| chain | smiles | refused | substituted | mean rmse | worst rmse | inside | mean outside | max outside |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
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
        assertThat(checked).as(raw.source()).isInstanceOf(CheckedChain.Usable.class);
        QualityReport report = checked.report();
        assertThat(report.usable()).as(raw.source()).isGreaterThan((int) (LEAST_USABLE_SHARE * report.rows()));
        assertThat(report.usable() + report.excluded().size()).isEqualTo(report.rows());
        SurfaceFit fit = SurfaceBuilder.build(((CheckedChain.Usable) checked).chain(), SurfaceSettings.DEFAULT);
        print(raw.source(), fit);
        int n = fit.sliceFits().size();
        assertThat(n).as(raw.source())
                .isGreaterThanOrEqualTo((int) (LEAST_ACCEPTED_SHARE * (n + fit.refused().size())));
        assertThat(fit.sliceFits().stream().mapToDouble(f -> f.quality().rmsePoints()).average().orElseThrow())
                .as(raw.source())
                .isLessThan(WORST_MEAN_RMSE);
        assertThat(fit.sliceFits()).as(raw.source())
                .allSatisfy(f -> assertThat(f.quality().rmsePoints()).isLessThan(WORST_RMSE));
        assertThat(ArbitrageReport.of(fit.surface())).as(raw.source()).isEmpty();
        free(fit.surface());
    }

    private static void print(String source, SurfaceFit fit) {
        int quotes = fit.sliceFits().stream().mapToInt(f -> f.quality().quotes()).sum();
        int inside = fit.sliceFits().stream().mapToInt(f -> f.quality().inside()).sum();
        double outside = fit.sliceFits()
                .stream()
                .mapToDouble(f -> f.quality().meanOutsideSpreads() * f.quality().quotes())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.3f | %.2f | %.1f %% | %.2f | %.1f |%n",
                source.replaceFirst("\\.csv.*", ""),
                fit.sliceFits().size(),
                fit.refused().size(),
                fit.sliceFits().stream().filter(f -> f.method() != FitMethod.SVI).count(),
                fit.sliceFits().stream().mapToDouble(f -> f.quality().rmsePoints()).average().orElse(0.0),
                fit.sliceFits().stream().mapToDouble(f -> f.quality().rmsePoints()).max().orElse(0.0),
                100.0 * inside / quotes,
                outside / quotes,
                fit.sliceFits().stream().mapToDouble(f -> f.quality().maxOutsidePoints()).max().orElse(0.0));
    }

    /**
     * Without the package's own search: densities of the smiles and of the surface between them, total variance against the
     * smile before, on log-moneyness to ten standard deviations and beyond, and the slopes of the wings.
     */
    private static void free(VolSurface surface) {
        SurfaceInterpolation between = surface.interpolation().orElseThrow();
        for (int i = 0; i < surface.slices().size(); i++) {
            VolSlice slice = surface.slices().get(i);
            double reach = Math.log(2.0 * (10.0 + 2.0 / Math.sqrt(slice.totalVariance(0.0))));
            assertThat(Math.max(slice.svi().leftSlope(), slice.svi().rightSlope())).isLessThan(2.0);
            for (int j = 0; j < STRIKES; j++) {
                double u = -reach + 2.0 * reach * j / (STRIKES - 1);
                double k = Math.sqrt(slice.totalVariance(0.0)) * Math.sinh(u);
                assertThat(slice.totalVariance(k)).as("w(%s) of %s", k, slice).isPositive();
                assertThat(slice.svi().butterfly(k)).as("g(%s) of %s", k, slice).isGreaterThanOrEqualTo(-ROUNDING);
                if (i > 0) {
                    assertThat(densityBetween(surface.slices().get(i - 1).svi(), slice.svi(), k))
                            .as("g(%s) halfway to %s", k, slice)
                            .isGreaterThanOrEqualTo(-ROUNDING);
                    VolSlice before = surface.slices().get(i - 1);
                    assertThat(slice.totalVariance(k)).as("k %s, %s after %s", k, slice, before)
                            .isGreaterThanOrEqualTo(before.totalVariance(k) * (1.0 - ROUNDING));
                    assertThat(between.totalVariance(k, 0.5 * (before.yearsToExpiry() + slice.yearsToExpiry())))
                            .isBetween(before.totalVariance(k) * (1.0 - ROUNDING),
                                    slice.totalVariance(k) * (1.0 + ROUNDING));
                }
            }
        }
    }

    /** The butterfly function of the mean of two smiles, which is the surface halfway between their expiries. */
    private static double densityBetween(SviParameters near, SviParameters far, double k) {
        double w = 0.5 * (near.totalVariance(k) + far.totalVariance(k));
        double first = 0.5 * (near.slope(k) + far.slope(k));
        double bracket = 1.0 - 0.5 * k * first / w;
        return bracket * bracket - 0.25 * first * first * (1.0 / w + 0.25)
                + 0.25 * (near.curvature(k) + far.curvature(k));
    }
}
