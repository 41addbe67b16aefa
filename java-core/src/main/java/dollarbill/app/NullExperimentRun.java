package dollarbill.app;

import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.NullExperiment;
import java.util.List;

/**
 * Finished experiments with outcomes in an order of chance.
 *
 * @param target  what is foretold
 * @param data  whose days were learned from, from when to when
 * @param synthetic  whether the data folder says that its market was made
 * @param rows  number of rows
 * @param tested  how many of them were tested in all folds
 * @param folds  number of folds
 * @param dataHash  of days, features and true classes
 * @param experiments  one for each order of outcomes
 */
public record NullExperimentRun(
        DailyTarget target,
        String data,
        boolean synthetic,
        int rows,
        int tested,
        int folds,
        String dataHash,
        List<NullExperiment> experiments) {
    public NullExperimentRun {
        experiments = List.copyOf(experiments);
    }
}
