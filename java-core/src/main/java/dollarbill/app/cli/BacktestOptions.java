package dollarbill.app.cli;

import dollarbill.app.BacktestRequest;
import dollarbill.app.BacktestWords;
import dollarbill.bridge.ModelId;
import dollarbill.model.DirectionModel;
import dollarbill.model.SignalClassifier;
import dollarbill.model.VolatilityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what a backtest trades and how. */
final class BacktestOptions {
    @Option(names = "--strategy", paramLabel = "NAME", description = "signals, selector, condor, covered-call or buy-and-hold (default: signals).")
    @Nullable
    String strategy;

    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Underlyings, separated by commas (default: those enabled in config/stocks.json).")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DATE", description = "First day traded.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day known.")
    @Nullable
    String to;

    @Option(names = "--capital", paramLabel = "USD", description = "Dollars at the start (default: 100000).")
    @Nullable
    String capital;

    @Option(names = "--scaling", paramLabel = "SHARE", description = "Of signals: share of the Kelly stake taken (default: scaling of config/trading.json).")
    @Nullable
    String scaling;

    @Option(names = "--fill", paramLabel = "RULE", description = "mid, cross, fraction:X (X of half the spread given away) or liquidity (default: costs.slippage of config/trading.json).")
    @Nullable
    String fill;

    @Option(names = "--fill-at", paramLabel = "TIME", description = "same-close, next-close or next-open (default: same-close on recorded chains, next-close on priced ones).")
    @Nullable
    String fillAt;

    @Option(names = "--hedge", paramLabel = "RULE", description = "none, or delta: shares against the delta of each position, set anew at each close; of signals, selector and condor (default: none).")
    @Nullable
    String hedge;

    @Option(names = "--ml", paramLabel = "WHICH", description = "on, off or both: whether models judge: the classifier signals, the daily models what the selector chooses by (default: both).")
    @Nullable
    String ml;

    @Option(names = "--chains", paramLabel = "WHICH", description = "auto, recorded or model (default: auto).")
    @Nullable
    String chains;

    @Option(names = "--retrainings", paramLabel = "N", description = "How often models learn anew (default: training.folds of config/ml_config.json).")
    @Nullable
    String retrainings;

    @Option(names = "--grid", description = "Try a grid of parameters of the rule, the structure or the signals and tell what is left of the best.")
    boolean grid;

    @Option(names = "--cpcv", description = "Of signals: let the classifier learn 15 times from other choices of days and trade the five paths; takes long.")
    boolean cpcv;

    /** Returns the models that the strategy learns. */
    Set<ModelId> models() {
        return "selector".equals(strategy) ? Set.of(DirectionModel.ID, VolatilityModel.ID)
                : Set.of(SignalClassifier.ID);
    }

    /** Returns the request the command line makes. */
    BacktestRequest request() {
        Map<String, String> words = new TreeMap<>();
        put(words, "grid", grid ? "true" : null);
        put(words, "cpcv", cpcv ? "true" : null);
        return request(words);
    }

    /** Returns the same request without what is measured beyond the usual. */
    BacktestRequest withoutChecks() {
        return request(new TreeMap<>());
    }

    private BacktestRequest request(Map<String, String> words) {
        put(words, "strategy", strategy);
        put(words, "from", from);
        put(words, "to", to);
        put(words, "capital", capital);
        put(words, "scaling", scaling);
        put(words, "fill", fill);
        put(words, "fill_at", fillAt);
        put(words, "hedge", hedge);
        put(words, "ml", ml);
        put(words, "chains", chains);
        put(words, "retrainings", retrainings);
        try {
            return BacktestWords.request(words, SymbolArguments.parse(symbols));
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--" + String.valueOf(e.getMessage()).replaceFirst("^fill_at", "fill-at"));
        }
    }

    private static void put(Map<String, String> words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }
}
