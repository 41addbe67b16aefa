package dollarbill.risk.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Values every position of a book anew in every scenario, by the Black formula on the fitted surface, and American options with the
 * premium of early exercise by {@link dollarbill.pricing.american.ExercisePremiums}, one table for all scenarios of equal days and rate.
 *
 * <p>Results are sums in the order of rows and do not depend on the number of threads.
 */
public final class Revaluation {
    private static final int BLOCK = 8;

    private final Holdings holdings;
    private final SmileRule rule;
    private final Frame today;
    private final double[] base;
    private @Nullable OptionGreeks greeks;

    private Revaluation(Holdings holdings, SmileRule rule, Frame today, double[] base) {
        this.holdings = holdings;
        this.rule = rule;
        this.today = today;
        this.base = base;
    }

    /** Values a book as it is, and prepares to value it anew. */
    public static Revaluation of(Holdings holdings, SmileRule rule) {
        OptionState now = new OptionState(holdings, rule);
        Frame today = Frame.of(Frame.Key.NOW, holdings);
        now.value(still(holdings), 0, today);
        return new Revaluation(holdings, rule, today, now.price);
    }

    private static ScenarioSet still(Holdings holdings) {
        int underlyings = holdings.markets.size();
        return new ScenarioSet.Builder(underlyings).addCommon(0.0, 0.0, 0.0, 0.0).build();
    }

    /** Returns the book. */
    public Holdings holdings() {
        return holdings;
    }

    /** Returns the value of an option row per share as it is. */
    public double price(int row) {
        return base[row];
    }

    /** Returns the value of the options of all rows and of the shares, as they are. */
    public double value() {
        double sum = 0.0;
        for (int row = 0; row < base.length; row++) {
            sum += holdings.shares[row] * base[row];
        }
        for (int u = 0; u < holdings.stock.length; u++) {
            sum += holdings.stock[u] * holdings.spot(u);
        }
        return sum;
    }

    /**
     * Returns the profit or loss of each underlying in each scenario.
     *
     * @param scenarios  over the underlyings of the book
     * @param threads  threads at most, at least 1
     */
    public ScenarioPnl pnl(ScenarioSet scenarios, int threads) {
        if (scenarios.underlyings() != holdings.markets.size()) {
            throw new IllegalArgumentException(
                    "scenarios tell " + scenarios.underlyings() + " underlyings and must tell "
                            + holdings.markets.size());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
        double[][] pnl = new double[scenarios.size()][holdings.markets.size()];
        List<Frame> frames = frames(scenarios);
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            OptionState state = new OptionState(holdings, rule);
            for (int from = next.getAndAdd(BLOCK); from < pnl.length; from = next.getAndAdd(BLOCK)) {
                for (int s = from; s < Math.min(from + BLOCK, pnl.length); s++) {
                    one(scenarios, s, frames.get(s), state, pnl[s]);
                }
            }
        };
        together(work, Math.min(threads, Math.ceilDiv(Math.max(pnl.length, 1), BLOCK)));
        return new ScenarioPnl(holdings.symbols(), pnl);
    }

    private void one(ScenarioSet scenarios, int scenario, Frame frame, OptionState state, double[] pnl) {
        state.value(scenarios, scenario, frame);
        for (int u = 0; u < pnl.length; u++) {
            pnl[u] = holdings.stock[u] * holdings.spot(u) * Math.expm1(scenarios.spot(scenario, u));
        }
        for (Holdings.ExpiryRun run : holdings.runs) {
            double sum = 0.0;
            for (int row = run.from(); row < run.to(); row++) {
                sum += holdings.shares[row] * (state.price[row] - base[row]);
            }
            pnl[run.underlying()] += sum;
        }
    }

    /** Values every option as it is. */
    OptionState now() {
        return state(still(holdings), 0);
    }

    /** Values every option in one scenario. */
    OptionState state(ScenarioSet scenarios, int scenario) {
        OptionState state = new OptionState(holdings, rule);
        state.value(scenarios, scenario, frame(key(scenarios, scenario)));
        return state;
    }

    /** Returns the Greeks of every option as it is, computed once. */
    synchronized OptionGreeks greeks() {
        OptionGreeks known = greeks;
        if (known == null) {
            known = OptionGreeks.of(holdings, now(), today);
            greeks = known;
        }
        return known;
    }

    private Frame frame(Frame.Key key) {
        return key.equals(Frame.Key.NOW) ? today : Frame.of(key, holdings);
    }

    private static Frame.Key key(ScenarioSet scenarios, int scenario) {
        return new Frame.Key(scenarios.days(scenario), scenarios.rate(scenario));
    }

    private List<Frame> frames(ScenarioSet scenarios) {
        Map<Frame.Key, Frame> known = new HashMap<>();
        List<Frame> frames = new ArrayList<>();
        for (int s = 0; s < scenarios.size(); s++) {
            frames.add(known.computeIfAbsent(key(scenarios, s), this::frame));
        }
        return frames;
    }

    private static void together(Runnable work, int threads) {
        List<FutureTask<Boolean>> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            FutureTask<Boolean> task = new FutureTask<>(work, true);
            others.add(task);
            Thread.ofPlatform().daemon().name("revaluation-" + i).start(task);
        }
        work.run();
        for (FutureTask<Boolean> task : others) {
            try {
                var _ = task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a book was valued", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }
}
