package dollarbill.app;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the account of the classifier made on each path of combinatorial purged cross-validation.
 *
 * @param groups  groups the days were cut into
 * @param tested  groups judged at a time
 * @param embargoDays  days with signals left out on either side of what was judged
 * @param fits  number of fits
 * @param fewestRows  past signals that a fit learned from at the least
 * @param mostRows  past signals that a fit learned from at the most
 * @param days  days of every path, in order
 * @param paths  one a path, in their order
 */
public record CombinatorialRun(
        int groups,
        int tested,
        int embargoDays,
        int fits,
        int fewestRows,
        int mostRows,
        List<LocalDate> days,
        List<Path> paths) {
    public CombinatorialRun {
        days = List.copyOf(days);
        paths = List.copyOf(paths);
    }

    /**
     * One path.
     *
     * @param sharpe  ratio of a year; absent where the account does not vary
     * @param meanReturn  mean return of a year
     * @param moreThanWithout  the same less that of the account without the classifier on the same days; absent where that was not run
     * @param profitMore  mean profit of one contract of a signal taken less that of one taken without the classifier, dollars; absent where none was taken
     * @param wonMore  share of winners among those taken less that among those taken without the classifier; absent where none was taken
     */
    public record Path(
            OptionalDouble sharpe,
            double meanReturn,
            OptionalDouble moreThanWithout,
            OptionalDouble profitMore,
            OptionalDouble wonMore) {}

    /** Returns a figure of the paths on which it is defined, ascending. */
    public List<Double> ascending(Function<Path, OptionalDouble> figure) {
        return paths.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .sorted()
                .toList();
    }
}
