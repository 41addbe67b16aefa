package dollarbill.backtest.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.equity.EquitySettings.Fill;
import dollarbill.backtest.validation.GridEvidence;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Grids on several threads, and what their evidence says of noise and of planted skill. */
class EquityGridTest {
    private static final EquitySettings SETTINGS = EquitySettings
            .daily(Fill.NEXT_OPEN, new EquityCosts(1.0, 0.0, 0.0), 1e5);

    @Test
    void threadsChangeNothing() {
        PriceColumns prices = EquityBacktestTest.walk(1500, 3);
        List<EquityRule> rules = new ArrayList<>();
        for (int fast = 2; fast < 20; fast++) {
            rules.add(new SmaCross(fast, 50));
            rules.add(new MeanReversion(fast, 1.0, 0.0));
        }
        AtomicInteger told = new AtomicInteger();
        List<EquityRun> runs;
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            runs = EquityGrid.run(prices, 60, rules, SETTINGS, pool, told::incrementAndGet);
        }
        assertThat(told).hasValue(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            byte[] held = new byte[1500];
            rules.get(i).decide(prices, held);
            EquityRun alone = EquityBacktest
                    .run(prices.slice(60, 1500), Arrays.copyOfRange(held, 60, 1500), SETTINGS);
            assertThat(runs.get(i).equity()).isEqualTo(alone.equity());
        }
    }

    @Test
    void aRuleThatFailsIsToldAndEndsTheGrid() {
        PriceColumns prices = EquityBacktestTest.walk(100, 3);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            assertThatThrownBy(() -> EquityGrid.run(prices, 5, List.of(new Momentum(5)), SETTINGS, pool, () -> {
                throw new IllegalStateException("told too much");
            })).hasMessageContaining("told too much");
        }
    }

    /** Null experiment: among 60 series without skill nothing passes, and what was chosen before has about the ratio 0. */
    @Test
    void noiseLeavesNothing() {
        GridEvidence evidence = GridEvidence.of(trials(60, 1500, -1, 11));
        assertThat(evidence.deflated().orElseThrow().probability().orElseThrow()).isLessThan(.95);
        assertThat(evidence.overfitting().probability()).isBetween(.15, .85);
        assertThat(evidence.paths()).hasSize(9).isSorted();
        // A daily ratio over 1,500 days has a standard error of .026.
        assertThat(evidence.paths().get(4)).isBetween(-.08, .08);
        assertThat(evidence.walkForward().size()).isEqualTo(1250);
    }

    @Test
    void plantedSkillIsFound() {
        GridEvidence evidence = GridEvidence.of(trials(60, 1500, 23, 12));
        assertThat(evidence.best()).isEqualTo(23);
        assertThat(evidence.deflated().orElseThrow().probability().orElseThrow()).isGreaterThan(.99);
        assertThat(evidence.overfitting().probability()).isLessThan(.01);
        assertThat(evidence.paths().getFirst()).isGreaterThan(.1);
        assertThat(PerformanceRatios.sharpe(evidence.walkForward(), 0.0).orElseThrow()).isGreaterThan(2.0);
    }

    /** Mean over all pairs by Commons Math. */
    @Test
    void correlationIsTheMeanOverPairs() {
        List<ReturnSeries> trials = trials(6, 64, -1, 13);
        double sum = 0.0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                sum += new PearsonsCorrelation().correlation(trials.get(i).returns(), trials.get(j).returns());
            }
        }
        GridEvidence evidence = GridEvidence.of(trials);
        assertThat(evidence.correlation()).isCloseTo(sum / 15, within(1e-12));
        assertThat(evidence.deflatedByCorrelation().orElseThrow().trials())
                .isCloseTo(Math.max(sum / 15, 0) + (1 - Math.max(sum / 15, 0)) * 6, within(1e-12));
    }

    /** Where prices follow their past, momentum beats entries at random times; where they do not, it is one among them. */
    @Test
    void randomEntriesKnowNothing() {
        PriceColumns trending = momentumWalk(2000, .3, 1);
        byte[] held = new byte[2000];
        new Momentum(1).decide(trending, held);
        EquitySettings free = EquitySettings.daily(Fill.SAME_CLOSE, EquityCosts.NONE, 1e5);
        assertThat(RandomEntry.of(trending, held, 1, free, 199, 5).pValue()).isEqualTo(.005);
        int low = 0;
        for (int seed = 0; seed < 40; seed++) {
            PriceColumns walk = momentumWalk(500, 0.0, 100 + seed);
            byte[] decisions = new byte[500];
            new Momentum(1).decide(walk, decisions);
            low += RandomEntry.of(walk, decisions, 1, free, 49, seed).pValue() <= .2 ? 1 : 0;
        }
        // A fifth of 40 is 8, with a standard deviation of 2.5.
        assertThat(low).isBetween(1, 16);
    }

    @Test
    void holdingAlwaysIsTheSameHoweverTurned() {
        PriceColumns walk = EquityBacktestTest.walk(200, 4);
        byte[] always = new byte[200];
        Arrays.fill(always, (byte) 1);
        RandomEntry same = RandomEntry.of(walk, always, 10, SETTINGS, 20, 1);
        assertThat(same.pValue()).isEqualTo(1.0);
    }

    private static List<ReturnSeries> trials(int count, int periods, int skilled, long seed) {
        Random random = new Random(seed);
        List<LocalDate> days = LocalDate.parse("2015-01-01")
                .datesUntil(LocalDate.parse("2035-01-01"))
                .limit(periods)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(trial -> ReturnSeries.of(
                        days,
                        IntStream.range(0, periods)
                                .mapToDouble(t -> .01 * ((trial == skilled ? .2 : 0.0) + random.nextGaussian()))
                                .toArray(),
                        252.0))
                .toList();
    }

    private static PriceColumns momentumWalk(int n, double rho, long seed) {
        Random random = new Random(seed);
        double[] close = new double[n];
        double step = 0.0;
        double level = 0.0;
        for (int i = 0; i < n; i++) {
            step = rho * step + .01 * random.nextGaussian();
            level += step;
            close[i] = 100.0 * Math.exp(level);
        }
        return PriceColumns.of(close, close, close, close);
    }
}
