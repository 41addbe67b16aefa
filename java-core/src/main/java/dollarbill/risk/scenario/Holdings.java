package dollarbill.risk.scenario;

import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The positions of a book in columns beside the market they are valued with: options by underlying and expiry, shares added up.
 *
 * <p>The arrays are read in place within this package and never written again.
 */
public final class Holdings {
    /** Underlyings in their order. */
    final List<UnderlyingMarket> markets;
    /** Runs of options that share underlying and expiry. */
    final List<ExpiryRun> runs;
    final boolean[] call;
    final double[] strike;
    final double[] logStrike;
    /** Shares behind the contracts of a row. */
    final double[] shares;
    /** Shares held of each underlying. */
    final double[] stock;

    private final List<Position.Options> options;
    private final List<Unvalued> unvalued;

    /**
     * Options of one underlying and expiry.
     *
     * @param underlying  index of the underlying
     * @param years  time to expiry, positive
     * @param from  first row
     * @param to  row after the last
     */
    record ExpiryRun(int underlying, double years, int from, int to) {}

    private Holdings(
            List<UnderlyingMarket> markets, List<Position.Options> options, double[] stock, List<Unvalued> unvalued) {
        int rows = options.size();
        this.markets = List.copyOf(markets);
        this.options = List.copyOf(options);
        this.stock = stock;
        this.unvalued = List.copyOf(unvalued);
        this.call = new boolean[rows];
        this.strike = new double[rows];
        this.logStrike = new double[rows];
        this.shares = new double[rows];
        for (int i = 0; i < rows; i++) {
            Position.Options option = options.get(i);
            call[i] = option.type() == OptionType.CALL;
            strike[i] = option.strike();
            logStrike[i] = Math.log(option.strike());
            shares[i] = option.shares();
        }
        this.runs = runs();
    }

    /**
     * Puts a book beside its market.
     *
     * @param markets  by symbol; a position without one has no value
     */
    public static Holdings of(Book book, Map<Symbol, UnderlyingMarket> markets) {
        List<UnderlyingMarket> used = book.symbols()
                .stream()
                .flatMap(symbol -> Optional.ofNullable(markets.get(symbol)).stream())
                .toList();
        Map<Symbol, Integer> index = new HashMap<>();
        used.forEach(market -> index.put(market.symbol(), index.size()));
        double[] stock = new double[used.size()];
        List<Position.Options> options = new ArrayList<>();
        List<Unvalued> unvalued = new ArrayList<>();
        for (Position position : book.positions()) {
            Optional<Unvalued> missing = missing(position, Optional.ofNullable(markets.get(position.symbol())));
            if (missing.isPresent()) {
                unvalued.add(missing.get());
            } else {
                switch (position) {
                    case Position.Shares shares -> stock[index.getOrDefault(shares.symbol(), 0)] += shares.quantity();
                    case Position.Options option -> options.add(option);
                }
            }
        }
        options.sort(Comparator.comparing(Position.Options::symbol)
                .thenComparing(Position.Options::expiry)
                .thenComparingDouble(Position.Options::strike)
                .thenComparing(Position.Options::type)
                .thenComparing(Position.Options::id));
        return new Holdings(used, options, stock, unvalued);
    }

    private static Optional<Unvalued> missing(Position position, Optional<UnderlyingMarket> market) {
        if (market.isEmpty()) {
            return Optional.of(new Unvalued(position.id(), Reason.SPOT_MISSING, "no market of " + position.symbol()));
        }
        if (!(position instanceof Position.Options option)) {
            return Optional.empty();
        }
        if (market.get().surface().isEmpty()) {
            return Optional.of(new Unvalued(option.id(), Reason.CHAIN_MISSING, "no surface of " + option.symbol()));
        }
        return ExpiryTime.years(market.get().asOf(), option.expiry()) > 0.0
                ? Optional.empty()
                : Optional.of(new Unvalued(option.id(), Reason.QUOTE_EXPIRED,
                        "expiry " + option.expiry() + ", market of " + market.get().asOf()));
    }

    private List<ExpiryRun> runs() {
        List<ExpiryRun> found = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= options.size(); row++) {
            if (row == options.size() || !together(options.get(row), options.get(from))) {
                Position.Options first = options.get(from);
                int underlying = underlying(first.symbol());
                double years = ExpiryTime.years(markets.get(underlying).asOf(), first.expiry());
                found.add(new ExpiryRun(underlying, years, from, row));
                from = row;
            }
        }
        return List.copyOf(found);
    }

    private static boolean together(Position.Options one, Position.Options other) {
        return one.symbol().equals(other.symbol()) && one.expiry().equals(other.expiry());
    }

    private int underlying(Symbol symbol) {
        int index = 0;
        while (!markets.get(index).symbol().equals(symbol)) {
            index++;
        }
        return index;
    }

    /** Returns the underlyings in their order. */
    public List<Symbol> symbols() {
        return markets.stream().map(UnderlyingMarket::symbol).toList();
    }

    /** Returns the price of an underlying. */
    public double spot(int underlying) {
        return markets.get(underlying).spot();
    }

    /** Returns the shares held of an underlying. */
    public double stock(int underlying) {
        return stock[underlying];
    }

    /** Returns the option positions that have a value, in the order of rows. */
    public List<Position.Options> options() {
        return options;
    }

    /** Returns the positions that have no value. */
    public List<Unvalued> unvalued() {
        return unvalued;
    }

    /** Returns whether nothing has a value. */
    public boolean empty() {
        return markets.isEmpty();
    }
}
