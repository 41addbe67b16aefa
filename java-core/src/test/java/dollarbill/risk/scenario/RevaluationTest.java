package dollarbill.risk.scenario;

import static dollarbill.risk.scenario.RiskFixtures.AAA;
import static dollarbill.risk.scenario.RiskFixtures.BBB;
import static dollarbill.risk.scenario.RiskFixtures.FAR;
import static dollarbill.risk.scenario.RiskFixtures.NEAR;
import static dollarbill.risk.scenario.RiskFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.surface.SurfaceInterpolation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RevaluationTest {
    private static ScenarioSet one(int underlyings, double spot, double vol, double days, double rate) {
        return new ScenarioSet.Builder(underlyings).addCommon(spot, vol, days, rate).build();
    }

    @Test
    void theValueIsThatOfTheSurface() {
        Revaluation revaluation = RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_MONEYNESS);
        SurfaceInterpolation surface = RiskFixtures.skewed(AAA, 100.0).interpolation().orElseThrow();
        double expected = 250 * 100.0 - 40 * 50.0;
        for (Position position : RiskFixtures.book().positions()) {
            if (position instanceof Position.Options option) {
                SurfaceInterpolation own = option.symbol().equals(AAA)
                        ? surface
                        : RiskFixtures.flat(BBB, 50.0, 0.3, 0.04, 0.0).interpolation().orElseThrow();
                double years = ExpiryTime.years(NOW, option.expiry());
                var point = own.at(option.strike(), years);
                expected += option.shares() * BlackScholes.price(
                        option.type(), point.forward(), option.strike(), point.discount(), point.volatility(), years);
            }
        }
        assertThat(revaluation.value()).isCloseTo(expected, within(1e-8));
    }

    /** On a flat smile a scenario is another call of the kernel. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0", "-0.3, 0.7, 0, 0", "0.1, -0.3, 10, 0.01", "0, 0, 29.9, 0", "0.05, 0.2, 7, -0.02",
    })
    void aScenarioIsTheKernelsPriceOfWhatChanged(double move, double vol, double days, double shift) {
        Position.Options put = RiskFixtures.option("p", BBB, OptionType.PUT, 48, NEAR, 2);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(put)), SmileRule.STICKY_MONEYNESS);
        double years = ExpiryTime.years(NOW, NEAR);
        double left = years - days / 365.0;
        double now = BlackScholes.evaluate(OptionType.PUT, 50.0, 48, years, 0.04, 0.0, 0.3).price();
        double then = BlackScholes
                .evaluate(OptionType.PUT, 50.0 * Math.exp(move), 48, left, 0.04 + shift, 0.0, 0.3 * Math.exp(vol))
                .price();
        assertThat(revaluation.pnl(one(1, move, vol, days, shift), 1).total()[0])
                .isCloseTo(200 * (then - now), within(1e-9));
    }

    @Test
    void longExpiriesTakeLessOfTheChangeInVolatility() {
        double d = Math.pow(30.0 / 120.0, 0.46);
        assertThat(VolTerm.damping(120.0 / 365.0)).isCloseTo(d, within(1e-12));
        assertThat(VolTerm.damping(93.0 / 365.0)).isCloseTo(0.594, within(1e-3));
        assertThat(VolTerm.damping(5.0 / 365.0)).isEqualTo(1.0);
        Position.Options call = RiskFixtures.option("c", BBB, OptionType.CALL, 50, FAR, 1);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(call)), SmileRule.STICKY_MONEYNESS);
        double years = ExpiryTime.years(NOW, FAR);
        double up = 0.3 * Math.exp(0.5 * VolTerm.damping(years));
        double expected = BlackScholes.evaluate(OptionType.CALL, 50, 50, years, 0.04, 0, up).price()
                - BlackScholes.evaluate(OptionType.CALL, 50, 50, years, 0.04, 0, 0.3).price();
        assertThat(revaluation.pnl(one(1, 0, 0.5, 0, 0), 1).total()[0]).isCloseTo(100 * expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"STICKY_MONEYNESS", "STICKY_STRIKE"})
    void theSmileMovesAsTheRuleSays(SmileRule rule) {
        Position.Options call = RiskFixtures.option("c", AAA, OptionType.CALL, 105, NEAR, 1);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(call)), rule);
        SurfaceInterpolation surface = RiskFixtures.skewed(AAA, 100.0).interpolation().orElseThrow();
        double years = ExpiryTime.years(NOW, NEAR);
        double move = -0.08;
        double forward = surface.forward(years) * Math.exp(move);
        double k = Math.log(105 / (rule == SmileRule.STICKY_MONEYNESS ? forward : surface.forward(years)));
        double vol = Math.sqrt(surface.totalVariance(k, years) / years);
        double then = BlackScholes.price(OptionType.CALL, forward, 105, surface.discount(years), vol, years);
        assertThat(revaluation.pnl(one(1, move, 0, 0, 0), 1).total()[0])
                .isCloseTo(100 * (then - revaluation.price(0)), within(1e-9));
    }

    @Test
    void whatExpiresOnTheWayPaysOff() {
        Position.Options put = RiskFixtures.option("p", BBB, OptionType.PUT, 48, NEAR, -1);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(put)), SmileRule.STICKY_MONEYNESS);
        double pnl = revaluation.pnl(one(1, Math.log(40.0 / 50.0), 0, 45, 0), 1).total()[0];
        assertThat(pnl).isCloseTo(-100 * (8.0 - revaluation.price(0)), within(1e-9));
    }

    @Test
    void threadsDoNotChangeABit() {
        Revaluation revaluation = RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_MONEYNESS);
        Random random = new Random(11);
        ScenarioSet.Builder builder = new ScenarioSet.Builder(2);
        for (int i = 0; i < 100; i++) {
            builder.add(new double[] {0.05 * random.nextGaussian(), 0.05 * random.nextGaussian()},
                    new double[] {0.2 * random.nextGaussian(), 0.2 * random.nextGaussian()}, i % 3, 0.0);
        }
        ScenarioSet set = builder.build();
        assertThat(revaluation.pnl(set, 3).total()).containsExactly(revaluation.pnl(set, 1).total());
    }

    @Test
    void aBookIsTheSumOfItsParts() {
        ScenarioSet set = one(2, -0.1, 0.4, 5, 0.01);
        Revaluation whole = RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_MONEYNESS);
        double sum = 0.0;
        for (Position position : RiskFixtures.book().positions()) {
            Revaluation part = RiskFixtures.revaluation(Book.of(List.of(position)), SmileRule.STICKY_MONEYNESS);
            sum += part.pnl(one(1, -0.1, 0.4, 5, 0.01), 1).total()[0];
        }
        assertThat(whole.pnl(set, 1).total()[0]).isCloseTo(sum, within(1e-8));
    }

    @Test
    void namesWhatHasNoValue() {
        Book book = Book.of(List.of(
                RiskFixtures.option("gone", AAA, OptionType.CALL, 100, LocalDate.of(2026, 3, 20), 1),
                RiskFixtures.option("nowhere", Symbol.of("ZZZ"), OptionType.CALL, 100, NEAR, 1),
                RiskFixtures.option("smileless", BBB, OptionType.CALL, 100, NEAR, 1)));
        Map<Symbol, UnderlyingMarket> markets = Map.of(
                AAA, RiskFixtures.market(RiskFixtures.skewed(AAA, 100.0)),
                BBB, UnderlyingMarket.ofShares(BBB, NOW, 50.0));
        assertThat(Holdings.of(book, markets).unvalued()).extracting(Unvalued::id, Unvalued::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gone", Reason.QUOTE_EXPIRED),
                        org.assertj.core.groups.Tuple.tuple("nowhere", Reason.SPOT_MISSING),
                        org.assertj.core.groups.Tuple.tuple("smileless", Reason.CHAIN_MISSING));
    }

    @Test
    void greeksAreTheKernelsTimesShares() {
        Position.Options put = RiskFixtures.option("p", BBB, OptionType.PUT, 48, NEAR, -2);
        Book book = Book.of(List.of(put));
        BookRisk risk = BookRisk.of(book, RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE));
        BlackGreeks one = BlackScholes.evaluate(OptionType.PUT, 50, 48, ExpiryTime.years(NOW, NEAR), 0.04, 0.0, 0.3);
        CurrencyGreeks greeks = risk.total();
        assertThat(greeks.delta()).isCloseTo(-200 * one.delta(), within(1e-9));
        assertThat(greeks.gamma()).isCloseTo(-200 * one.gamma(), within(1e-9));
        assertThat(greeks.vega()).isCloseTo(-200 * one.vegaPerVolPoint(), within(1e-9));
        assertThat(greeks.theta()).isCloseTo(-200 * one.thetaPerCalendarDay(), within(1e-9));
        assertThat(greeks.rho()).isCloseTo(-2 * one.rho(), within(1e-9));
        assertThat(greeks.vanna()).isCloseTo(-200 * one.vannaPerVolPoint(), within(1e-9));
        assertThat(greeks.volga()).isCloseTo(-200 * one.volgaPerVolPointSquared(), within(1e-9));
        assertThat(greeks.cashGamma()).isCloseTo(-200 * one.gamma() * 25.0, within(1e-9));
        assertThat(risk.positions().getFirst().gain()).isCloseTo(-200 * (one.price() - 1.0), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(SmileRule.class)
    void theResidualIsOfThirdOrder(SmileRule rule) {
        Revaluation revaluation = RiskFixtures.revaluation(RiskFixtures.book(), rule);
        Explained wide = Explained.of(revaluation, one(2, 0.02, 0.04, 0, 0), 0);
        Explained narrow = Explained.of(revaluation, one(2, 0.002, 0.004, 0, 0), 0);
        assertThat(Math.abs(narrow.residual())).isLessThan(Math.abs(wide.residual()) / 200.0);
        double sum = wide.delta() + wide.gamma() + wide.vega() + wide.theta() + wide.rho() + wide.vanna()
                + wide.volga();
        assertThat(wide.total()).isCloseTo(sum + wide.residual(), within(1e-9));
        assertThat(wide.total()).isCloseTo(revaluation.pnl(one(2, 0.02, 0.04, 0, 0), 1).total()[0], within(1e-9));
    }

    @Test
    void aGainBetweenTwoMarketsIsSplitAsThatOfAScenario() {
        Book book = Book.of(List.of(
                RiskFixtures.option("b", BBB, OptionType.PUT, 48, FAR, 5), new Position.Shares("s", BBB, 30, 50)));
        Map<Symbol, UnderlyingMarket> later = Map.of(
                BBB, RiskFixtures.market(RiskFixtures.flat(BBB, 50.5, 0.31, 0.041, 0.0)));
        Revaluation before = RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE);
        Revaluation after = Revaluation.of(Holdings.of(book, later), SmileRule.STICKY_STRIKE);
        Explained split = Explained.between(before, after);
        assertThat(split.total()).isCloseTo(after.value() - before.value(), within(1e-9));
        BlackGreeks g = BlackScholes.evaluate(OptionType.PUT, 50, 48, ExpiryTime.years(NOW, FAR), 0.04, 0, 0.3);
        assertThat(split.delta()).isCloseTo(500 * g.delta() * 0.5 + 15, within(1e-6));
        assertThat(split.vega()).isCloseTo(500 * g.vega() * 0.01, within(1e-6));
        assertThat(split.rho()).isCloseTo(500 * g.rho() * 0.001, within(1e-6));
        assertThat(Math.abs(split.residual())).isLessThan(0.02 * Math.abs(split.total()));
        assertThatThrownBy(
                () -> Explained.between(before, RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_STRIKE)))
                .hasMessageContaining("same positions");
    }

    @Test
    void timeAndRateExplainThemselves() {
        Revaluation revaluation = RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_STRIKE);
        Explained rate = Explained.of(revaluation, one(2, 0, 0, 0, 1e-4), 0);
        assertThat(rate.total()).isCloseTo(rate.rho(), within(1e-3 * Math.abs(rate.rho())));
        Book flat = Book.of(List.of(RiskFixtures.option("b", BBB, OptionType.PUT, 48, FAR, 5)));
        Explained time = Explained.of(RiskFixtures.revaluation(flat, SmileRule.STICKY_STRIKE), one(1, 0, 0, 0.01, 0),
                0);
        assertThat(time.total()).isCloseTo(time.theta(), within(1e-3 * Math.abs(time.theta())));
    }

    @Test
    void refusesScenariosOfAnotherBook() {
        Revaluation revaluation = RiskFixtures.revaluation(RiskFixtures.book(), SmileRule.STICKY_STRIKE);
        assertThatThrownBy(() -> revaluation.pnl(one(1, 0, 0, 0, 0), 1)).hasMessageContaining("must tell 2");
        assertThatThrownBy(() -> one(1, Double.NaN, 0, 0, 0)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> one(1, 0, 0, -1, 0)).hasMessageContaining("calendarDays -1.0");
    }
}
