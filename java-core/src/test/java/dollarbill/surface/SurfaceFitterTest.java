package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the quotes, the smiles handed out allow no arbitrage; where the quotes allow none, they are met. */
class SurfaceFitterTest {
    private static final SviParameters VOGT = new SviParameters(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    private static SmilePoints points(double years, double low, double high, int count, Random noise, double size,
            java.util.function.DoubleUnaryOperator totalVariance) {
        List<QuoteVol> vols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double k = low + (high - low) * i / (count - 1);
            double strike = 100.0 * Math.exp(k);
            double vol = Math.sqrt(Math.max(totalVariance.applyAsDouble(k), 1e-5) / years)
                    * Math.exp(size * noise.nextGaussian());
            OptionType type = strike >= 100.0 ? OptionType.CALL : OptionType.PUT;
            double price = BlackScholes.price(type, 100.0, strike, 1.0, vol, years);
            double half = 0.01 * price + 1e-9;
            vols.add(QuoteVol.of(
                    new OptionQuote(
                            new OptionContract("X" + i, Symbol.of("X"), LocalDate.of(2030, 1, 1), strike, type),
                            price - half,
                            price + half,
                            OptionalLong.empty(),
                            OptionalLong.empty()),
                    100.0,
                    1.0,
                    years));
        }
        return SmilePoints.of(vols, 100.0, 1.0, years, 50.0);
    }

    private static void free(List<SurfaceFitter.Smile> smiles) {
        for (int i = 0; i < smiles.size(); i++) {
            assertThat(SviArbitrage.butterfly(smiles.get(i).svi())).as("%s", smiles.get(i)).isEmpty();
            if (i > 0) {
                assertThat(SviArbitrage.calendar(smiles.get(i - 1).svi(), smiles.get(i).svi()))
                        .as("%s after %s", smiles.get(i), smiles.get(i - 1))
                        .isEmpty();
            }
        }
    }

    @Test
    void vogtsSmileIsFittedWithoutItsArbitrage() {
        SmilePoints quotes = points(1.0, -1.5, 1.5, 61, new Random(1), 0.0, VOGT::totalVariance);
        List<SurfaceFitter.Smile> smiles = SurfaceFitter.fit(List.of(quotes)).smiles();
        free(smiles);
        assertThat(smiles.getFirst().method()).isEqualTo(FitMethod.SVI);
        assertThat(quotes.rmseVolPoints(smiles.getFirst().svi())).isLessThan(1.0);
    }

    @Test
    void smilesWithoutArbitrageAreMet() {
        SviParameters near = new SviParameters(0.001, 0.03, -0.4, 0.01, 0.1);
        SviParameters far = new SviParameters(0.01, 0.1, -0.5, 0.02, 0.25);
        List<SmilePoints> quotes = List.of(
                points(0.25, -0.3, 0.2, 31, new Random(1), 0.0, near::totalVariance),
                points(1.0, -0.6, 0.4, 31, new Random(1), 0.0, far::totalVariance));
        List<SurfaceFitter.Smile> smiles = SurfaceFitter.fit(quotes).smiles();
        free(smiles);
        for (int i = 0; i < 2; i++) {
            assertThat(quotes.get(i).rmseVolPoints(smiles.get(i).svi())).isCloseTo(0.0, within(0.01));
        }
    }

    /** Levels that fall, smiles that cross, noise: free all the same. */
    @Property(tries = 40, seed = "41")
    void anyQuotesGiveSmilesWithoutArbitrage(@ForAll long seed) {
        Random random = new Random(seed);
        List<SmilePoints> quotes = new ArrayList<>();
        int expiries = 1 + random.nextInt(6);
        double years = 0.01 + 0.1 * random.nextDouble();
        for (int i = 0; i < expiries; i++) {
            double vol = 0.1 + 0.6 * random.nextDouble();
            double level = vol * vol * years;
            double width = (1.0 + 4.0 * random.nextDouble()) * Math.sqrt(level);
            SviParameters svi = new SviParameters(
                    0.5 * level,
                    2.0 * random.nextDouble() * Math.sqrt(level),
                    1.9 * random.nextDouble() - 0.95,
                    0.5 * width * random.nextGaussian(),
                    width * (0.05 + random.nextDouble()));
            quotes.add(points(years, -width, width, 6 + random.nextInt(30), random, 0.1 * random.nextDouble(),
                    svi::totalVariance));
            years *= 1.2 + random.nextDouble();
        }
        free(SurfaceFitter.fit(quotes).smiles());
    }

    /** The refit of one smile between two others keeps to both. */
    @Test
    void staysBetweenItsNeighbours() {
        SviParameters below = new SviParameters(0.010, 0.05, -0.3, 0.0, 0.1);
        SviParameters above = new SviParameters(0.016, 0.08, -0.3, 0.0, 0.1);
        SmilePoints low = points(0.5, -0.4, 0.4, 21, new Random(1), 0.0, k -> 0.5 * below.totalVariance(k));
        SmilePoints high = points(0.5, -0.4, 0.4, 21, new Random(1), 0.0, k -> 2.0 * above.totalVariance(k));
        for (SmilePoints quotes : List.of(low, high)) {
            SviParameters svi = SviConstrainedFitter.fit(quotes, Optional.of(below), Optional.of(above), below)
                    .orElseThrow()
                    .svi();
            assertThat(SviArbitrage.calendar(below, svi)).isEmpty();
            assertThat(SviArbitrage.calendar(svi, above)).isEmpty();
            SviParameters touched = quotes == low ? below : above;
            assertThat(svi.totalVariance(0.0)).isCloseTo(touched.totalVariance(0.0), within(1e-3));
        }
    }
}
