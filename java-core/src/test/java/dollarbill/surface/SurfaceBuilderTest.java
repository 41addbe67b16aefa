package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.ParityForward;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.IvResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A surface planted in quotes is found again; what cannot be fitted is refused with its reason. */
class SurfaceBuilderTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Instant AS_OF = ExpiryTime.close(DAY);
    private static final LocalDate NEAR = LocalDate.of(2024, 4, 19);
    private static final LocalDate FAR = LocalDate.of(2024, 12, 20);
    private static final Symbol SYMBOL = Symbol.of("ABC");
    private static final double SPOT = 100.0;
    private static final double RATE = 0.045;
    private static final double YIELD = 0.013;

    private static final SviParameters NEAR_SMILE = new SviParameters(0.001, 0.03, -0.4, 0.01, 0.1);
    private static final SviParameters FAR_SMILE = new SviParameters(0.01, 0.1, -0.5, 0.02, 0.25);

    private static OptionQuote quote(LocalDate expiry, double strike, OptionType type, double mid, double half) {
        String code = "ABC" + expiry + type.letter() + strike;
        return new OptionQuote(
                new OptionContract(code, SYMBOL, expiry, strike, type),
                Math.max(mid - half, 0.0),
                mid + half,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static List<OptionQuote> planted(LocalDate expiry, SviParameters smile, double half) {
        double years = ExpiryTime.years(AS_OF, expiry);
        double forward = SPOT * Math.exp((RATE - YIELD) * years);
        double discount = Math.exp(-RATE * years);
        List<OptionQuote> quotes = new ArrayList<>();
        for (double strike = 70.0; strike <= 135.0; strike += 2.5) {
            double vol = Math.sqrt(smile.totalVariance(Math.log(strike / forward)) / years);
            for (OptionType type : OptionType.values()) {
                double mid = BlackScholes.price(type, forward, strike, discount, vol, years);
                quotes.add(quote(expiry, strike, type, mid, half));
            }
        }
        return quotes;
    }

    private static OptionChain chain(ExerciseStyle style, List<OptionQuote> quotes) {
        return new OptionChain(SYMBOL, DAY, AS_OF, SPOT, style, false, "planted", quotes);
    }

    @Test
    void findsThePlantedSmilesForwardsAndDiscounts() {
        List<OptionQuote> quotes = new ArrayList<>(planted(NEAR, NEAR_SMILE, 0.0));
        quotes.addAll(planted(FAR, FAR_SMILE, 0.0));
        SurfaceFit fit = SurfaceBuilder.build(chain(ExerciseStyle.EUROPEAN, quotes), SurfaceSettings.DEFAULT);
        assertThat(fit.refused()).isEmpty();
        assertThat(fit.surface().cautions()).isEmpty();
        assertThat(fit.quoteVols()).hasSize(quotes.size());
        assertThat(fit.surface().slices()).extracting(VolSlice::expiry).containsExactly(NEAR, FAR);
        for (VolSlice slice : fit.surface().slices()) {
            SviParameters planted = slice.expiry().equals(NEAR) ? NEAR_SMILE : FAR_SMILE;
            double years = slice.yearsToExpiry();
            assertThat(slice.discountImplied()).isTrue();
            assertThat(slice.forward()).isCloseTo(SPOT * Math.exp((RATE - YIELD) * years), within(1e-9));
            assertThat(slice.discount()).isCloseTo(Math.exp(-RATE * years), within(1e-11));
            assertThat(slice.rmseVolPoints()).isLessThan(0.01);
            for (double strike = slice.minStrike(); strike <= slice.maxStrike(); strike += 1.0) {
                double k = slice.logMoneyness(strike);
                assertThat(slice.impliedVolatility(strike))
                        .isCloseTo(Math.sqrt(planted.totalVariance(k) / years), within(2e-4));
            }
        }
    }

    @Test
    void oneWildQuoteDoesNotMoveTheForward() {
        List<OptionQuote> quotes = new ArrayList<>(planted(FAR, FAR_SMILE, 0.05));
        quotes.set(20, quote(FAR, quotes.get(20).contract().strike(), OptionType.CALL, 40.0, 0.05));
        double years = ExpiryTime.years(AS_OF, FAR);
        ParityForward parity = ParityForward.estimate(quotes, ExerciseStyle.EUROPEAN, years, 0.03).orElseThrow();
        assertThat(parity.forward()).isCloseTo(SPOT * Math.exp((RATE - YIELD) * years), within(1e-3));
        assertThat(-Math.log(parity.discount()) / years).isCloseTo(RATE, within(1e-4));
    }

    @Test
    void americanQuotesGiveTheVolsWithoutEarlyExercise() {
        double years = ExpiryTime.years(AS_OF, FAR);
        List<OptionQuote> quotes = new ArrayList<>();
        for (OptionQuote q : planted(FAR, FAR_SMILE, 0.0)) {
            OptionContract c = q.contract();
            double forward = SPOT * Math.exp((RATE - YIELD) * years);
            double vol = Math.sqrt(FAR_SMILE.totalVariance(Math.log(c.strike() / forward)) / years);
            double price = AmericanOptions.price(
                    c.type(), SPOT, c.strike(), years, RATE, YIELD, vol, AmericanAccuracy.HIGH);
            quotes.add(quote(FAR, c.strike(), c.type(), price, 0.01));
        }
        SurfaceFit fit = SurfaceBuilder.build(
                chain(ExerciseStyle.AMERICAN, quotes), SurfaceSettings.DEFAULT.withFlatRate(RATE));
        VolSlice slice = fit.surface().slice(FAR).orElseThrow();
        assertThat(slice.discountImplied()).isFalse();
        assertThat(slice.discount()).isCloseTo(Math.exp(-RATE * years), within(1e-15));
        assertThat(slice.forward()).isCloseTo(SPOT * Math.exp((RATE - YIELD) * years), within(2e-3));
        assertThat(fit.surface().cautions()).extracting(Caution::reason)
                .containsExactly(Reason.EARLY_EXERCISE_REMOVED);
        for (double strike = 75.0; strike <= 130.0; strike += 5.0) {
            double planted = Math.sqrt(FAR_SMILE.totalVariance(slice.logMoneyness(strike)) / years);
            assertThat(slice.impliedVolatility(strike)).as("strike %s", strike).isCloseTo(planted, within(5e-4));
        }
        for (QuoteVol vol : fit.quoteVols()) {
            double strike = vol.quote().contract().strike();
            double planted = Math.sqrt(FAR_SMILE.totalVariance(slice.logMoneyness(strike)) / years);
            if (Math.abs(strike - SPOT) < 20.0) {
                assertThat(vol.midVol()).isInstanceOfSatisfying(IvResult.Found.class,
                        found -> assertThat(found.volatility()).as(vol.toString()).isCloseTo(planted, within(2e-3)));
            }
        }
    }

    @Test
    void negativeRatesLeaveEarlyExerciseInAndSaySo() {
        SurfaceFit fit = SurfaceBuilder.build(
                chain(ExerciseStyle.AMERICAN, planted(FAR, FAR_SMILE, 0.02)),
                SurfaceSettings.DEFAULT.withFlatRate(-0.01));
        assertThat(fit.surface().cautions()).extracting(Caution::reason)
                .containsExactly(Reason.EARLY_EXERCISE_IGNORED);
    }

    @Test
    void refusesWithAReason() {
        List<OptionQuote> calls = planted(FAR, FAR_SMILE, 0.02).stream()
                .filter(q -> q.contract().type() == OptionType.CALL)
                .toList();
        assertThat(SurfaceBuilder.build(chain(ExerciseStyle.EUROPEAN, calls), SurfaceSettings.DEFAULT).refused())
                .extracting(RefusedSlice::reason)
                .containsExactly(Reason.SURFACE_NO_FORWARD);
        List<OptionQuote> few = planted(FAR, FAR_SMILE, 0.02).stream()
                .filter(q -> Math.abs(q.contract().strike() - 100.0) < 4.0)
                .toList();
        assertThat(SurfaceBuilder.build(chain(ExerciseStyle.EUROPEAN, few), SurfaceSettings.DEFAULT).refused())
                .extracting(RefusedSlice::reason)
                .containsExactly(Reason.SURFACE_FEW_QUOTES);
    }

    @Test
    void fallingTotalVarianceIsFittedWithoutArbitrage() {
        List<OptionQuote> quotes = new ArrayList<>(planted(NEAR, FAR_SMILE, 0.001));
        quotes.addAll(planted(FAR, NEAR_SMILE, 0.001));
        SurfaceSettings lenient = new SurfaceSettings(0.03, 5, 5.0, 100.0);
        SurfaceFit fit = SurfaceBuilder.build(chain(ExerciseStyle.EUROPEAN, quotes), lenient);
        assertThat(fit.surface().slices()).hasSize(2);
        assertThat(ArbitrageReport.of(fit.surface())).isEmpty();
        SurfaceFit strict = SurfaceBuilder.build(chain(ExerciseStyle.EUROPEAN, quotes), SurfaceSettings.DEFAULT);
        assertThat(strict.refused()).extracting(RefusedSlice::reason).contains(Reason.SURFACE_POOR_FIT);
    }

    @Test
    void keepsTheEveningRootApart() {
        Symbol index = Symbol.of("SPX");
        List<OptionQuote> quotes = new ArrayList<>();
        for (OptionQuote q : planted(FAR, FAR_SMILE, 0.02)) {
            quotes.add(renamed(q, index, "SPXW", 0.0));
            quotes.add(renamed(q, index, "SPX", q.contract().type() == OptionType.CALL ? 0.5 : 0.0));
        }
        OptionChain chain = new OptionChain(
                index,
                DAY,
                AS_OF,
                SPOT,
                ExerciseStyle.EUROPEAN,
                false,
                "planted",
                quotes);
        VolSlice slice = SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT).surface().slice(FAR).orElseThrow();
        assertThat(slice.forward()).isCloseTo(SPOT * Math.exp((RATE - YIELD) * slice.yearsToExpiry()), within(1e-6));
    }

    private static OptionQuote renamed(OptionQuote q, Symbol underlying, String root, double more) {
        OptionContract c = q.contract();
        String code = root + "241220" + c.type().letter() + c.strike();
        return new OptionQuote(
                new OptionContract(code, underlying, c.expiry(), c.strike(), c.type()),
                q.bid() + more,
                q.ask() + more,
                q.volume(),
                q.openInterest());
    }
}
