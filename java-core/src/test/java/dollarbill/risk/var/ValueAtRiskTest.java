package dollarbill.risk.var;

import static dollarbill.risk.scenario.RiskFixtures.AAA;
import static dollarbill.risk.scenario.RiskFixtures.BBB;
import static dollarbill.risk.scenario.RiskFixtures.NEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.RiskFixtures;
import dollarbill.risk.scenario.SmileRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueAtRiskTest {
    private static final VarSettings SETTINGS = new VarSettings(List.of(0.95, 0.99), 20_000, 100, 7, 1);

    /** Correlated normal returns of two underlyings and one volatility index that both follow. */
    static FactorHistory history(int days, double scale) {
        Random random = new Random(3);
        double[][] changes = new double[3][days];
        for (int t = 0; t < days; t++) {
            double market = random.nextGaussian();
            changes[0][t] = scale * (0.010 * market + 0.004 * random.nextGaussian());
            changes[1][t] = scale * (0.012 * market + 0.010 * random.nextGaussian());
            changes[2][t] = scale * (-0.05 * market + 0.03 * random.nextGaussian());
        }
        return new FactorHistory(dates(days), List.of("AAA", "BBB", "VIX"), changes, new int[] {0, 1},
                new int[] {2, 2});
    }

    static List<LocalDate> dates(int days) {
        return IntStream.range(0, days).mapToObj(RiskFixtures.TODAY.minusDays(days)::plusDays).toList();
    }

    private static VarEstimate estimate(ValueAtRisk var, VarMethod method, double level) {
        return var.results()
                .stream()
                .filter(r -> r.method() == method && r.level() == level)
                .map(r -> ((VarResult.Estimated) r).estimate())
                .findFirst()
                .orElseThrow();
    }

    private static Revaluation shares() {
        return RiskFixtures.revaluation(
                Book.of(List.of(new Position.Shares("a", AAA, 100, 1), new Position.Shares("b", BBB, -60, 1))),
                SmileRule.STICKY_MONEYNESS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.95, 0.99})
    void ofSharesTheNormalOneIsTheClosedForm(double level) {
        FactorHistory history = history(500, 1.0);
        double squares = 0.0;
        for (int t = 0; t < 500; t++) {
            double pnl = 10_000 * history.changes()[0][t] - 3_000 * history.changes()[1][t];
            squares += pnl * pnl;
        }
        double sd = Math.sqrt(squares / 500);
        double z = NormalQuantile.of(level);
        VarEstimate normal = estimate(ValueAtRisk.of(shares(), history, SETTINGS), VarMethod.DELTA_NORMAL, level);
        assertThat(normal.valueAtRisk()).isCloseTo(z * sd, within(1e-3));
        assertThat(normal.expectedShortfall()).isCloseTo(NormalDistribution.density(z) / (1 - level) * sd,
                within(1e-3));
        ChiSquaredDistribution law = new ChiSquaredDistribution(500);
        assertThat(normal.valueAtRiskInterval().low())
                .isCloseTo(z * Math.sqrt(squares / law.inverseCumulativeProbability(0.975)), within(1e-3));
        assertThat(normal.valueAtRiskInterval().high().orElseThrow())
                .isCloseTo(z * Math.sqrt(squares / law.inverseCumulativeProbability(0.025)), within(1e-3));
    }

    @Test
    void ofSharesAllMethodsAgreeWhereReturnsAreNormal() {
        ValueAtRisk var = ValueAtRisk.of(shares(), history(2000, 1.0), SETTINGS);
        for (double level : SETTINGS.levels()) {
            VarEstimate normal = estimate(var, VarMethod.DELTA_NORMAL, level);
            for (VarMethod method : VarMethod.values()) {
                VarEstimate other = estimate(var, method, level);
                double allowed = method == VarMethod.FILTERED_HISTORICAL ? 0.25 : 0.08;
                assertThat(other.valueAtRisk()).as("%s %s", method, level)
                        .isCloseTo(normal.valueAtRisk(), within(allowed * normal.valueAtRisk()));
                assertThat(other.expectedShortfall()).as("%s %s", method, level)
                        .isCloseTo(normal.expectedShortfall(), within(allowed * normal.expectedShortfall()));
            }
        }
    }

    @Test
    void historyIsEachDayValuedAnew() {
        Position.Options call = RiskFixtures.option("c", BBB, OptionType.CALL, 52, NEAR, 3);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(call)), SmileRule.STICKY_MONEYNESS);
        FactorHistory two = history(300, 1.0);
        FactorHistory history = new FactorHistory(two.dates(), two.factors(), two.changes(), new int[] {1},
                new int[] {2});
        double years = ExpiryTime.years(RiskFixtures.NOW, NEAR);
        double now = BlackScholes.evaluate(OptionType.CALL, 50, 52, years, 0.04, 0, 0.3).price();
        double damping = Math.min(1.0, Math.pow(30.0 / 365.0 / years, 0.46));
        double[] pnl = IntStream.range(0, 300)
                .mapToDouble(t -> 300 * (BlackScholes.evaluate(OptionType.CALL,
                        50 * Math.exp(two.changes()[1][t]), 52, years, 0.04, 0,
                        0.3 * Math.exp(two.changes()[2][t] * damping)).price() - now))
                .sorted()
                .toArray();
        VarEstimate var = estimate(ValueAtRisk.of(revaluation, history, SETTINGS), VarMethod.HISTORICAL, 0.95);
        assertThat(var.valueAtRisk()).isCloseTo(-pnl[15], within(1e-8));
        assertThat(var.expectedShortfall()).isCloseTo(-Arrays.stream(pnl, 0, 15).average().orElseThrow(), within(1e-8));
    }

    @Test
    void exposuresOnAFlatSmileAreTheGreeks() {
        Position.Options put = RiskFixtures.option("p", BBB, OptionType.PUT, 48, NEAR, -2);
        Revaluation revaluation = RiskFixtures.revaluation(Book.of(List.of(put)), SmileRule.STICKY_MONEYNESS);
        FactorHistory history = new FactorHistory(
                dates(1), List.of("BBB", "VIX"), new double[2][1], new int[] {0}, new int[] {1});
        Exposures exposures = Exposures.of(revaluation, history);
        double years = ExpiryTime.years(RiskFixtures.NOW, NEAR);
        BlackGreeks g = BlackScholes.evaluate(OptionType.PUT, 50, 48, years, 0.04, 0, 0.3);
        assertThat(exposures.gradient()[0]).isCloseTo(-200 * g.delta() * 50, within(2e-3));
        assertThat(exposures.gradient()[1]).isCloseTo(-200 * g.vega() * 0.3, within(2e-3));
        assertThat(exposures.hessian()[0][0]).isCloseTo(-200 * (g.gamma() * 2500 + g.delta() * 50), within(0.2));
        assertThat(exposures.hessian()[1][1]).isCloseTo(-200 * (g.volga() * 0.09 + g.vega() * 0.3), within(0.05));
        assertThat(exposures.hessian()[0][1]).isCloseTo(-200 * g.vanna() * 50 * 0.3, within(0.05));
    }

    /** Cumulants of a quadratic form against its simulation. */
    @Test
    void momentsOfAQuadraticFormAreThoseOfItsDraws() {
        double[] g = {3.0, -1.0};
        double[][] h = {{-4.0, 0.5}, {0.5, 2.0}};
        double[][] c = {{0.04, 0.01}, {0.01, 0.09}};
        double[][] root = Covariance.root(c);
        QuadraticLaw law = QuadraticLaw.of(new Exposures(g, h), c);
        Random random = new Random(5);
        int n = 2_000_000;
        double[] draws = new double[n];
        for (int i = 0; i < n; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double x = root[0][0] * a + root[0][1] * b;
            double y = root[1][0] * a + root[1][1] * b;
            draws[i] = g[0] * x + g[1] * y + 0.5 * (h[0][0] * x * x + 2 * h[0][1] * x * y + h[1][1] * y * y);
        }
        double mean = Arrays.stream(draws).average().orElseThrow();
        double m2 = Arrays.stream(draws).map(d -> Math.pow(d - mean, 2)).average().orElseThrow();
        double m3 = Arrays.stream(draws).map(d -> Math.pow(d - mean, 3)).average().orElseThrow();
        double m4 = Arrays.stream(draws).map(d -> Math.pow(d - mean, 4)).average().orElseThrow();
        assertThat(law.mean()).isCloseTo(mean, within(0.003));
        assertThat(law.deviation()).isCloseTo(Math.sqrt(m2), within(0.003));
        assertThat(law.skewness()).isCloseTo(m3 / Math.pow(m2, 1.5), within(0.01));
        assertThat(law.excessKurtosis()).isCloseTo(m4 / (m2 * m2) - 3, within(0.03));
    }

    @Test
    void cornishFisherIsNormalForANormalLawAndItsShortfallIsTheMeanOfItsTail() {
        TailMeasures normal = CornishFisher.tail(new QuadraticLaw(0, 2, 0, 0), 0.99).orElseThrow();
        assertThat(normal.valueAtRisk()).isCloseTo(2 * 2.3263478740408408, within(1e-12));
        QuadraticLaw skewed = new QuadraticLaw(0.1, 1.5, -0.6, 1.1);
        TailMeasures tail = CornishFisher.tail(skewed, 0.95).orElseThrow();
        double sum = 0.0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            double level = 1 - 0.05 * (i + 0.5) / steps;
            sum += CornishFisher.tail(skewed, level).orElseThrow().valueAtRisk();
        }
        assertThat(tail.expectedShortfall()).isCloseTo(sum / steps, within(1e-4));
    }

    @Test
    void aBookTooFarFromLinearHasNoCornishFisher() {
        Book straddle = Book.of(List.of(
                RiskFixtures.option("c", BBB, OptionType.CALL, 50, NEAR, 10),
                RiskFixtures.option("p", BBB, OptionType.PUT, 50, NEAR, 10),
                new Position.Shares("s", BBB, -60, 50)));
        FactorHistory two = history(300, 1.0);
        FactorHistory still = new FactorHistory(
                two.dates(), List.of("BBB"), new double[][] {two.changes()[1]}, new int[] {0}, new int[] {-1});
        ValueAtRisk var = ValueAtRisk.of(RiskFixtures.revaluation(straddle, SmileRule.STICKY_MONEYNESS), still,
                SETTINGS);
        assertThat(var.results()).filteredOn(r -> r.method() == VarMethod.CORNISH_FISHER && r.level() == 0.99)
                .singleElement()
                .isInstanceOfSatisfying(VarResult.Refused.class,
                        r -> assertThat(r.reason()).isEqualTo(Reason.VAR_EXPANSION_INVALID));
    }

    /** P(j1 <= K < j2) by its own sum, and no shorter interval of that kind has both tails at 2.5 %. */
    @ParameterizedTest
    @ValueSource(ints = {250, 500, 1000})
    void theIntervalOfOrderStatisticsHasItsCoverage(int n) {
        double[] rising = IntStream.range(0, n).mapToDouble(i -> i - n).toArray(); // loss of rank j is n + 1 - j
        double p = 0.05;
        Interval interval = OrderStatistics.valueAtRisk(rising, 0.95, Interval.Basis.ORDER_STATISTICS);
        int j1 = n + 1 - (int) interval.high().orElseThrow();
        int j2 = n + 1 - (int) interval.low();
        List<Double> probability = new ArrayList<>();
        double term = Math.pow(1 - p, n);
        for (int k = 0; k <= n; k++) {
            probability.add(term);
            term *= (double) (n - k) / (k + 1) * p / (1 - p);
        }
        double below = probability.subList(0, j1).stream().mapToDouble(x -> x).sum();
        double above = probability.subList(j2, n + 1).stream().mapToDouble(x -> x).sum();
        assertThat(below).isLessThanOrEqualTo(0.025);
        assertThat(above).isLessThanOrEqualTo(0.025);
        assertThat(below + probability.get(j1)).isGreaterThan(0.025);
        assertThat(above + probability.get(j2 - 1)).isGreaterThan(0.025);
    }

    @Test
    void fewOutcomesBoundNothingFromAbove() {
        double[] rising = IntStream.range(0, 250).mapToDouble(i -> i - 250).toArray();
        assertThat(OrderStatistics.valueAtRisk(rising, 0.99, Interval.Basis.ORDER_STATISTICS).high()).isEmpty();
        ValueAtRisk var = ValueAtRisk.of(shares(), history(80, 1.0), SETTINGS);
        assertThat(var.results()).filteredOn(r -> r.method() == VarMethod.HISTORICAL && r.level() == 0.99)
                .singleElement()
                .isInstanceOf(VarResult.Refused.class);
        assertThatThrownBy(() -> ValueAtRisk.of(shares(), history(50, 1.0), SETTINGS)).hasMessageContaining("days 50");
    }

    @Test
    void theMeasuresGrowWithTheBook() {
        FactorHistory history = history(400, 1.0);
        Book once = RiskFixtures.book();
        Book thrice = Book.of(once.positions().stream().map(p -> switch (p) {
            case Position.Shares s ->
                (Position) new Position.Shares(s.id(), s.symbol(), 3 * s.quantity(), s.entryPrice());
            case Position.Options o -> new Position.Options(
                    o.id(), o.symbol(), o.type(), o.strike(), o.expiry(), 3 * o.quantity(), o.multiplier(),
                    o.entryPrice());
        }).toList());
        ValueAtRisk one = ValueAtRisk.of(RiskFixtures.revaluation(once, SmileRule.STICKY_MONEYNESS), history, SETTINGS);
        ValueAtRisk three = ValueAtRisk.of(RiskFixtures.revaluation(thrice, SmileRule.STICKY_MONEYNESS), history,
                SETTINGS);
        for (int i = 0; i < one.results().size(); i++) {
            if (one.results().get(i) instanceof VarResult.Estimated e) {
                VarEstimate many = ((VarResult.Estimated) three.results().get(i)).estimate();
                assertThat(many.valueAtRisk()).isCloseTo(3 * e.estimate().valueAtRisk(), within(1e-5));
                assertThat(many.expectedShortfall()).isCloseTo(3 * e.estimate().expectedShortfall(), within(1e-5));
                assertThat(e.estimate().expectedShortfall()).isGreaterThanOrEqualTo(e.estimate().valueAtRisk());
            }
        }
    }

    @Test
    void filteringBringsThePastToPresentVolatility() {
        double[] changes = new double[400];
        for (int t = 0; t < 400; t++) {
            changes[t] = (t % 2 == 0 ? 1 : -1) * (t < 300 ? 0.01 : 0.03);
        }
        double[] scaled = EwmaVolatility.scaled(changes);
        double now = EwmaVolatility.forecasts(changes)[400];
        assertThat(now).isCloseTo(0.03, within(1e-4));
        assertThat(scaled[200]).isCloseTo(changes[200] * now / 0.01, within(1e-6));
        assertThat(EwmaVolatility.forecasts(new double[] {0.02, 0.02})[2]).isCloseTo(0.02, within(1e-15));
    }
}
