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
import org.junit.jupiter.api.Test;

/**
 * Every chain of the data directory goes through quality check and surface.
 *
 * <p>Bounds: quoted spreads in these chains are of the order of half a vol point near the money and several in the wings,
 * so a smile of five parameters should stay within half a point on average over a chain and within two for the worst
 * expiry.
 */
class RealChainsTest {
    private static final double WORST_MEAN_RMSE = 0.5;
    private static final double WORST_RMSE = 2.0;
    private static final double LEAST_USABLE_SHARE = 0.75;
    private static final double LEAST_ACCEPTED_SHARE = 0.9;

    @Test
    void allFit() {
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
        assertThat(checked).as(raw.source()).isInstanceOf(CheckedChain.Usable.class);
        QualityReport report = checked.report();
        assertThat(report.usable()).as(raw.source()).isGreaterThan((int) (LEAST_USABLE_SHARE * report.rows()));
        assertThat(report.usable() + report.excluded().size()).isEqualTo(report.rows());
        SurfaceFit fit = SurfaceBuilder.build(((CheckedChain.Usable) checked).chain(), SurfaceSettings.DEFAULT);
        double sum = 0.0;
        double worst = 0.0;
        for (VolSlice slice : fit.surface().slices()) {
            sum += slice.rmseVolPoints();
            worst = Math.max(worst, slice.rmseVolPoints());
            free(slice);
        }
        int n = fit.surface().slices().size();
        System.out.printf(
                Locale.ROOT,
                "%s: %d smiles, %d refused, rmse %.2f vol points, worst %.2f%n",
                raw.source(),
                n,
                fit.refused().size(),
                sum / n,
                worst);
        assertThat(n).as(raw.source())
                .isGreaterThanOrEqualTo(
                        (int) (LEAST_ACCEPTED_SHARE * (n + fit.refused().size())));
        assertThat(sum / n).as(raw.source()).isLessThan(WORST_MEAN_RMSE);
        assertThat(worst).as(raw.source()).isLessThan(WORST_RMSE);
    }

    /** On a grid four times as fine as the one of the fit, over the quoted strikes. */
    private static void free(VolSlice slice) {
        double low = slice.logMoneyness(slice.minStrike());
        double high = slice.logMoneyness(slice.maxStrike());
        for (int i = 0; i <= 160; i++) {
            double k = low + (high - low) * i / 160.0;
            assertThat(slice.totalVariance(k)).as(slice.toString()).isPositive();
            assertThat(slice.svi().butterfly(k)).as(slice.toString())
                    .isGreaterThanOrEqualTo(-10.0 * SurfaceSettings.DEFAULT.butterflyTolerance());
        }
    }
}
