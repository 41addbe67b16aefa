package dollarbill.backtest.daily;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Puts outcomes into an order that has nothing to do with features, each symbol's among its own days. */
public enum OutcomeOrder {
    /** At random by day; symbols with the same days stay together. Cuts the runs of outcomes as well. */
    SHUFFLED {
        @Override
        void order(List<List<Integer>> symbols, List<DailyRow> rows, UniformRandomProvider random, int[] from) {
            Map<LocalDate, Double> keys = new HashMap<>();
            rows.forEach(row -> keys.computeIfAbsent(row.date(), day -> random.nextDouble()));
            for (List<Integer> own : symbols) {
                List<Integer> drawn = new ArrayList<>(own);
                drawn.sort(Comparator.comparing(row -> keys.get(rows.get(row).date())));
                for (int i = 0; i < own.size(); i++) {
                    from[own.get(i)] = drawn.get(i);
                }
            }
        }
    },
    /** Turned round by one random share of their number, from a tenth to nine tenths, which keeps their runs. */
    TURNED {
        @Override
        void order(List<List<Integer>> symbols, List<DailyRow> rows, UniformRandomProvider random, int[] from) {
            double share = LEAST_TURN + (1.0 - 2.0 * LEAST_TURN) * random.nextDouble();
            for (List<Integer> own : symbols) {
                int by = (int) (share * own.size());
                for (int i = 0; i < own.size(); i++) {
                    from[own.get(i)] = own.get((i + by) % own.size());
                }
            }
        }
    };

    private static final double LEAST_TURN = 0.1;

    /**
     * Returns the rows with their outcomes in another order.
     *
     * @param rows  in time order
     * @param seed  equal seeds give equal orders
     */
    public List<DailyRow> of(List<DailyRow> rows, long seed) {
        Map<Symbol, List<Integer>> symbols = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            symbols.computeIfAbsent(rows.get(i).symbol(), s -> new ArrayList<>()).add(i);
        }
        int[] from = new int[rows.size()];
        order(List.copyOf(symbols.values()), rows, RandomSource.XO_RO_SHI_RO_128_PP.create(seed), from);
        List<DailyRow> ordered = new ArrayList<>(rows.size());
        for (int i = 0; i < from.length; i++) {
            ordered.add(rows.get(i).withLabel(rows.get(from[i]).label()));
        }
        return ordered;
    }

    /** Says for each row whose outcome it gets. */
    abstract void order(
            List<List<Integer>> symbols, List<DailyRow> rows, UniformRandomProvider random, int[] from);
}
