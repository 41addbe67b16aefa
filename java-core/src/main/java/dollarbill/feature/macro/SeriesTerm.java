package dollarbill.feature.macro;

import dollarbill.market.PublishedSeries;
import java.util.function.Function;

/**
 * A number computed from the values of one series up to each of them.
 *
 * @param series  name
 * @param values  values needed, the last one included
 * @param column  one number for each value, NaN where it has none
 */
record SeriesTerm(String series, int values, Function<PublishedSeries, double[]> column) {
    /** Returns the value itself. */
    static SeriesTerm level(String series) {
        return new SeriesTerm(series, 1, PublishedSeries::values);
    }

    /** Returns the value less the one some values before. */
    static SeriesTerm change(String series, int back) {
        return new SeriesTerm(series, back + 1, s -> SeriesWindows.change(s.values(), back));
    }

    /** Returns a formula of the values alone. */
    static SeriesTerm of(String series, int values, Function<double[], double[]> formula) {
        return new SeriesTerm(series, values, s -> formula.apply(s.values()));
    }
}
