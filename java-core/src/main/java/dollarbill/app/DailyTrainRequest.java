package dollarbill.app;

import dollarbill.backtest.daily.DailyTarget;
import dollarbill.market.Symbol;
import java.util.List;

/**
 * What a training of a model of daily features is asked for.
 *
 * @param target  what the model foretells
 * @param symbols  symbols to learn from; those with bars among the enabled ones of the configuration where empty
 * @param sentiment  whether features of news and mentions are read; they are absent otherwise
 * @param earnings  whether features of earnings are read; they are absent otherwise
 * @param promote  whether the new version goes into service even where another serves
 */
public record DailyTrainRequest(
        DailyTarget target, List<Symbol> symbols, boolean sentiment, boolean earnings, boolean promote) {
    public DailyTrainRequest {
        symbols = List.copyOf(symbols);
    }
}
