package dollarbill.backtest.tape;

import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.QuoteSet;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import dollarbill.pricing.heston.HestonParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Trading days of a real history whose option chains are priced by a model.
 *
 * <p>The chain of a day depends on prices, index and rate up to that day's close: the price, {@link VarianceSource variance}, the trailing
 * dividend yield, the last rate published before the day, and the strikes listed so far. Days on which the variance is not known yet have
 * no quotes. Early exercise is not in the prices; levels are those of {@link PriceHistory.Basis}.
 */
public final class ModelTape implements MarketTape {
    private static final double MONTH = 30.0 / 365.0;

    private final List<LocalDate> days;
    private final List<Market> markets;
    private final Rate rate;
    private final Map<Integer, MarketDay> made = new ConcurrentHashMap<>();

    /**
     * One underlying.
     *
     * @param prices  daily prices
     * @param variance  where its variance comes from
     * @param rules  how its options are priced
     */
    public record Source(PriceHistory prices, VarianceSource variance, ModelRules rules) {}

    /**
     * The interest rate of a day.
     *
     * @param percent  a series in percent a year, of which the last value before a day counts
     * @param otherwise  rate where the series has none, continuously compounded per year
     */
    public record Rate(Optional<DatedSeries> percent, double otherwise) {
        /** Returns the rate known on a day, continuously compounded. */
        public double at(LocalDate day) {
            return percent.flatMap(series -> series.latest(day.minusDays(1)))
                    .map(Observation::value)
                    .map(value -> Math.log1p(0.01 * value))
                    .orElse(otherwise);
        }
    }

    /** One underlying with what is listed on each day. */
    private record Market(Source source, Map<LocalDate, Board> boards) {}

    /** What stands behind the chain of one day. */
    private record Board(HestonParameters variance, SortedMap<LocalDate, double[]> listed) {}

    private ModelTape(List<LocalDate> days, List<Market> markets, Rate rate) {
        this.days = days;
        this.markets = markets;
        this.rate = rate;
    }

    /**
     * Creates a tape of the days on which any underlying has a price.
     *
     * @param from  first day
     * @param to  last day
     * @throws DataFault  if there is no such day
     */
    public static ModelTape of(Collection<Source> sources, Rate rate, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Boolean> days = new TreeMap<>();
        List<Market> markets = new ArrayList<>();
        for (Source source : sources) {
            markets.add(market(source, from, to));
            for (int i = 0; i < source.prices().size(); i++) {
                LocalDate day = source.prices().date(i);
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    days.put(day, true);
                }
            }
        }
        if (days.isEmpty()) {
            throw new DataFault("prices", 0, "", "no day from " + from + " to " + to);
        }
        return new ModelTape(List.copyOf(days.keySet()), List.copyOf(markets), rate);
    }

    private static Market market(Source source, LocalDate from, LocalDate to) {
        PriceHistory prices = source.prices();
        ModelListing listing = new ModelListing();
        Map<LocalDate, Board> boards = new HashMap<>();
        for (int i = 0; i < prices.size(); i++) {
            LocalDate day = prices.date(i);
            if (day.isBefore(from) || day.isAfter(to)) {
                continue;
            }
            prices.splitRatio(i).ifPresent(listing::split);
            double spot = prices.close(i);
            source.variance().at(day).ifPresent(variance -> {
                double month = Math.sqrt(variance.expectedTotalVariance(MONTH) / MONTH);
                boards.put(day, new Board(variance, listing.next(day, spot, month)));
            });
        }
        return new Market(source, boards);
    }

    @Override
    public List<LocalDate> days() {
        return days;
    }

    /** Returns one day, priced at its first call and kept. */
    @Override
    public MarketDay day(int index) {
        return made.computeIfAbsent(index, this::make);
    }

    private MarketDay make(int index) {
        LocalDate day = days.get(index);
        double now = rate.at(day);
        Map<Symbol, UnderlyingDay> underlyings = new HashMap<>();
        for (Market market : markets) {
            PriceHistory prices = market.source().prices();
            int at = prices.latest(day);
            if (at >= 0 && prices.date(at).equals(day)) {
                underlyings.put(prices.symbol(), new UnderlyingDay(
                        prices.symbol(),
                        prices.open(at),
                        prices.close(at),
                        prices.dividend(at),
                        prices.splitRatio(at),
                        quotes(market, day, at, now)));
            }
        }
        return new MarketDay(day, underlyings, now);
    }

    private static QuoteSet quotes(Market market, LocalDate day, int at, double rate) {
        Board board = market.boards().get(day);
        if (board == null) {
            return QuoteSet.none();
        }
        PriceHistory prices = market.source().prices();
        ModelChain chain = new ModelChain(
                prices.symbol(),
                day,
                prices.close(at),
                rate,
                prices.trailingYield(at),
                board.variance(),
                market.source().rules());
        return new QuoteSet(QuoteOrigin.MODEL, chain.quotes(board.listed()));
    }
}
