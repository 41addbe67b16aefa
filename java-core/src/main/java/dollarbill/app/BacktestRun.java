package dollarbill.app;

import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.ArmFigures;
import dollarbill.backtest.run.PairedRuns;
import dollarbill.backtest.run.Selection;
import dollarbill.backtest.validation.DeflatedSharpe;
import dollarbill.backtest.validation.Finding;
import dollarbill.backtest.validation.OverfittingProbability;
import dollarbill.backtest.validation.TrialSet;
import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceRatios;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One finished backtest; everything in it follows from its manifest and request.
 *
 * @param id  strategy, last day and hash of what went in
 * @param request  what was asked
 * @param tape  the days traded
 * @param settings  how orders were filled and what they cost
 * @param arms  variants run on the same days, the main one first
 * @param baselines  what they are held against
 * @param comparisons  differences with their intervals
 * @param random  what chance alone makes of it
 * @param deflated  what is left of the best Sharpe ratio; absent where one variant alone was tried
 * @param overfitting  probability that the best of the variants is at or below the median of them elsewhere, or why it is not measured
 * @param grid  what a search among parameters came to; absent where none was asked for
 * @param combinatorial  what the classifier's account made on other paths, or why that is not measured; absent where it was not asked for
 * @param selection  how well the classifier chose; absent where it did not judge or took none
 * @param segments  stretches of the models, oldest first; none where none judged
 * @param remarks  what a reader must know, in words
 * @param manifest  what went in
 */
public record BacktestRun(
        String id,
        BacktestRequest request,
        Tape tape,
        EngineSettings settings,
        List<Arm> arms,
        List<Arm> baselines,
        List<Comparison> comparisons,
        Optional<RandomRuns> random,
        Optional<Deflated> deflated,
        Finding<OverfittingProbability> overfitting,
        Optional<GridRun> grid,
        Optional<Finding<CombinatorialRun>> combinatorial,
        Optional<Selection> selection,
        List<Segment> segments,
        List<String> remarks,
        Manifest manifest) {
    public BacktestRun {
        arms = List.copyOf(arms);
        baselines = List.copyOf(baselines);
        comparisons = List.copyOf(comparisons);
        segments = List.copyOf(segments);
        remarks = List.copyOf(remarks);
    }

    /**
     * The days traded.
     *
     * @param origin  where option quotes come from
     * @param synthetic  whether the market is simulated
     * @param symbols  underlyings
     * @param days  days traded, in order
     * @param sources  where the chains of each underlying come from, in words
     */
    public record Tape(
            QuoteOrigin origin, boolean synthetic, List<String> symbols, List<LocalDate> days, List<String> sources) {
        public Tape {
            symbols = List.copyOf(symbols);
            days = List.copyOf(days);
            sources = List.copyOf(sources);
        }
    }

    /**
     * One variant.
     *
     * @param name  its name in tables
     * @param text  what it is
     * @param result  what it did
     * @param figures  how it did
     */
    public record Arm(String name, String text, BacktestResult result, ArmFigures figures) {
        /** Returns whether the whole interval of its return lies above zero. */
        public boolean gains() {
            Interval gain = figures.headline().get("annual_return");
            return gain != null && gain.low() > 0.0;
        }
    }

    /**
     * How two variants differ.
     *
     * @param of  the first
     * @param against  the second
     * @param difference  the first less the second
     */
    public record Comparison(String of, String against, PairedRuns difference) {}

    /**
     * What chance alone makes of it.
     *
     * @param of  the variant it stands beside
     * @param text  what is left to chance
     * @param annualReturns  mean return of a year of each run, sorted
     * @param own  that of the variant
     */
    public record RandomRuns(String of, String text, List<Double> annualReturns, double own) {
        public RandomRuns {
            annualReturns = annualReturns.stream().sorted().toList();
        }

        /**
         * Returns the p-value of the variant among the random runs, (1 + number at least as good)/(1 + number), one-sided (B. Phipson and
         * G. K. Smyth, Permutation p-values should never be zero, 2010).
         */
        public double pValue() {
            long asGood = annualReturns.stream().filter(r -> r >= own).count();
            return (1.0 + asGood) / (1.0 + annualReturns.size());
        }
    }

    /**
     * What is left of the best Sharpe ratio once it counts that several variants were tried.
     *
     * @param of  the variant with the highest ratio
     * @param trials  variants tried
     * @param independent  how many independent ones they amount to
     * @param probability  that its ratio is above what the best of as many without skill would show
     */
    public record Deflated(String of, int trials, double independent, double probability) {
        /** Returns what is left of the best of several variants; absent where that is not defined. */
        static Optional<Deflated> of(List<Arm> arms) {
            List<Arm> moving = arms.stream()
                    .filter(arm -> PerformanceRatios.sharpe(arm.figures().series(), 0.0).isPresent())
                    .toList();
            if (moving.size() < 2) {
                return Optional.empty();
            }
            TrialSet trials = TrialSet.of(moving.stream().map(arm -> arm.figures().series()).toList());
            double independent = trials.independent();
            OptionalDouble probability = trials.deflated(independent)
                    .map(DeflatedSharpe::probability)
                    .orElseGet(OptionalDouble::empty);
            return probability.isPresent()
                    ? Optional.of(
                            new Deflated(
                                    moving.get(trials.best()).name(), moving.size(), independent,
                                    probability.getAsDouble()))
                    : Optional.empty();
        }
    }

    /**
     * One stretch of a model.
     *
     * @param model  its name
     * @param from  first day it judged
     * @param until  first day after
     * @param rows  rows it had learned from
     * @param lastOutcome  last outcome among them
     * @param artefactHash  SHA-256 of what it had learned
     * @param judged  signals or days judged
     * @param evidence  share of its own probabilities that it answered; absent where that is not measured
     */
    public record Segment(
            String model,
            LocalDate from,
            LocalDate until,
            int rows,
            LocalDate lastOutcome,
            String artefactHash,
            int judged,
            OptionalDouble evidence) {}
}
