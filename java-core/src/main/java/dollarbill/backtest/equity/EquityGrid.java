package dollarbill.backtest.equity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs many rules over the same prices on all threads of a pool, with results in the order of the rules. */
public final class EquityGrid {
    /** Told after each rule, from whichever thread ran it. */
    @FunctionalInterface
    public interface Progress {
        /** One more rule has run. */
        void advance();
    }

    private EquityGrid() {}

    /**
     * Runs rules.
     *
     * @param from  first bar that counts: those before it are seen by the rules, and accounts begin in cash at it
     * @param pool  its threads run a rule each
     * @return one run a rule, in their order, whatever the number of threads
     * @throws IllegalStateException  if the calling thread is interrupted or a rule fails
     */
    public static List<EquityRun> run(
            PriceColumns prices,
            int from,
            List<? extends EquityRule> rules,
            EquitySettings settings,
            ExecutorService pool,
            Progress progress) {
        PriceColumns counted = prices.slice(from, prices.size());
        List<Future<EquityRun>> running = new ArrayList<>(rules.size());
        for (EquityRule rule : rules) {
            running.add(pool.submit(() -> {
                byte[] held = new byte[prices.size()];
                rule.decide(prices, held);
                EquityRun run = EquityBacktest
                        .run(counted, Arrays.copyOfRange(held, from, held.length), settings);
                progress.advance();
                return run;
            }));
        }
        List<EquityRun> runs = new ArrayList<>(rules.size());
        try {
            for (Future<EquityRun> run : running) {
                runs.add(run.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rule failed: " + e.getCause(), e);
        } finally {
            running.forEach(run -> run.cancel(true));
        }
        return runs;
    }
}
