package dollarbill.risk.var;

import static dollarbill.risk.scenario.RiskFixtures.AAA;
import static dollarbill.risk.scenario.RiskFixtures.BBB;
import static dollarbill.risk.scenario.RiskFixtures.NEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.risk.scenario.BookRisk;
import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.RiskFixtures;
import dollarbill.risk.scenario.SmileRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HedgesTest {
    private static final VarSettings SETTINGS = VarSettings.defaults(1);

    @Test
    void sharesAreHedgedByTheirOpposite() {
        Book book = Book.of(List.of(new Position.Shares("s", AAA, 120, 1)));
        Revaluation revaluation = RiskFixtures.revaluation(book, SmileRule.STICKY_MONEYNESS);
        FactorHistory two = ValueAtRiskTest.history(250, 1.0);
        FactorHistory history = new FactorHistory(two.dates(), two.factors(), two.changes(), new int[] {0},
                new int[] {2});
        ValueAtRisk var = ValueAtRisk.of(revaluation, history, SETTINGS);
        Hedge hedge = Hedges.of(BookRisk.of(book, revaluation), Optional.of(new Hedges.Past(var.history(), history)))
                .getFirst();
        assertThat(hedge.deltaHedge()).isEqualTo(-120);
        assertThat(hedge.minimumVariance().orElseThrow()).isCloseTo(-120, within(1e-9));
        assertThat(hedge.varianceLeft().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(hedge.breakEvenMove()).isEmpty();
        assertThat(hedge.scalpingPerDay().orElseThrow()).isZero();
    }

    @Test
    void aLongStraddleEarnsWhereMovesAreWiderThanImplied() {
        Book book = Book.of(List.of(
                RiskFixtures.option("c", BBB, OptionType.CALL, 50, NEAR, 1),
                RiskFixtures.option("p", BBB, OptionType.PUT, 50, NEAR, 1)));
        Revaluation revaluation = RiskFixtures.revaluation(book, SmileRule.STICKY_MONEYNESS);
        double[] moves = new double[300];
        for (int t = 0; t < 300; t++) {
            moves[t] = t % 2 == 0 ? 0.03 : -0.03;
        }
        FactorHistory history = new FactorHistory(
                ValueAtRiskTest.dates(300), List.of("BBB"), new double[][] {moves}, new int[] {0}, new int[] {-1});
        ValueAtRisk var = ValueAtRisk.of(revaluation, history, SETTINGS);
        Hedge hedge = Hedges.of(BookRisk.of(book, revaluation), Optional.of(new Hedges.Past(var.history(), history)))
                .getFirst();
        BlackGreeks g = BlackScholes.evaluate(OptionType.CALL, 50, 50, ExpiryTime.years(RiskFixtures.NOW, NEAR), 0.04,
                0, 0.3);
        double gamma = 200 * g.gamma();
        assertThat(hedge.realisedVolatility().orElseThrow()).isCloseTo(0.03 * Math.sqrt(252), within(1e-12));
        assertThat(hedge.scalpingPerDay().orElseThrow())
                .isCloseTo(0.5 * gamma * 2500 * (0.0009 - 0.09 / 252), within(1e-8));
        double theta = BookRisk.of(book, revaluation).total().theta() * 365 / 252;
        assertThat(0.5 * gamma * Math.pow(hedge.breakEvenMove().orElseThrow() * 50, 2)).isCloseTo(-theta, within(1e-8));
    }

    @Test
    void withoutHistoryOnlyTheGreeksSpeak() {
        Book book = RiskFixtures.book();
        List<Hedge> hedges = Hedges.of(
                BookRisk.of(book, RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE)), Optional.empty());
        assertThat(hedges).extracting(Hedge::symbol).containsExactly(AAA, BBB);
        assertThat(hedges).allSatisfy(hedge -> {
            assertThat(Math.abs(hedge.delta() + hedge.deltaHedge())).isLessThanOrEqualTo(0.5);
            assertThat(hedge.minimumVariance()).isEmpty();
            assertThat(hedge.scalpingPerDay()).isEmpty();
        });
    }

    @Test
    void concentrationIsTheSumOfSquaredShares() {
        Book book = Book.of(List.of(new Position.Shares("a", AAA, 30, 1), new Position.Shares("b", BBB, -20, 1)));
        Revaluation revaluation = RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE);
        Diversification d = Diversification.of(BookRisk.of(book, revaluation).underlyings());
        assertThat(d.weights()).isEqualTo(Map.of(AAA, 0.75, BBB, 0.25));
        assertThat(d.concentration().orElseThrow()).isCloseTo(0.625, within(1e-12));
        FactorHistory history = ValueAtRiskTest.history(200, 1.0);
        ValueAtRisk var = ValueAtRisk.of(revaluation, history, SETTINGS);
        Diversification scored = d.withScore(var.history(), 0.95);
        double parts = scored.shortfalls().values().stream().mapToDouble(x -> x).sum();
        double whole = TailMeasures.of(var.history().total(), 0.95).expectedShortfall();
        assertThat(scored.score().orElseThrow()).isCloseTo(1 - whole / parts, within(1e-12)).isBetween(0.0, 1.0);
    }

    @Test
    void twiceTheSameDiversifiesNothing() {
        Book book = Book.of(List.of(new Position.Shares("a", AAA, 30, 1), new Position.Shares("b", BBB, 60, 1)));
        Revaluation revaluation = RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE);
        FactorHistory two = ValueAtRiskTest.history(200, 1.0);
        FactorHistory same = new FactorHistory(two.dates(), two.factors(), two.changes(), new int[] {0, 0},
                new int[] {-1, -1});
        ValueAtRisk var = ValueAtRisk.of(revaluation, same, SETTINGS);
        Diversification d = Diversification.of(BookRisk.of(book, revaluation).underlyings())
                .withScore(var.history(), 0.95);
        assertThat(d.score().orElseThrow()).isCloseTo(0.0, within(1e-12));
        assertThat(Arrays.stream(var.exposures().gradient()).sum()).isCloseTo(6000, within(1.0));
    }
}
