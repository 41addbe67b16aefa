package dollarbill.app.cli;

import dollarbill.app.EquityBacktestRequest;
import dollarbill.backtest.equity.EquityCosts;
import dollarbill.backtest.equity.EquityFamily;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.market.Symbol;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a backtest of a rule over the bars of one share at a time. */
final class EquityOptions {
    @Option(names = "--equity", paramLabel = "RULE", description = "Trade the share itself by a rule: sma_cross, ema_cross, momentum, momentum_breakout or mean_reversion.")
    @Nullable
    String rule;

    @Option(names = "--grid", description = "With --equity: try the whole grid of parameters and tell what is left of the best.")
    boolean grid;

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

    @Option(names = "--slippage-bps", paramLabel = "BP", description = "With --equity: slippage of a fill (default: ${DEFAULT-VALUE}).")
    double slippage = 2.0;

    @Option(names = "--commission-bps", paramLabel = "BP", description = "With --equity: commission on the value (default: ${DEFAULT-VALUE}).")
    double commission = 0.0;

    @Option(names = "--minimum-commission", paramLabel = "USD", description = "With --equity: least commission of an order (default: ${DEFAULT-VALUE}).")
    double minimum = 0.0;

    @Option(names = "--cash-rate", paramLabel = "RATE", description = "With --equity: interest on cash, a year (default: ${DEFAULT-VALUE}).")
    double cashRate = 0.0;

    @Option(names = "--whole-shares", description = "With --equity: leave fractions of a share out.")
    boolean whole;

    @Option(names = "--resamples", paramLabel = "N", description = "With --equity: behind each interval (default: ${DEFAULT-VALUE}).")
    int resamples = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "With --equity: of the intervals (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    /** Returns whether a rule over bars is asked for. */
    boolean asked() {
        return rule != null;
    }

    /**
     * Returns the request of the command line.
     *
     * @param fillAt  same-close or next-open
     */
    EquityBacktestRequest request(
            List<Symbol> symbols, Optional<LocalDate> from, Optional<LocalDate> to, double capital, String fillAt) {
        try {
            return new EquityBacktestRequest(
                    symbols,
                    EquityFamily.named(String.valueOf(rule)),
                    parameters(),
                    grid,
                    from,
                    to,
                    new EquitySettings(
                            fill(fillAt),
                            new EquityCosts(slippage, commission, minimum),
                            capital,
                            1.0,
                            whole,
                            cashRate,
                            ReturnSeries.TRADING_DAYS),
                    resamples,
                    seed,
                    Runtime.getRuntime().availableProcessors());
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

    private static void put(Map<String, Double> given, String name, @Nullable Double value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private static EquitySettings.Fill fill(String fillAt) {
        return switch (fillAt) {
            case "same-close" -> EquitySettings.Fill.SAME_CLOSE;
            case "next-open" -> EquitySettings.Fill.NEXT_OPEN;
            default -> throw new UsageFault(
                    "--fill-at is '" + fillAt + "'; allowed with --equity: same-close, next-open");
        };
    }
}
