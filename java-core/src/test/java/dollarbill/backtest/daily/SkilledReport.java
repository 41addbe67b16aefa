package dollarbill.backtest.daily;

/** A report of rows with a planted signal, for tests of what is made of reports. */
public final class SkilledReport {
    private SkilledReport() {}

    /** Returns the report of 600 days of two symbols. */
    public static WalkForwardReport get() {
        var rows = DailyFixtures.rows(600, 1.0, 3);
        var folds = WalkForward.folds(rows, 5, 5);
        return WalkForwardReport.of(
                DailyTarget.DIRECTION, rows, folds, DailyFixtures.answers(rows, folds), 1);
    }
}
