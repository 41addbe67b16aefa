package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Symbol;
import dollarbill.math.NormalDistribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class HarVolatilityTest {
    private static final double[] PLANTED = {0.3, 0.5, 0.25, 0.15};
    private static final double NOISE = 0.1;

    @Test
    void findsPlantedCoefficients() {
        double[] found = HarVolatility.fit(planted(20_000)).coefficients();
        for (int i = 0; i < PLANTED.length; i++) {
            assertThat(found[i]).isCloseTo(PLANTED[i], within(0.02));
        }
    }

    /** Residuals are normal, so the probability of LOW is that of a normal below the bound of 30 % of the range. */
    @Test
    void probabilitiesAreThoseOfTheResiduals() {
        HarVolatility har = HarVolatility.fit(planted(20_000));
        VolatilityPath path = new VolatilityPath(Math.log(20.0), Math.log(20.0), Math.log(20.0), 10.0, 40.0,
                Double.NaN);
        double centre = har.forecast(path);
        double[] p = har.probabilities(path);
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1.0, within(1e-12));
        assertThat(p[0]).isCloseTo(normal((Math.log(19.0) - centre) / NOISE), within(0.02));
        assertThat(p[0] + p[1]).isCloseTo(normal((Math.log(28.0) - centre) / NOISE), within(0.02));
    }

    @Test
    void noClassIsImpossible() {
        HarVolatility har = HarVolatility.fit(planted(100));
        VolatilityPath calm = new VolatilityPath(Math.log(10.0), Math.log(10.0), Math.log(10.0), 10.0, 80.0,
                Double.NaN);
        assertThat(har.probabilities(calm)).hasSize(3);
        for (double p : har.probabilities(calm)) {
            assertThat(p).isBetween(1e-4, 1.0);
        }
        assertThatThrownBy(() -> HarVolatility.fit(planted(9))).hasMessageContaining("at least 10");
    }

    /** Of 300 days that rise by one point a day, the 260th is 260; its window of 247 days begins at 14. */
    @Test
    void pathsReadOnlyWhatIsKnown() {
        double[] percent = new double[300];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = i + 1.0;
        }
        VolatilityPath path = VolatilityPath.of(percent, 259);
        assertThat(path.lowest()).isEqualTo(14.0);
        assertThat(path.highest()).isEqualTo(260.0);
        assertThat(path.later()).isEqualTo(Math.log(265.0));
        assertThat(path.week()).isCloseTo(
                (Math.log(256) + Math.log(257) + Math.log(258) + Math.log(259) + Math.log(260)) / 5.0, within(1e-12));
        for (int i = 260; i < percent.length; i++) {
            percent[i] = 1e6;
        }
        VolatilityPath poisoned = VolatilityPath.of(percent, 259);
        assertThat(poisoned.month()).isEqualTo(path.month());
        assertThat(poisoned.highest()).isEqualTo(path.highest());
        assertThat(VolatilityPath.of(percent, 245).known()).isFalse();
    }

    private static List<DailyRow> planted(int count) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(8);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<DailyRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double day = 3.0 + 0.4 * normal.sample();
            double week = 3.0 + 0.4 * normal.sample();
            double month = 3.0 + 0.4 * normal.sample();
            double later = PLANTED[0] + PLANTED[1] * day + PLANTED[2] * week + PLANTED[3] * month
                    + NOISE * normal.sample();
            LocalDate date = LocalDate.of(1950, 1, 1).plusDays(i);
            rows.add(new DailyRow(Symbol.of("AAA"), date, date.plusDays(7), new double[1], 0, 0, 0.0,
                    new VolatilityPath(day, week, month, 10.0, 40.0, later)));
        }
        return rows;
    }

    private static double normal(double x) {
        return NormalDistribution.cdf(x);
    }
}
