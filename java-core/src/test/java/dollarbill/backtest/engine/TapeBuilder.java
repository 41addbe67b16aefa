package dollarbill.backtest.engine;

import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Builds a tape of one underlying day by day. */
final class TapeBuilder {
    private final Symbol symbol;
    private final double rate;
    private final List<MarketDay> days = new ArrayList<>();

    TapeBuilder(String symbol, double rate) {
        this.symbol = Symbol.of(symbol);
        this.rate = rate;
    }

    TapeBuilder day(String date, double open, double close, OptionQuote... quotes) {
        return add(date, open, close, OptionalDouble.empty(), OptionalDouble.empty(), quotes);
    }

    TapeBuilder exDividend(String date, double dividend, double open, double close, OptionQuote... quotes) {
        return add(date, open, close, OptionalDouble.of(dividend), OptionalDouble.empty(), quotes);
    }

    TapeBuilder split(String date, double ratio, double open, double close, OptionQuote... quotes) {
        return add(date, open, close, OptionalDouble.empty(), OptionalDouble.of(ratio), quotes);
    }

    TapeBuilder closed(String date) {
        days.add(new MarketDay(LocalDate.parse(date), Map.of(), rate));
        return this;
    }

    private TapeBuilder add(
            String date,
            double open,
            double close,
            OptionalDouble dividend,
            OptionalDouble split,
            OptionQuote... quotes) {
        QuoteSet set = new QuoteSet(QuoteOrigin.RECORDED, List.of(quotes));
        days.add(new MarketDay(
                LocalDate.parse(date),
                Map.of(symbol, new UnderlyingDay(symbol, open, close, dividend, split, set)),
                rate));
        return this;
    }

    /** Runs orders given by day. */
    BacktestResult run(EngineSettings settings, Map<String, List<Order>> orders) {
        return Backtest.run(
                new ListTape(days),
                now -> orders.getOrDefault(now.today().date().toString(), List.of()),
                settings,
                Progress.none());
    }
}
