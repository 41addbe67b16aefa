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
import java.util.TreeMap;

/** Daily closes of a share or a coin, oldest first; their ratios are total returns. */
public final class AssetHistory {
    private final Symbol symbol;
    private final Kind kind;
    private final boolean synthetic;
    private final List<LocalDate> dates;
    private final double[] closes;

    private AssetHistory(Symbol symbol, Kind kind, boolean synthetic, List<LocalDate> dates, double[] closes) {
        this.symbol = symbol;
        this.kind = kind;
        this.synthetic = synthetic;
        this.dates = dates;
        this.closes = closes;
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
        AssetHistory found = data.bars(symbol)
                .map(bars -> of(upTo.map(bars::upTo).orElse(bars)))
                .or(() -> data.coin(symbol).map(coin -> of(upTo.map(coin::upTo).orElse(coin), data.synthetic())))
                .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
        if (found.size() == 0) {
            throw new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text());
        }
        return found;
    }

    /** Returns the history of a share. */
    public static AssetHistory of(BarSeries bars) {
        double[] closes = new double[bars.size()];
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            closes[i] = bars.close(i);
            dates.add(bars.date(i));
        }
        return new AssetHistory(bars.symbol(), Kind.SHARE, bars.synthetic(), List.copyOf(dates), closes);
    }

    /** Returns the history of a coin. */
    public static AssetHistory of(CoinHistory coin, boolean synthetic) {
        return new AssetHistory(coin.symbol(), Kind.COIN, synthetic,
                coin.days().stream().map(CoinDay::date).toList(),
                coin.days().stream().mapToDouble(CoinDay::close).toArray());
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

    /** Returns the newest close in dollars. */
    public double lastClose() {
        return closes[closes.length - 1];
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
