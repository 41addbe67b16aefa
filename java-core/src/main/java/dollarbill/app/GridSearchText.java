package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What is left after a search in words, from its document: of rules over bars and of option strategies alike. */
public final class GridSearchText {
    private static final List<Row> ROWS = List.of(
            new Row("best Sharpe ratio", "%.2f", "/best_sharpe"),
            new Row("median Sharpe ratio of all", "%.2f", "/median_sharpe"),
            new Row("mean correlation of two", "%.2f", "/correlation"),
            new Row("best expected without skill", "%.2f", "/deflated_sharpe/benchmark_sharpe"),
            new Row("deflated Sharpe ratio, all trials", "%.3f", "/deflated_sharpe/probability"),
            new Row("independent trials by correlation", "%.1f", "/deflated_sharpe_by_correlation/trials"),
            new Row("deflated Sharpe ratio, trials by correlation", "%.3f",
                    "/deflated_sharpe_by_correlation/probability"),
            new Row("probability of overfitting", "%.3f", "/overfitting/probability"),
            new Row("probability of a loss elsewhere", "%.3f", "/overfitting/loss_probability"),
            new Row("Sharpe ratio where chosen, mean of halvings", "%.2f", "/overfitting/mean_sharpe_chosen"),
            new Row("Sharpe ratio elsewhere", "%.2f", "/overfitting/mean_sharpe_elsewhere"),
            new Row("slope of elsewhere on where chosen", "%.2f", "/overfitting/slope"),
            new Row("median path of combinatorial folds", "%.2f", "/combinatorial_paths/median_sharpe"));

    private GridSearchText() {}

    /** A figure with its name and where it stands. */
    private record Row(String name, String form, String pointer) {}

    /**
     * One line of the table.
     *
     * @param name  of the figure
     * @param aboveCash  on the returns themselves
     * @param aboveHolding  on the returns above buying and holding
     */
    public record Line(String name, String aboveCash, String aboveHolding) {}

    /** Returns the lines of the table of a search, what is not there as the dash given. */
    public static List<Line> lines(JsonNode grid, String absent) {
        return ROWS.stream()
                .map(row -> new Line(
                        row.name,
                        figure(grid.path("above_cash").at(row.pointer), row.form, absent),
                        figure(grid.path("above_buy_and_hold").at(row.pointer), row.form, absent)))
                .toList();
    }

    /** Returns a sentence on a search whose choice was made anew before each test. */
    public static String walkForward(JsonNode grid, String absent) {
        JsonNode walk = grid.path("walk_forward");
        return String.format(
                Locale.ROOT,
                "Chosen anew before each of %d tests from %s on: annual return %s, Sharpe ratio %s, deepest fall %s, mean return of a year above buying and"
                        + " holding %s.",
                walk.path("folds").asInt(),
                walk.path("from").asText(),
                percent(walk.path("annual_return"), absent),
                number(walk.path("sharpe"), absent),
                percent(walk.path("max_drawdown"), absent),
                percent(walk.path("excess_return"), absent));
    }

    /** Returns a sentence on the probability of overfitting of variants. */
    public static String overfitting(JsonNode overfitting) {
        if (overfitting.has("reason")) {
            return "probability of overfitting: not measured, " + overfitting.path("reason").asText() + " ("
                    + overfitting.path("detail").asText() + ")";
        }
        return String.format(
                Locale.ROOT,
                "probability of overfitting: in %.3f of %,d ways to halve the days the best of %d variants on one half is at or below their median on the other, in %.3f "
                        + "it loses there; slope %.2f",
                overfitting.path("probability").asDouble(),
                overfitting.path("choices").asInt(),
                overfitting.path("trials").asInt(),
                overfitting.path("loss_probability").asDouble(),
                overfitting.path("slope").asDouble());
    }

    /** Returns an interval of a rate in percent. */
    public static String percent(JsonNode interval, String absent) {
        return IntervalText.of(interval, 100.0, "%.1f", " %", absent);
    }

    /** Returns an interval of a ratio. */
    public static String number(JsonNode interval, String absent) {
        return IntervalText.of(interval, 1.0, "%.2f", "", absent);
    }

    private static String figure(JsonNode value, String form, String absent) {
        return value.isNumber() ? String.format(Locale.ROOT, form, value.asDouble()) : absent;
    }
}
