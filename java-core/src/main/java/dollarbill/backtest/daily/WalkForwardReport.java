package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a model foretold walking forward, measured beside its baselines.
 *
 * @param target  what was foretold
 * @param rows  all rows in time order
 * @param folds  the folds
 * @param perFold  the model in each fold
 * @param pooled  the model, then the baselines, over all folds
 * @param perSymbol  the model over all folds, by symbol
 * @param forecasts  the model's forecasts of all tests, one after another
 * @param pValue  chance of an area as large without any link of forecasts and outcomes
 * @param evidence  whether there is skill
 */
public record WalkForwardReport(
        DailyTarget target,
        List<DailyRow> rows,
        List<WalkForward.Fold> folds,
        List<Measured> perFold,
        List<Measured> pooled,
        Map<Symbol, Measured> perSymbol,
        Forecasts forecasts,
        double pValue,
        Evidence evidence) {
    /** Resamples behind each interval, and turns behind the p-value. */
    public static final int RESAMPLES = 1000;

    public WalkForwardReport {
        rows = List.copyOf(rows);
        folds = List.copyOf(folds);
        perFold = List.copyOf(perFold);
        pooled = List.copyOf(pooled);
        perSymbol = Collections.unmodifiableMap(new LinkedHashMap<>(perSymbol));
    }

    /**
     * Measures what was foretold walking forward.
     *
     * @param rows  in time order
     * @param folds  the folds
     * @param answers  of each fold: forecasts of its test rows, learned from its training rows alone
     * @param seed  seed of resamples and turns
     * @throws IllegalArgumentException  if there are not as many answers as folds, or as forecasts as rows of a test
     */
    public static WalkForwardReport of(
            DailyTarget target, List<DailyRow> rows, List<WalkForward.Fold> folds, List<Forecasts> answers, long seed) {
        check(rows, folds, answers);
        Map<Baseline, List<Forecasts>> baselines = new EnumMap<>(Baseline.class);
        List<Measured> perFold = new ArrayList<>();
        List<DailyRow> tested = new ArrayList<>();
        List<RotationTest.Group> groups = new ArrayList<>();
        for (int k = 0; k < folds.size(); k++) {
            List<DailyRow> train = folds.get(k).train(rows);
            List<DailyRow> test = folds.get(k).test(rows);
            perFold.add(Measured.of("fold " + (k + 1), answers.get(k), resamples(test, seed)));
            for (Baseline baseline : Baseline.of(target)) {
                Forecasts simple = forecasts(baseline.learn(target, train), test);
                baselines.computeIfAbsent(baseline, b -> new ArrayList<>()).add(simple);
            }
            int number = k + 1;
            test.forEach(row -> groups.add(new RotationTest.Group(row.symbol(), number)));
            tested.addAll(test);
        }
        Forecasts all = Forecasts.joined(answers);
        List<double[]> resamples = resamples(tested, seed);
        List<Measured> pooled = new ArrayList<>();
        pooled.add(Measured.of(target.model(), all, resamples));
        Map<Baseline, Estimate> gains = new EnumMap<>(Baseline.class);
        baselines.forEach((baseline, parts) -> {
            Forecasts simple = Forecasts.joined(parts);
            pooled.add(Measured.of(baseline.name().toLowerCase(Locale.ROOT), simple, resamples));
            gains.put(baseline, Measured.gain(all, simple, resamples));
        });
        Optional<Estimate> auc = Optional.ofNullable(pooled.getFirst().measures().get(ForecastMeasure.AUC));
        return new WalkForwardReport(
                target,
                rows,
                folds,
                perFold,
                pooled,
                perSymbol(tested, all, seed),
                all,
                RotationTest.pValue(all, groups, RESAMPLES, seed),
                Evidence.of(target, auc, gains, singleGain(baselines, resamples)));
    }

    private static Optional<Estimate> singleGain(
            Map<Baseline, List<Forecasts>> baselines, List<double[]> resamples) {
        List<Forecasts> single = baselines.get(Baseline.SINGLE_FEATURE);
        List<Forecasts> rate = baselines.get(Baseline.MAJORITY);
        return single == null || rate == null ? Optional.empty()
                : Optional.of(Measured.gain(Forecasts.joined(single), Forecasts.joined(rate), resamples));
    }

    private static void check(List<DailyRow> rows, List<WalkForward.Fold> folds, List<Forecasts> answers) {
        if (folds.isEmpty() || answers.size() != folds.size()) {
            throw new IllegalArgumentException(
                    answers.size() + " answers for " + folds.size() + " folds; one each needed, at least 1");
        }
        for (int k = 0; k < folds.size(); k++) {
            int asked = folds.get(k).test(rows).size();
            if (answers.get(k).size() != asked) {
                throw new IllegalArgumentException(
                        answers.get(k).size() + " forecasts of fold " + (k + 1) + " for " + asked + " rows");
            }
        }
    }

    private static Map<Symbol, Measured> perSymbol(List<DailyRow> tested, Forecasts all, long seed) {
        Map<Symbol, Measured> measured = new LinkedHashMap<>();
        List<Symbol> symbols = tested.stream()
                .map(DailyRow::symbol)
                .distinct()
                .sorted(Comparator.comparing(Symbol::value))
                .toList();
        for (Symbol symbol : symbols) {
            int[] of = IntStream.range(0, tested.size()).filter(i -> tested.get(i).symbol().equals(symbol)).toArray();
            List<DailyRow> rows = IntStream.of(of).mapToObj(tested::get).toList();
            measured.put(symbol, Measured.of(symbol.value(), all.select(of), resamples(rows, seed)));
        }
        return measured;
    }

    private static Forecasts forecasts(Function<DailyRow, double[]> simple, List<DailyRow> test) {
        double[] half = new double[test.size()];
        Arrays.fill(half, 0.5);
        return Forecasts.of(
                test.stream().map(simple).toArray(double[][]::new),
                test.stream().mapToInt(DailyRow::label).toArray(),
                half);
    }

    private static List<double[]> resamples(List<DailyRow> rows, long seed) {
        return DayBlocks.of(rows.stream().map(DailyRow::date).toList()).weights(RESAMPLES, seed);
    }
}
