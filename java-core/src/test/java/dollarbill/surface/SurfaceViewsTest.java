package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Term structure, delta quotes and interpolation of a surface of two planted smiles. */
class SurfaceViewsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Instant AS_OF = ExpiryTime.close(DAY);
    private static final double SPOT = 100.0;
    private static final VolSlice NEAR = slice(91, new SviParameters(0.001, 0.03, -0.4, 0.01, 0.1));
    private static final VolSlice FAR = slice(365, new SviParameters(0.01, 0.1, -0.5, 0.02, 0.25));
    private static final VolSurface SURFACE = new VolSurface(
            Symbol.of("ABC"), AS_OF, SPOT, List.of(NEAR, FAR), List.of());

    private static VolSlice slice(int days, SviParameters svi) {
        double years = days / 365.0;
        double forward = SPOT * Math.exp(0.03 * years);
        return new VolSlice(
                DAY.plusDays(days),
                years,
                forward,
                Math.exp(-0.045 * years),
                true,
                svi,
                0.0,
                9,
                0.7 * forward,
                1.3 * forward);
    }

    private static SurfaceInterpolation surface() {
        return SURFACE.interpolation().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void quarterDeltaStrikesHaveThatDelta(DeltaConvention convention) {
        for (TermStructure.Point point : TermStructure.of(SURFACE, convention).points()) {
            VolSlice slice = SURFACE.slice(point.expiry()).orElseThrow();
            DeltaSmile smile = point.quarterDelta().orElseThrow();
            double rate = -Math.log(slice.discount()) / slice.yearsToExpiry();
            double yield = rate - Math.log(slice.forward() / SPOT) / slice.yearsToExpiry();
            double unit = convention == DeltaConvention.SPOT
                    ? 1.0
                    : SPOT / (slice.discount() * slice.forward());
            double call = BlackScholes.evaluate(
                    OptionType.CALL,
                    SPOT,
                    smile.callStrike(),
                    slice.yearsToExpiry(),
                    rate,
                    yield,
                    smile.callVolatility()).delta();
            double put = BlackScholes.evaluate(
                    OptionType.PUT,
                    SPOT,
                    smile.putStrike(),
                    slice.yearsToExpiry(),
                    rate,
                    yield,
                    smile.putVolatility()).delta();
            assertThat(unit * call).isCloseTo(0.25, within(1e-12));
            assertThat(unit * put).isCloseTo(-0.25, within(1e-12));
            assertThat(smile.riskReversal()).isEqualTo(smile.callVolatility() - smile.putVolatility()).isNegative();
            assertThat(smile.butterfly())
                    .isEqualTo(0.5 * (smile.callVolatility() + smile.putVolatility()) - point.atmVolatility());
        }
    }

    @Test
    void slopesAgreeWithDifferences() {
        for (TermStructure.Point point : TermStructure.of(SURFACE, DeltaConvention.FORWARD).points()) {
            VolSlice slice = SURFACE.slice(point.expiry()).orElseThrow();
            double h = 1e-4;
            double up = slice.impliedVolatility(slice.forward() * Math.exp(h));
            double down = slice.impliedVolatility(slice.forward() * Math.exp(-h));
            assertThat(point.skewSlope()).isCloseTo((up - down) / (2.0 * h), within(1e-6));
            assertThat(point.smileCurvature())
                    .isCloseTo((up - 2.0 * point.atmVolatility() + down) / (h * h), within(1e-5));
        }
    }

    @Test
    void forwardVarianceAddsUp() {
        List<TermStructure.Point> points = TermStructure.of(SURFACE, DeltaConvention.FORWARD).points();
        TermStructure.Point near = points.get(0);
        TermStructure.Point far = points.get(1);
        assertThat(near.forwardVariance()).isCloseTo(near.atmVolatility() * near.atmVolatility(), within(1e-15));
        assertThat(near.atmTotalVariance() + far.forwardVariance() * (far.years() - near.years()))
                .isCloseTo(far.atmTotalVariance(), within(1e-15));
    }

    @Test
    void meetsTheSmilesAtTheirExpiries() {
        for (VolSlice slice : SURFACE.slices()) {
            SurfacePoint exact = surface().at(104.0, slice.yearsToExpiry());
            assertThat(exact.volatility()).isCloseTo(slice.impliedVolatility(104.0), within(1e-15));
            assertThat(exact.forward()).isCloseTo(slice.forward(), within(1e-12));
            assertThat(exact.discount()).isCloseTo(slice.discount(), within(1e-15));
            assertThat(exact.cautions()).isEmpty();
        }
    }

    @Test
    void timesCountFromTheQuotes() {
        Instant later = AS_OF.plusSeconds(200L * 86_400L);
        assertThat(surface().at(104.0, later)).isEqualTo(surface().at(104.0, 200.0 / 365.0));
    }

    @Test
    void saysWhereItExtrapolates() {
        SurfaceInterpolation surface = surface();
        assertThat(surface.at(100.0, 0.5).cautions()).isEmpty();
        assertThat(surface.at(100.0, 0.1).cautions()).containsExactly(Reason.SURFACE_TIME_EXTRAPOLATED);
        assertThat(surface.at(100.0, 1.5).cautions()).containsExactly(Reason.SURFACE_TIME_EXTRAPOLATED);
        assertThat(surface.at(200.0, 0.5).cautions()).containsExactly(Reason.SURFACE_EXTRAPOLATED);
        assertThat(surface.at(200.0, 2.0).cautions())
                .containsExactly(Reason.SURFACE_EXTRAPOLATED, Reason.SURFACE_TIME_EXTRAPOLATED);
        assertThat(new VolSurface(Symbol.of("ABC"), AS_OF, SPOT, List.of(), List.of()).volatility(100.0, 1.0))
                .isEmpty();
    }

    /** Undiscounted prices over the forward at equal moneyness never fall with time: no calendar arbitrage anywhere. */
    @Property(tries = 200, seed = "5")
    void priceNeverFallsWithTime(
            @ForAll @DoubleRange(min = -2.0, max = 2.0) double k,
            @ForAll @DoubleRange(min = 0.01, max = 3.0) double first,
            @ForAll @DoubleRange(min = 0.01, max = 3.0) double second) {
        double early = Math.min(first, second);
        double late = Math.max(first, second);
        SurfaceInterpolation surface = surface();
        assertThat(surface.totalVariance(k, late)).isGreaterThanOrEqualTo(surface.totalVariance(k, early));
        assertThat(call(surface.atMoneyness(k, late)))
                .isGreaterThanOrEqualTo(call(surface.atMoneyness(k, early)) - 1e-15);
    }

    private static double call(SurfacePoint point) {
        return BlackScholes.price(
                OptionType.CALL,
                1.0,
                Math.exp(point.logMoneyness()),
                1.0,
                point.volatility(),
                point.years());
    }

    /** Call prices are convex in the strike at every time, by second differences of prices. */
    @Property(tries = 200, seed = "6")
    void pricesAreConvexInStrike(
            @ForAll @DoubleRange(min = -1.5, max = 1.5) double k,
            @ForAll @DoubleRange(min = 0.02, max = 3.0) double years) {
        SurfaceInterpolation surface = surface();
        double h = 0.01;
        double strike = Math.exp(k);
        double middle = call(surface.atMoneyness(k, years));
        double up = call(surface.atMoneyness(Math.log(strike * (1.0 + h)), years));
        double down = call(surface.atMoneyness(Math.log(strike * (1.0 - h)), years));
        assertThat(up - 2.0 * middle + down).isGreaterThanOrEqualTo(-1e-15);
    }
}
