package dollarbill.app.sizing;

import dollarbill.market.BarSeries;
import dollarbill.market.CoinDay;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Daily closes of a share or a coin, oldest first; their ratios are total returns. */
public final class AssetHistory {
    private final Symbol symbol;
    private final Kind kind;
    private final boolean synthetic;
    private final List<LocalDate> dates;
    private final double[] closes;
    private final OptionalDouble traded;
    private final OptionalDouble volume;

    private AssetHistory(
            Symbol symbol,
            Kind kind,
            boolean synthetic,
            List<LocalDate> dates,
            double[] closes,
            OptionalDouble traded,
            OptionalDouble volume) {
        this.symbol = symbol;
        this.kind = kind;
        this.synthetic = synthetic;
        this.dates = dates;
        this.closes = closes;
        this.traded = traded;
        this.volume = volume;
    }

    /** What is held, with the days of a year on which it is priced. */
    public enum Kind {
        SHARE(252),
        COIN(365);

        private final int daysPerYear;

        Kind(int daysPerYear) {
            this.daysPerYear = daysPerYear;
        }

        /** Returns the days of a year with a price. */
        public int daysPerYear() {
            return daysPerYear;
        }
    }

    /**
     * Returns the history of a share, else of a coin, up to a day.
     *
     * @param upTo  last day looked at; absent for all
     * @throws DataFault  if there are no bars and no coin of that name
     */
    public static AssetHistory read(DataDirectory data, Symbol symbol, Optional<LocalDate> upTo) {
        return share(data, symbol, upTo)
                .or(() -> data.coin(symbol)
                        .map(coin -> upTo.map(coin::upTo).orElse(coin))
                        .filter(coin -> !coin.days().isEmpty())
                        .map(coin -> of(coin, data.synthetic())))
                .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
    }

    /** Returns the history of a share up to a day; empty where there are no bars. */
    static Optional<AssetHistory> share(DataDirectory data, Symbol symbol, Optional<LocalDate> upTo) {
        return data.bars(symbol)
                .map(bars -> upTo.map(bars::upTo).orElse(bars))
                .filter(bars -> bars.size() > 0)
                .map(bars -> of(bars, data.tradedClose(symbol, bars.date(bars.size() - 1))));
    }

    private static AssetHistory of(BarSeries bars, OptionalDouble traded) {
        double[] closes = new double[bars.size()];
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            closes[i] = bars.close(i);
            dates.add(bars.date(i));
        }
        return new AssetHistory(bars.symbol(), Kind.SHARE, bars.synthetic(), List.copyOf(dates), closes,
                traded, OptionalDouble.of(bars.volume(closes.length - 1)));
    }

    /** Returns the history of a coin with at least one day. */
    public static AssetHistory of(CoinHistory coin, boolean synthetic) {
        return new AssetHistory(coin.symbol(), Kind.COIN, synthetic,
                coin.days().stream().map(CoinDay::date).toList(),
                coin.days().stream().mapToDouble(CoinDay::close).toArray(),
                OptionalDouble.of(coin.days().getLast().close()), coin.days().getLast().volume());
    }

    /** Returns what it is the history of. */
    public Symbol symbol() {
        return symbol;
    }

    /** Returns what kind of thing that is. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether the prices are simulated. */
    public boolean synthetic() {
        return synthetic;
    }

    /** Returns the number of days. */
    public int size() {
        return closes.length;
    }

    /** Returns the newest day. */
    public LocalDate lastDate() {
        return dates.getLast();
    }

    /** Returns the newest close in dollars: as traded where that is known, else adjusted for what came after it. */
    public double price() {
        return traded.orElse(closes[closes.length - 1]);
    }

    /** Returns whether the newest close is only known adjusted for dividends and splits that came after it. */
    public boolean priceAdjusted() {
        return traded.isEmpty();
    }

    /** Returns what was traded on the newest day: units of a share, dollars of a coin; absent where not known. */
    public OptionalDouble volume() {
        return volume;
    }

    /** Returns the newest simple returns, at most so many, oldest first. */
    public double[] returns(int most) {
        int n = Math.clamp(closes.length - 1, 0, most);
        double[] returns = new double[n];
        int from = closes.length - n;
        for (int i = 0; i < n; i++) {
            returns[i] = closes[from + i] / closes[from + i - 1] - 1.0;
        }
        return returns;
    }

    /** Returns the days on which the newest returns ended. */
    public List<LocalDate> returnDates(int most) {
        int n = Math.clamp(closes.length - 1, 0, most);
        return dates.subList(dates.size() - n, dates.size());
    }

    /** Returns each close by its day. */
    Map<LocalDate, Double> closesByDate() {
        Map<LocalDate, Double> closes = new TreeMap<>();
        for (int i = 0; i < dates.size(); i++) {
            closes.put(dates.get(i), this.closes[i]);
        }
        return closes;
    }

    @Override
    public String toString() {
        return symbol + " " + kind + " " + closes.length + " days";
    }
}
