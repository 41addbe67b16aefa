package dollarbill.app.risk;

import dollarbill.feature.ImpliedVolHistory;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.var.FactorHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Reads the past of a book's factors: prices of its underlyings and the volatility index that stands for each.
 *
 * <p>Days count where every factor has a value; a change over more than {@value #LONGEST_STEP} calendar days is left out.
 */
final class PastFactors {
    private static final int LONGEST_STEP = 7;
    private static final int LEAST_OVERLAP = 61;
    private static final Symbol MARKET = Symbol.of("SPY");
    private static final String MARKET_INDEX = "VIX";

    private final DataDirectory data;
    private final LocalDate day;
    private final List<RiskCaution> cautions = new ArrayList<>();

    private PastFactors(DataDirectory data, LocalDate day) {
        this.data = data;
        this.day = day;
    }

    /** The past of a book's factors, or why there is none. */
    sealed interface Past {
        /** Returns what to know before trusting it. */
        List<RiskCaution> cautions();
    }

    /**
     * A past.
     *
     * @param history  all days
     * @param betas  by underlying, slope of its log returns on those of SPY over the last days; absent without prices of SPY
     * @param cautions  what to know before trusting it
     */
    record Known(FactorHistory history, List<OptionalDouble> betas, List<RiskCaution> cautions) implements Past {
        Known {
            betas = List.copyOf(betas);
            cautions = List.copyOf(cautions);
        }
    }

    /**
     * No past.
     *
     * @param reason  why
     * @param detail  what is missing
     * @param cautions  what to know besides
     */
    record Absent(Reason reason, String detail, List<RiskCaution> cautions) implements Past {
        Absent {
            cautions = List.copyOf(cautions);
        }
    }

    /** Reads the past of underlyings as known at the close of a day; betas over so many last days. */
    static Past of(List<Symbol> symbols, DataDirectory data, LocalDate day, int betaDays) {
        return new PastFactors(data, day).read(symbols, betaDays);
    }

    private Past read(List<Symbol> symbols, int betaDays) {
        Map<String, NavigableMap<LocalDate, Double>> columns = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Optional<NavigableMap<LocalDate, Double>> prices = prices(symbol);
            if (prices.isEmpty()) {
                return new Absent(Reason.BARS_MISSING, "no prices of " + symbol, cautions);
            }
            columns.put(symbol.value(), prices.get());
        }
        List<LocalDate> common = common(columns);
        int[] spots = new int[symbols.size()];
        int[] vols = new int[symbols.size()];
        List<String> names = new ArrayList<>(columns.keySet());
        for (int u = 0; u < spots.length; u++) {
            spots[u] = u;
            vols[u] = index(symbols.get(u), common, columns, names);
        }
        return history(columns, names, spots, vols, betaDays);
    }

    private Past history(
            Map<String, NavigableMap<LocalDate, Double>> columns,
            List<String> names,
            int[] spots,
            int[] vols,
            int betaDays) {
        List<LocalDate> days = common(columns);
        List<LocalDate> ends = new ArrayList<>();
        List<LocalDate> starts = new ArrayList<>();
        for (int t = 1; t < days.size(); t++) {
            if (oneStep(days.get(t - 1), days.get(t))) {
                starts.add(days.get(t - 1));
                ends.add(days.get(t));
            }
        }
        if (ends.size() < LEAST_OVERLAP) {
            return new Absent(Reason.BARS_SHORT, ends.size() + " days with values of all of " + names, cautions);
        }
        double[][] changes = new double[names.size()][ends.size()];
        for (int f = 0; f < names.size(); f++) {
            NavigableMap<LocalDate, Double> column = columns.getOrDefault(names.get(f), new TreeMap<>());
            for (int t = 0; t < ends.size(); t++) {
                changes[f][t] = change(column, starts.get(t), ends.get(t));
            }
        }
        FactorHistory history = new FactorHistory(ends, names, changes, spots, vols);
        return new Known(history, betas(history.last(betaDays), spots.length), cautions);
    }

    private List<OptionalDouble> betas(FactorHistory history, int underlyings) {
        Optional<NavigableMap<LocalDate, Double>> market = prices(MARKET);
        List<OptionalDouble> betas = new ArrayList<>();
        for (int u = 0; u < underlyings; u++) {
            double[] own = history.changes()[u];
            betas.add(market.isEmpty() ? OptionalDouble.empty() : beta(own, history.dates(), market.get()));
        }
        if (market.isEmpty()) {
            cautions.add(new RiskCaution(Reason.BARS_MISSING, "no prices of SPY: stresses take a beta of one"));
        }
        return betas;
    }

    private static OptionalDouble beta(
            double[] own, List<LocalDate> dates, NavigableMap<LocalDate, Double> market) {
        double both = 0.0;
        double squares = 0.0;
        for (int t = 1; t < own.length; t++) {
            LocalDate before = dates.get(t - 1);
            LocalDate day = dates.get(t);
            if (oneStep(before, day) && market.containsKey(before) && market.containsKey(day)) {
                double move = change(market, before, day);
                both += move * own[t];
                squares += move * move;
            }
        }
        return squares > 0.0 ? OptionalDouble.of(both / squares) : OptionalDouble.empty();
    }

    private static boolean oneStep(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) <= LONGEST_STEP;
    }

    private static double change(NavigableMap<LocalDate, Double> column, LocalDate from, LocalDate to) {
        return Math.log(value(column, to) / value(column, from));
    }

    private static double value(NavigableMap<LocalDate, Double> column, LocalDate day) {
        Double value = column.get(day);
        if (value == null) {
            throw new IllegalStateException("no value of " + day);
        }
        return value;
    }

    /** Returns the factor that stands for an underlying's volatility, adding it where it is new; -1 where there is none. */
    private int index(
            Symbol symbol,
            List<LocalDate> common,
            Map<String, NavigableMap<LocalDate, Double>> columns,
            List<String> names) {
        String own = ImpliedVolHistory.indexOf(symbol);
        for (String name : own.equals(MARKET_INDEX) ? List.of(own) : List.of(own, MARKET_INDEX)) {
            Optional<NavigableMap<LocalDate, Double>> level = levels(name, common);
            if (level.isPresent()) {
                if (!names.contains(name)) {
                    names.add(name);
                    columns.put(name, level.get());
                }
                return names.indexOf(name);
            }
        }
        cautions.add(new RiskCaution(Reason.SERIES_MISSING,
                symbol + ": no volatility index over its prices, so its volatilities stay in value at risk"));
        return -1;
    }

    private Optional<NavigableMap<LocalDate, Double>> levels(String name, List<LocalDate> common) {
        Optional<DatedSeries> series = data.series(name);
        if (series.isEmpty() || common.isEmpty()) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, Double> levels = new TreeMap<>();
        series.get().observations().forEach(o -> {
            if (o.value() > 0.0) {
                levels.put(o.date(), o.value());
            }
        });
        long shared = common.stream().filter(levels::containsKey).count();
        boolean fresh = levels.headMap(common.getLast(), true).lastEntry() != null
                && ChronoUnit.DAYS.between(levels.headMap(common.getLast(), true).lastKey(),
                        common.getLast()) <= LONGEST_STEP;
        return shared >= LEAST_OVERLAP && fresh ? Optional.of(levels) : Optional.empty();
    }

    private Optional<NavigableMap<LocalDate, Double>> prices(Symbol symbol) {
        Optional<BarSeries> bars = data.bars(symbol).map(all -> all.upTo(day));
        return bars.map(known -> {
            NavigableMap<LocalDate, Double> closes = new TreeMap<>();
            for (int i = 0; i < known.size(); i++) {
                closes.put(known.date(i), known.close(i));
            }
            return closes;
        });
    }

    private static List<LocalDate> common(Map<String, NavigableMap<LocalDate, Double>> columns) {
        List<LocalDate> days = new ArrayList<>();
        boolean first = true;
        for (NavigableMap<LocalDate, Double> column : columns.values()) {
            if (first) {
                days.addAll(column.keySet());
                first = false;
            } else {
                days.removeIf(date -> !column.containsKey(date));
            }
        }
        return days;
    }
}
