package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What hidden states said walking forward, held against what came the next day; intervals are of 90 %, by circular blocks of days.
 *
 * @param days  all days in time order
 * @param folds  the folds
 * @param forecasts  of all tests, one after another
 * @param gains  by how much the log density is greater than that of each baseline, over all folds and in each
 * @param states  what came the day after each state was called, bear first
 * @param meanDifference  mean return after bull less that after bear, fraction a year
 * @param volatilityRatio  volatility after bear over that after bull
 */
public record RegimeReport(
        List<RegimeDay> days,
        List<WalkForward.Fold> folds,
        List<RegimeForecast> forecasts,
        List<Gains> gains,
        List<State> states,
        Optional<Estimate> meanDifference,
        Optional<Estimate> volatilityRatio) {
    /** Names of the states, in the order of their mean returns. */
    public static final List<String> NAMES = List.of("bear", "sideways", "bull");

    private static final double TRADING_DAYS = 252.0;

    public RegimeReport {
        days = List.copyOf(days);
        folds = List.copyOf(folds);
        forecasts = List.copyOf(forecasts);
        gains = List.copyOf(gains);
        states = List.copyOf(states);
    }

    /**
     * What a model of hidden states learned in a fold, and said of its test.
     *
     * @param learned  the states
     * @param now  probabilities of the states on each day of the test
     */
    public record Answer(HiddenStates learned, List<double[]> now) {
        public Answer {
            now = List.copyOf(now);
        }
    }

    /**
     * Mean gain in log density a day, in nats.
     *
     * @param rows  days measured
     * @param overOneNormal  over one normal distribution
     * @param overSmoothed  over the smoothed variance
     */
    public record Gains(int rows, Estimate overOneNormal, Estimate overSmoothed) {}

    /**
     * What came the day after a state was called.
     *
     * @param name  of the state
     * @param rows  days on which it was called
     * @param mean  mean log return of the next day, fraction a year; absent where it was never called
     * @param volatility  standard deviation of the next day's log return, fraction a year
     * @param stayed  share of its days after which it was called again
     * @param learnedStay  mean days it lasts by the states learned last
     */
    public record State(
            String name,
            int rows,
            Optional<Estimate> mean,
            Optional<Estimate> volatility,
            Optional<Estimate> stayed,
            double learnedStay) {}

    /**
     * Measures what was said walking forward.
     *
     * @param days  in time order
     * @param answers  of each fold, learned from its training rows alone
     * @param seed  of the resamples
     * @throws IllegalArgumentException  if there are not as many answers as folds, or as days of a test
     */
    public static RegimeReport of(
            List<RegimeDay> days, List<WalkForward.Fold> folds, List<Answer> answers, long seed) {
        if (folds.isEmpty() || answers.size() != folds.size()) {
            throw new IllegalArgumentException(
                    answers.size() + " answers for " + folds.size() + " folds; one each needed, at least 1");
        }
        List<RegimeForecast> all = new ArrayList<>();
        List<List<RegimeForecast>> perFold = new ArrayList<>();
        for (int k = 0; k < folds.size(); k++) {
            List<RegimeForecast> tested = forecasts(days, folds.get(k), answers.get(k));
            perFold.add(tested);
            all.addAll(tested);
        }
        List<Gains> gains = new ArrayList<>();
        gains.add(gains(all, seed));
        perFold.forEach(tested -> gains.add(gains(tested, seed)));
        Resampled resampled = new Resampled(all, seed);
        List<State> states = IntStream.range(0, NAMES.size())
                .mapToObj(state -> state(all, resampled, state, answers.getLast().learned().stay(state)))
                .toList();
        int bull = NAMES.size() - 1;
        return new RegimeReport(
                days,
                folds,
                all,
                gains,
                states,
                resampled.estimate(w -> TRADING_DAYS * (mean(all, w, bull) - mean(all, w, 0))),
                resampled.estimate(w -> Math.sqrt(variance(all, w, 0) / variance(all, w, bull))));
    }

    /** Returns the gains over all folds. */
    public Gains pooled() {
        return gains.getFirst();
    }

    private static List<RegimeForecast> forecasts(List<RegimeDay> days, WalkForward.Fold fold, Answer answer) {
        List<RegimeDay> test = days.subList(fold.testFrom(), fold.testTo());
        if (answer.now().size() != test.size() || answer.learned().states() != NAMES.size()) {
            throw new IllegalArgumentException(answer.now().size() + " days of " + answer.learned().states()
                    + " states for a test of " + test.size() + " days of " + NAMES.size());
        }
        RegimeBaselines simple = RegimeBaselines.fit(days.subList(0, fold.trainTo()));
        List<RegimeForecast> made = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            DailyRow row = test.get(i).row();
            double[] latest = new double[row.width()];
            row.copyTo(latest, 0);
            double next = test.get(i).next();
            double[] now = answer.now().get(i);
            made.add(new RegimeForecast(row.symbol(), row.date(), likeliest(now), next,
                    answer.learned().logDensity(now, next), simple.oneNormal(next), simple.smoothed(latest, next)));
        }
        return made;
    }

    private static int likeliest(double[] now) {
        int best = 0;
        for (int k = 1; k < now.length; k++) {
            if (now[k] > now[best]) {
                best = k;
            }
        }
        return best;
    }

    private static Gains gains(List<RegimeForecast> tested, long seed) {
        Resampled resampled = new Resampled(tested, seed);
        return new Gains(
                tested.size(),
                resampled.estimate(w -> weighted(tested, w, f -> true, f -> f.model() - f.oneNormal())).orElseThrow(),
                resampled.estimate(w -> weighted(tested, w, f -> true, f -> f.model() - f.smoothed())).orElseThrow());
    }

    private static State state(List<RegimeForecast> all, Resampled resampled, int state, double learnedStay) {
        int[] again = again(all);
        double[] stayed = Arrays.stream(again).asDoubleStream().toArray();
        int rows = (int) all.stream().filter(f -> f.called() == state).count();
        return new State(
                NAMES.get(state),
                rows,
                resampled.estimate(w -> TRADING_DAYS * mean(all, w, state)),
                resampled.estimate(w -> Math.sqrt(TRADING_DAYS * variance(all, w, state))),
                resampled.estimate(w -> {
                    double sum = 0.0;
                    double weight = 0.0;
                    for (int i = 0; i < stayed.length; i++) {
                        if (all.get(i).called() == state && again[i] >= 0) {
                            sum += w[i] * stayed[i];
                            weight += w[i];
                        }
                    }
                    return sum / weight;
                }),
                learnedStay);
    }

    /** Returns for each forecast whether the symbol's next day was called the same (1) or not (0), −1 where there is none. */
    private static int[] again(List<RegimeForecast> all) {
        int[] again = new int[all.size()];
        Map<Symbol, Integer> later = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Integer next = later.put(all.get(i).symbol(), i);
            again[i] = next == null ? -1 : all.get(next).called() == all.get(i).called() ? 1 : 0;
        }
        return again;
    }

    private static double mean(List<RegimeForecast> all, double[] weights, int state) {
        return weighted(all, weights, f -> f.called() == state, RegimeForecast::next);
    }

    private static double variance(List<RegimeForecast> all, double[] weights, int state) {
        double mean = mean(all, weights, state);
        return weighted(all, weights, f -> f.called() == state, f -> (f.next() - mean) * (f.next() - mean));
    }

    /** Returns the weighted mean of some forecasts, NaN where none has a weight. */
    private static double weighted(
            List<RegimeForecast> all,
            double[] weights,
            Predicate<RegimeForecast> which,
            ToDoubleFunction<RegimeForecast> value) {
        double sum = 0.0;
        double weight = 0.0;
        for (int i = 0; i < weights.length; i++) {
            RegimeForecast forecast = all.get(i);
            if (weights[i] > 0.0 && which.test(forecast)) {
                sum += weights[i] * value.applyAsDouble(forecast);
                weight += weights[i];
            }
        }
        return sum / weight;
    }

    /** Resamples of forecasts in blocks of days. */
    private static final class Resampled {
        private final double[] once;
        private final List<double[]> weights;

        Resampled(List<RegimeForecast> tested, long seed) {
            once = new double[tested.size()];
            Arrays.fill(once, 1.0);
            weights = DayBlocks.of(tested.stream().map(RegimeForecast::date).toList())
                    .weights(WalkForwardReport.RESAMPLES, seed);
        }

        /** Returns a statistic with its interval over the resamples in which it is defined; absent where it is not on all rows. */
        Optional<Estimate> estimate(ToDoubleFunction<double[]> statistic) {
            OptionalDouble value = defined(statistic.applyAsDouble(once));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            List<Double> drawn = weights.stream()
                    .map(statistic::applyAsDouble)
                    .filter(Double::isFinite)
                    .toList();
            return Optional.of(Measured.estimate(value.getAsDouble(), drawn));
        }

        private static OptionalDouble defined(double value) {
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }
}
