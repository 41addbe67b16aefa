package dollarbill.app;

import dollarbill.app.BacktestRun.Segment;
import dollarbill.app.FeatureDays.SymbolDate;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.Evidence;
import dollarbill.backtest.daily.Forecasts;
import dollarbill.backtest.daily.HarVolatility;
import dollarbill.backtest.daily.WalkForward.Fold;
import dollarbill.backtest.daily.WalkForwardReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.model.Outputs;
import dollarbill.model.VolatilityInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Foretells the days of a backtest by models of daily features that have learned from nothing that was not known then.
 *
 * <p>The model of a stretch learns from all rows whose outcome was known before it by the gap. How much of it is believed follows from what
 * the models of the stretches before foretold, as far as it had come true; of the first stretch nothing is believed. The days of a
 * stretch cross into Python together. The versions in service are not asked.
 */
final class SlidingForecaster {
    private final DailyFit fit;
    private final DailyTarget target;
    private final List<String> inputs;
    private final long seed;

    SlidingForecaster(DailyFit fit, DailyTarget target, List<String> inputs, long seed) {
        this.fit = fit;
        this.target = target;
        this.inputs = List.copyOf(inputs);
        this.seed = seed;
    }

    /**
     * Days that one model answers.
     *
     * @param from  first day
     * @param until  first day after
     * @param knownBefore  day before which an outcome must have been known
     * @param days  underlyings and days to foretell
     */
    record Stretch(LocalDate from, LocalDate until, LocalDate knownBefore, List<SymbolDate> days) {
        Stretch {
            days = List.copyOf(days);
        }

        /** Returns the rows whose outcome was known. */
        List<DailyRow> known(List<DailyRow> rows) {
            return rows.subList(0, count(rows));
        }

        private int count(List<DailyRow> rows) {
            int n = 0;
            while (n < rows.size() && rows.get(n).outcomeDate().isBefore(knownBefore)) {
                n++;
            }
            return n;
        }
    }

    /**
     * Answers by underlying and day, with who answered.
     *
     * @param answers  the outputs of the model
     * @param by  the stretch that answered, by underlying and day
     * @param segments  stretches, oldest first
     */
    record Told(Map<SymbolDate, Outputs> answers, Map<SymbolDate, Segment> by, List<Segment> segments) {
        /** Returns the stretch that answered. */
        Segment segment(SymbolDate day) {
            return Objects.requireNonNull(by.get(day), () -> day + " was not foretold");
        }
    }

    /** A stretch that has been foretold. */
    private record Past(Fold fold, Forecasts forecasts) {}

    /**
     * Foretells.
     *
     * @param rows  rows of all underlyings in time order
     * @param stretches  oldest first
     * @param days  features
     */
    Told tell(List<DailyRow> rows, List<Stretch> stretches, FeatureDays days) throws ModelException {
        Map<SymbolDate, Outputs> answers = new HashMap<>();
        Map<SymbolDate, Segment> by = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Optional<Evidence> evidence = evidence(rows, past, stretch.from());
            double weight = evidence.map(Evidence::weight).orElse(0.0);
            List<DailyRow> known = stretch.known(rows);
            Artefact artefact = fit.fit(known, weight, evidence.map(Evidence::single).orElse(0.0));
            List<SymbolDate> asked = stretch.days().stream().filter(day -> readable(day, days)).toList();
            Segment segment = new Segment(
                    target.model(),
                    stretch.from(),
                    stretch.until(),
                    known.size(),
                    known.getLast().outcomeDate(),
                    artefact.hash(),
                    asked.size(),
                    OptionalDouble.of(weight));
            if (!asked.isEmpty()) {
                List<Outputs> told = fit.answers(artefact, features(asked, days));
                for (int i = 0; i < asked.size(); i++) {
                    answers.put(asked.get(i), told.get(i));
                    by.put(asked.get(i), segment);
                }
            }
            segments.add(segment);
            if (!stretch.equals(stretches.getLast())) {
                foretold(rows, stretch, known.size(), artefact).ifPresent(past::add);
            }
        }
        return new Told(answers, by, segments);
    }

    /** Returns the rows of a stretch as its model foretold them; empty where there are none, or too few came before. */
    private Optional<Past> foretold(List<DailyRow> rows, Stretch stretch, int known, Artefact artefact)
            throws ModelException {
        int from = first(rows, stretch.from());
        int to = first(rows, stretch.until());
        boolean measurable = target != DailyTarget.VOLATILITY
                || HarVolatility.paths(rows.subList(0, known)) >= HarVolatility.FEWEST_PATHS;
        return from < to && measurable
                ? Optional.of(new Past(
                        new Fold(known, from, to, stretch.from()), fit.unshrunk(artefact, rows.subList(from, to))))
                : Optional.empty();
    }

    /** Returns what the stretches before showed of the model by a day; empty where there was none. */
    private Optional<Evidence> evidence(List<DailyRow> rows, List<Past> past, LocalDate day) {
        List<Fold> folds = new ArrayList<>();
        List<Forecasts> forecasts = new ArrayList<>();
        for (Past each : past) {
            int to = each.fold().testTo();
            while (to > each.fold().testFrom() && !rows.get(to - 1).outcomeDate().isBefore(day)) {
                to--;
            }
            if (to > each.fold().testFrom()) {
                folds.add(new Fold(each.fold().trainTo(), each.fold().testFrom(), to, each.fold().testStart()));
                forecasts.add(
                        each.forecasts().select(IntStream.range(0, to - each.fold().testFrom()).toArray()));
            }
        }
        return folds.isEmpty() ? Optional.empty()
                : Optional.of(WalkForwardReport.of(target, rows, folds, forecasts, seed).evidence());
    }

    private static int first(List<DailyRow> rows, LocalDate day) {
        int at = 0;
        while (at < rows.size() && rows.get(at).date().isBefore(day)) {
            at++;
        }
        return at;
    }

    /** Returns whether there is a row to ask about: the forecaster of volatility needs the IV rank of the day. */
    private boolean readable(SymbolDate day, FeatureDays days) {
        var place = days.place(day.symbol(), day.date());
        return place.isPresent() && (target != DailyTarget.VOLATILITY
                || !Double.isNaN(days.table(day.symbol()).column(VolatilityInputs.RANK).raw(place.getAsInt())));
    }

    private DoubleRows features(List<SymbolDate> asked, FeatureDays days) {
        double[] values = new double[asked.size() * inputs.size()];
        for (int i = 0; i < asked.size(); i++) {
            SymbolDate day = asked.get(i);
            double[] row = VolatilityInputs.row(
                    days.table(day.symbol()), days.place(day.symbol(), day.date()).orElseThrow(), inputs);
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return DoubleRows.of(inputs.size(), values);
    }
}
