package dollarbill.app;

import dollarbill.backtest.equity.EquityFamily;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to backtest of one rule over the bars of some symbols.
 *
 * @param symbols  each on its own, at least one
 * @param family  the rule
 * @param parameters  its parameters by name; those left out are as usual; none with a grid
 * @param grid  whether all parameters of the grid are tried
 * @param from  first day that counts; bars before it warm the rule up
 * @param to  last day
 * @param settings  how decisions are carried out
 * @param resamples  behind each interval, at least 1
 * @param seed  equal seeds give equal intervals
 * @param threads  rules run at a time, at least 1
 */
public record EquityBacktestRequest(
        List<Symbol> symbols,
        EquityFamily family,
        Map<String, Double> parameters,
        boolean grid,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        EquitySettings settings,
        int resamples,
        long seed,
        int threads) {
    public EquityBacktestRequest {
        symbols = List.copyOf(symbols);
        parameters = Map.copyOf(parameters);
        if (symbols.isEmpty() || resamples < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "symbols " + symbols.size() + ", resamples " + resamples + " and threads "
                            + threads + " must be at least 1");
        }
        if (grid && !parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "a grid tries all parameters and takes none; given: " + parameters.keySet());
        }
    }
}
