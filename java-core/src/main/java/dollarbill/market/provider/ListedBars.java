package dollarbill.market.provider;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;

/**
 * Daily bars as providers list them, with the dividends and splits behind their adjustments.
 *
 * <p>Prices are adjusted for splits; beside them stands the close adjusted for dividends too. From one such list follow
 * the bars adjusted for both (prices times adjusted over unadjusted close) and the bars as traded (prices times, volume
 * over the ratios of all later splits).
 *
 * @param symbol  what was traded
 * @param bars  strictly increasing by date
 * @param dividends  by date
 * @param splits  by date
 * @param defects  what was wrong with the list
 */
public record ListedBars(
        Symbol symbol, List<Bar> bars, List<Dividend> dividends, List<Split> splits, Defects defects) {
    /** Decimals of a price as traded: ticks are no finer, and the source's rounding is not a price. */
    private static final double TICKS = 1e4;

    public ListedBars {
        bars = List.copyOf(bars);
        dividends = List.copyOf(dividends);
        splits = List.copyOf(splits);
    }

    /**
     * One day.
     *
     * @param date  the day at the exchange
     * @param open  first price
     * @param high  highest price
     * @param low  lowest price
     * @param close  last price
     * @param adjustedClose  last price, adjusted for dividends
     * @param volume  shares traded
     */
    public record Bar(
            LocalDate date, double open, double high, double low, double close, double adjustedClose, double volume) {}

    /**
     * A dividend in cash.
     *
     * @param date  first day without it
     * @param amount  USD per share, adjusted for splits
     */
    public record Dividend(LocalDate date, double amount) {}

    /**
     * A split.
     *
     * @param date  first day after it
     * @param ratio  new shares for an old one
     */
    public record Split(LocalDate date, double ratio) {}

    /**
     * What was wrong with a list and cannot be seen in its bars.
     *
     * @param withoutPrice  days left out for want of a price
     * @param widened  days whose range did not hold open and close, and does now
     * @param withoutVolume  days whose volume was not told, and is zero now
     */
    public record Defects(List<LocalDate> withoutPrice, List<LocalDate> widened, List<LocalDate> withoutVolume) {
        public Defects {
            withoutPrice = List.copyOf(withoutPrice);
            widened = List.copyOf(widened);
            withoutVolume = List.copyOf(withoutVolume);
        }
    }

    /** Returns the bars adjusted for splits and dividends. */
    public List<Bar> adjusted() {
        return bars.stream().map(ListedBars::adjust).toList();
    }

    private static Bar adjust(Bar bar) {
        double factor = bar.adjustedClose() / bar.close();
        return new Bar(
                bar.date(),
                bar.open() * factor,
                bar.high() * factor,
                bar.low() * factor,
                bar.adjustedClose(),
                bar.adjustedClose(),
                bar.volume());
    }

    /** Returns the bars as traded. */
    public List<Bar> raw() {
        return bars.stream().map(this::undoSplits).toList();
    }

    private Bar undoSplits(Bar bar) {
        double later = splits.stream()
                .filter(split -> split.date().isAfter(bar.date()))
                .mapToDouble(Split::ratio)
                .reduce(1.0, (a, b) -> a * b);
        return new Bar(
                bar.date(),
                tick(bar.open() * later),
                tick(bar.high() * later),
                tick(bar.low() * later),
                tick(bar.close() * later),
                bar.adjustedClose(),
                Math.rint(bar.volume() / later));
    }

    private static double tick(double price) {
        double rounded = Math.rint(price * TICKS) / TICKS;
        return rounded > 0.0 ? rounded : price;
    }
}
