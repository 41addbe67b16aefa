package dollarbill.backtest.daily;

import dollarbill.market.Symbol;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Rows of daily features made for tests: outcomes that follow the first feature as closely as asked, and overlap as real ones do. */
final class DailyFixtures {
    static final List<Symbol> SYMBOLS = List.of(Symbol.of("AAA"), Symbol.of("BBB"));

    private DailyFixtures() {}

    /** Returns weekdays from 2010 on. */
    static List<LocalDate> weekdays(int count) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = LocalDate.of(2010, 1, 4);
        while (days.size() < count) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
            day = day.plusDays(1);
        }
        return days;
    }

    /**
     * Returns rows in time order whose outcome is the sign of five days of moves, which two symbols share in part.
     *
     * @param signal  how much of the five days' move the first feature tells; 0 for nothing
     */
    static List<DailyRow> rows(int days, double signal, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<LocalDate> dates = weekdays(days + DailyTarget.HORIZON);
        double[][] moves = new double[SYMBOLS.size()][dates.size()];
        for (int d = 0; d < dates.size(); d++) {
            double common = normal.sample();
            for (double[] of : moves) {
                of[d] = common + 0.7 * normal.sample();
            }
        }
        List<DailyRow> rows = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            for (int s = 0; s < SYMBOLS.size(); s++) {
                double later = 0.0;
                for (int h = 1; h <= DailyTarget.HORIZON; h++) {
                    later += moves[s][d + h];
                }
                double[] features = {signal * later + 3.0 * normal.sample(), moves[s][d], random.nextDouble()};
                rows.add(new DailyRow(SYMBOLS.get(s), dates.get(d), dates.get(d + DailyTarget.HORIZON), features,
                        later > 0.0 ? 1 : 0, moves[s][d] > 0.0 ? 2 : 0, features[1], VolatilityPath.UNKNOWN));
            }
        }
        return rows;
    }

    /** Returns what {@link #firstFeature} answers of each fold. */
    static List<Forecasts> answers(List<DailyRow> rows, List<WalkForward.Fold> folds) {
        return folds.stream().map(fold -> firstFeature(fold.train(rows), fold.test(rows))).toList();
    }

    /** Learns the direction of the first feature and answers how its size ranks in training. */
    static Forecasts firstFeature(List<DailyRow> train, List<DailyRow> test) {
        double[] ups = train.stream().filter(r -> r.label() == 1).mapToDouble(DailyFixtures::first).toArray();
        double[] downs = train.stream().filter(r -> r.label() == 0).mapToDouble(DailyFixtures::first).toArray();
        double up = java.util.Arrays.stream(ups).average().orElseThrow();
        double down = java.util.Arrays.stream(downs).average().orElseThrow();
        double base = ups.length / (double) train.size();
        double[][] p = new double[test.size()][];
        double[] half = new double[test.size()];
        for (int i = 0; i < p.length; i++) {
            double line = Math.log(base / (1.0 - base)) + (up - down) / 9.0 * (first(test.get(i)) - 0.5 * (up + down));
            double yes = 1.0 / (1.0 + Math.exp(-line));
            p[i] = new double[] {1.0 - yes, yes};
            half[i] = 0.5;
        }
        return Forecasts.of(p, test.stream().mapToInt(DailyRow::label).toArray(), half);
    }

    private static double first(DailyRow row) {
        double[] features = new double[row.width()];
        row.copyTo(features, 0);
        return features[0];
    }
}
