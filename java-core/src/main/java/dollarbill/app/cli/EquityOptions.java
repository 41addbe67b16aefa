package dollarbill.app.cli;

import dollarbill.app.BacktestRequest;
import dollarbill.app.EquityBacktestRequest;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.equity.EquityCosts;
import dollarbill.backtest.equity.EquityFamily;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.performance.ReturnSeries;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a backtest of a rule over the bars of one share at a time. */
final class EquityOptions {
    private static final double SLIPPAGE_BPS = 2.0;
    private static final int RESAMPLES = 1000;

    @Option(names = "--equity", paramLabel = "RULE", description = "Trade the share itself by a rule: sma_cross, ema_cross, momentum, momentum_breakout or mean_reversion.")
    @Nullable
    String rule;

    @Option(names = "--summary", description = "With --equity: print a line a symbol instead of the report.")
    boolean summary;

    @Option(names = "--fast", paramLabel = "BARS", description = "Of sma_cross and ema_cross (default: 20).")
    @Nullable
    Double fast;

    @Option(names = "--slow", paramLabel = "BARS", description = "Of sma_cross and ema_cross (default: 100).")
    @Nullable
    Double slow;

    @Option(names = "--lookback", paramLabel = "BARS", description = "Of momentum (default: 250).")
    @Nullable
    Double lookback;

    @Option(names = "--window", paramLabel = "BARS", description = "Of mean_reversion (default: 20).")
    @Nullable
    Double window;

    @Option(names = "--entry", paramLabel = "N", description = "Bars of momentum_breakout (default: 55), deviations of mean_reversion (default: 2).")
    @Nullable
    Double entry;

    @Option(names = "--exit", paramLabel = "N", description = "Bars of momentum_breakout (default: 20), deviations of mean_reversion (default: 0).")
    @Nullable
    Double exit;

    @Option(names = "--slippage-bps", paramLabel = "BP", description = "With --equity: slippage of a fill (default: 2).")
    @Nullable
    Double slippage;

    @Option(names = "--commission-bps", paramLabel = "BP", description = "With --equity: commission on the value (default: 0).")
    @Nullable
    Double commission;

    @Option(names = "--minimum-commission", paramLabel = "USD", description = "With --equity: least commission of an order (default: 0).")
    @Nullable
    Double minimum;

    @Option(names = "--cash-rate", paramLabel = "RATE", description = "With --equity: interest on cash, a year (default: 0).")
    @Nullable
    Double cashRate;

    @Option(names = "--whole-shares", description = "With --equity: leave fractions of a share out.")
    boolean whole;

    @Option(names = "--resamples", paramLabel = "N", description = "With --equity: behind each interval (default: 1000).")
    @Nullable
    Integer resamples;

    @Option(names = "--seed", paramLabel = "N", description = "With --equity: of the intervals (default: 1).")
    @Nullable
    Long seed;

    /**
     * Returns whether a rule over bars is asked for.
     *
     * @throws UsageFault  if only its parameters are
     */
    boolean asked() {
        if (rule == null && !parameters().isEmpty()) {
            throw new UsageFault("the parameters of rules need --equity RULE");
        }
        boolean costs = slippage != null || commission != null || minimum != null || cashRate != null;
        boolean intervals = resamples != null || seed != null;
        if (rule == null && (summary || whole || costs || intervals)) {
            throw new UsageFault("--summary, --slippage-bps, --commission-bps, --minimum-commission, --cash-rate, "
                    + "--whole-shares, --resamples and --seed need --equity RULE");
        }
        return rule != null;
    }

    /**
     * Returns the request of the command line.
     *
     * @param common  options shared with other backtests: symbols, days, capital and when orders fill
     */
    EquityBacktestRequest request(BacktestOptions common) {
        if (common.strategy != null || common.fill != null || common.ml != null || common.chains != null
                || common.retrainings != null || common.cpcv) {
            throw new UsageFault("--strategy, --fill, --ml, --chains, --retrainings and --cpcv are not for --equity");
        }
        if (common.symbols.isEmpty()) {
            throw new UsageFault("--equity needs --symbols");
        }
        BacktestRequest asked = common.withoutChecks();
        try {
            return new EquityBacktestRequest(
                    asked.symbols(),
                    EquityFamily.named(String.valueOf(rule)),
                    parameters(),
                    common.grid,
                    asked.from(),
                    asked.to(),
                    new EquitySettings(
                            fill(asked.time().orElse(FillTime.NEXT_OPEN)),
                            new EquityCosts(
                                    or(slippage, SLIPPAGE_BPS), or(commission, 0.0), or(minimum, 0.0)),
                            asked.capital(),
                            1.0,
                            whole,
                            or(cashRate, 0.0),
                            ReturnSeries.TRADING_DAYS),
                    resamples == null ? RESAMPLES : resamples,
                    seed == null ? 1 : seed,
                    asked.threads());
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--equity: " + e.getMessage());
        }
    }

    private Map<String, Double> parameters() {
        Map<String, Double> given = new TreeMap<>();
        put(given, "fast", fast);
        put(given, "slow", slow);
        put(given, "lookback", lookback);
        put(given, "window", window);
        put(given, "entry", entry);
        put(given, "exit", exit);
        return given;
    }

    private static double or(@Nullable Double given, double standard) {
        return given == null ? standard : given;
    }

    private static void put(Map<String, Double> given, String name, @Nullable Double value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private static EquitySettings.Fill fill(FillTime time) {
        return switch (time) {
            case SAME_CLOSE -> EquitySettings.Fill.SAME_CLOSE;
            case NEXT_OPEN -> EquitySettings.Fill.NEXT_OPEN;
            case NEXT_CLOSE -> throw new UsageFault("--fill-at: allowed with --equity: same-close, next-open");
        };
    }
}
