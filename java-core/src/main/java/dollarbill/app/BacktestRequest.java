package dollarbill.app;

import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a backtest is asked for.
 *
 * @param strategy  what is traded
 * @param symbols  underlyings; the enabled ones of the configuration where empty
 * @param from  first day traded; the first there is where absent
 * @param to  last day known; the last there is where absent
 * @param capital  dollars at the start, positive
 * @param scaling  share of the Kelly stake that signals take, above 0 to 1; the configured one where absent
 * @param fill  price of a fill within the spread; the configured one where absent
 * @param time  when orders are filled; at the close of the decision on recorded chains and at the next close on priced ones where absent
 * @param hedge  whether shares are held against the delta of positions
 * @param judges  whether the classifier judges signals
 * @param chains  where chains come from
 * @param retrainings  how often the classifier learns anew; the configured number of folds where absent
 * @param threads  underlyings read or parameter sets run at the same time, at least 1; the result does not depend on it
 * @param checks  what is measured beyond the usual
 */
public record BacktestRequest(
        Strategy strategy,
        List<Symbol> symbols,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        double capital,
        OptionalDouble scaling,
        Optional<FillRule> fill,
        Optional<FillTime> time,
        HedgeRule hedge,
        Judges judges,
        Chains chains,
        OptionalInt retrainings,
        int threads,
        Set<Check> checks) {
    /** Dollars at the start where nothing else is asked for. */
    public static final double USUAL_CAPITAL = 100_000.0;

    private static final Set<Strategy> HEDGED = Set.of(Strategy.SIGNALS, Strategy.SELECTOR, Strategy.CONDOR);
    private static final Set<Strategy> GRIDS = Set.of(Strategy.SIGNALS, Strategy.CONDOR, Strategy.COVERED_CALL);

    /** What is traded. */
    public enum Strategy {
        /** The signals of service, sized by Kelly. */
        SIGNALS,
        /** What service recommends: view, selector, structure, size, guard. */
        SELECTOR,
        /** Iron condors sold at delta .16 with wings at .05. */
        CONDOR,
        /** Shares with a call sold at delta .30. */
        COVERED_CALL,
        /** Shares alone. */
        BUY_AND_HOLD;

        /** Returns the name as options write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the classifier judges signals. */
    public enum Judges {
        /** It does. */
        ON,
        /** The analytic stand-in does. */
        OFF,
        /** Both, side by side on the same days. */
        BOTH
    }

    /** Where chains come from. */
    public enum Chains {
        /** Recorded ones where at least ten days of each underlying have them, else priced ones. */
        AUTO,
        /** Recorded ones. */
        RECORDED,
        /** Priced by a model from the history of the underlying. */
        MODEL
    }

    /** What takes so long that it is measured only where asked for. */
    public enum Check {
        /** A grid of the strategy's parameters is tried, and what is left of the best of it told. */
        GRID,
        /** The classifier learns from all choices of groups of days and judges the others: combinatorial purged cross-validation. */
        CPCV;

        /** Returns the name as options write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BacktestRequest {
        symbols = List.copyOf(symbols);
        checks = Collections.unmodifiableSet(
                checks.isEmpty() ? EnumSet.noneOf(Check.class) : EnumSet.copyOf(checks));
        if (!(capital > 0.0) || capital > 1e12) {
            throw new IllegalArgumentException("capital is " + capital + "; allowed: above 0 to 1e12");
        }
        if (scaling.isPresent() && !(scaling.getAsDouble() > 0.0 && scaling.getAsDouble() <= 1.0)) {
            throw new IllegalArgumentException("scaling is " + scaling.getAsDouble() + "; allowed: above 0 to 1");
        }
        if (scaling.isPresent() && strategy != Strategy.SIGNALS) {
            throw new IllegalArgumentException("scaling is " + scaling.getAsDouble() + "; allowed: none with strategy "
                    + strategy.text() + ", which is not sized by Kelly alone");
        }
        if (hedge != HedgeRule.NONE && !HEDGED.contains(strategy)) {
            throw new IllegalArgumentException("hedge is delta; allowed: none with strategy " + strategy.text()
                    + ", which means to hold the shares it holds");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; allowed: at least 1");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("to is " + to.get() + "; allowed: from " + from.get() + " on");
        }
        if (retrainings.isPresent() && (retrainings.getAsInt() < 1 || retrainings.getAsInt() > 100)) {
            throw new IllegalArgumentException("retrainings is " + retrainings.getAsInt() + "; allowed: 1 to 100");
        }
        if (checks.contains(Check.CPCV) && (strategy != Strategy.SIGNALS || judges == Judges.OFF)) {
            throw new IllegalArgumentException(
                    "cpcv is true; allowed: false with strategy " + strategy.text() + " and ml "
                            + judges.name().toLowerCase(Locale.ROOT) + ", since no classifier of signals learns");
        }
        if (checks.contains(Check.GRID) && scaling.isPresent()) {
            throw new IllegalArgumentException(
                    "scaling is " + scaling.getAsDouble() + "; allowed: none with a grid, which tries several");
        }
        if (checks.contains(Check.GRID) && !GRIDS.contains(strategy)) {
            throw new IllegalArgumentException(
                    "grid is true; allowed: false with strategy " + strategy.text() + ", which has no grid");
        }
    }

    /** Returns whether something beyond the usual is to be measured. */
    public boolean asks(Check check) {
        return checks.contains(check);
    }

    /** Returns a request for a strategy with all else as configured, on all processors. */
    public static BacktestRequest of(Strategy strategy) {
        return new BacktestRequest(
                strategy,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                USUAL_CAPITAL,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                HedgeRule.NONE,
                Judges.BOTH,
                Chains.AUTO,
                OptionalInt.empty(),
                Runtime.getRuntime().availableProcessors(),
                Set.of());
    }

    /** Returns a copy that reads one underlying after another. */
    BacktestRequest onOneThread() {
        return new BacktestRequest(strategy, symbols, from, to, capital, scaling, fill, time, hedge, judges,
                chains, retrainings, 1, checks);
    }

    /** Returns whether shares are held against the delta of positions. */
    public boolean hedges() {
        return hedge != HedgeRule.NONE;
    }

    /** Returns cents at the start. */
    long capitalCents() {
        return Math.round(100.0 * capital);
    }
}
