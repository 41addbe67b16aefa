package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Arbitrage in SVI smiles is found where the literature and brute force find it. */
class SviArbitrageTest {
    /** A. Vogt's smile, positive with a density negative near 0.8: J. Gatheral and A. Jacquier (2014), example 3.1. */
    private static final SviParameters VOGT = new SviParameters(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    @Test
    void vogtAllowsButterflyArbitrage() {
        Optional<SviArbitrage.Breach> breach = SviArbitrage.butterfly(VOGT);
        assertThat(breach).isPresent();
        assertThat(breach.orElseThrow().wing()).isFalse();
        assertThat(breach.orElseThrow().logMoneyness()).isBetween(0.6, 1.1);
        assertThat(VOGT.leastTotalVariance()).isPositive();
    }

    @Test
    void flatAndMildSmilesAllowNone() {
        assertThat(SviArbitrage.butterfly(new SviParameters(0.04, 0.0, 0.0, 0.0, 0.1))).isEmpty();
        assertThat(SviArbitrage.butterfly(new SviParameters(0.01, 0.1, -0.5, 0.02, 0.25))).isEmpty();
    }

    @Test
    void wingsBeyondLeesBoundAreFound() {
        Optional<SviArbitrage.Breach> breach = SviArbitrage.butterfly(new SviParameters(0.5, 1.5, 0.5, 0.0, 1.0));
        assertThat(breach).hasValueSatisfying(b -> {
            assertThat(b.wing()).isTrue();
            assertThat(b.size()).isCloseTo(0.25, within(1e-12));
            assertThat(b.logMoneyness()).isPositive();
        });
    }

    @Test
    void crossingSmilesAreFoundInTheMiddleAndInTheWings() {
        SviParameters early = new SviParameters(0.01, 0.1, -0.5, 0.0, 0.2);
        assertThat(SviArbitrage.calendar(early, new SviParameters(0.02, 0.1, -0.5, 0.0, 0.2))).isEmpty();
        assertThat(SviArbitrage.calendar(early, early)).isEmpty();
        assertThat(SviArbitrage.calendar(early, new SviParameters(0.02, 0.09, -0.5, 0.0, 0.2)))
                .hasValueSatisfying(b -> assertThat(b.wing()).isTrue());
        assertThat(SviArbitrage.calendar(early, new SviParameters(0.009, 0.11, -0.5, 0.0, 0.17)))
                .hasValueSatisfying(b -> {
                    assertThat(b.wing()).isFalse();
                    assertThat(Math.abs(b.logMoneyness())).isLessThan(0.3);
                });
    }

    /** Against 20,000 evenly spaced strikes: what brute force sees is found, and what is found is there. */
    @Property(tries = 60, seed = "11")
    void agreesWithBruteForce(
            @ForAll @DoubleRange(min = -0.02, max = 0.05) double a,
            @ForAll @DoubleRange(min = 0.01, max = 0.9) double b,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double rho,
            @ForAll @DoubleRange(min = -0.4, max = 0.4) double m,
            @ForAll @DoubleRange(min = 0.01, max = 0.6) double sigma) {
        SviParameters svi = new SviParameters(a, b, rho, m, sigma);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 20_000; i++) {
            least = Math.min(least, svi.butterfly(-4.0 + 8.0 * i / 20_000));
        }
        Optional<SviArbitrage.Breach> found = SviArbitrage.butterfly(svi);
        if (least < -1e-9) {
            assertThat(found).isPresent();
        }
        found.filter(breach -> !breach.wing())
                .ifPresent(breach -> assertThat(svi.butterfly(breach.logMoneyness())).isEqualTo(-breach.size()));
    }
}
