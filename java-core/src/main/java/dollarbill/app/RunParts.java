package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.app.BacktestRun.Segment;
import dollarbill.app.BacktestRun.Tape;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.run.Selection;
import dollarbill.backtest.validation.Finding;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a backtest is made of before it has a name.
 *
 * @param tape  the days traded
 * @param settings  how orders were filled
 * @param arms  variants, the main one first
 * @param baselines  what they are held against
 * @param comparisons  differences
 * @param random  what chance makes of it
 * @param grid  what a search among parameters came to; absent where none was asked for
 * @param combinatorial  what the classifier's account made on other paths, or why that is not measured; absent where it was not asked for
 * @param selection  how well the classifier chose; absent where it did not judge or took none
 * @param segments  stretches of the classifier
 * @param remarks  what a reader must know
 * @param files  SHA-256 of each file read
 */
record RunParts(
        Tape tape,
        EngineSettings settings,
        List<Arm> arms,
        List<Arm> baselines,
        List<Comparison> comparisons,
        Optional<RandomRuns> random,
        Optional<GridRun> grid,
        Optional<Finding<CombinatorialRun>> combinatorial,
        Optional<Selection> selection,
        List<Segment> segments,
        List<String> remarks,
        SortedMap<String, String> files) {}
