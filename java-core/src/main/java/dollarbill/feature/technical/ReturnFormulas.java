package dollarbill.feature.technical;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Total returns of closes over one day to one year, simple and logarithmic. */
final class ReturnFormulas {
    private static final int[] SPANS = {1, 5, 10, 20, 60, 252};

    private ReturnFormulas() {}

    static List<BarFormula> all() {
        return Stream.concat(
                IntStream.of(SPANS).mapToObj(ReturnFormulas::simple),
                IntStream.of(SPANS).mapToObj(ReturnFormulas::logarithmic))
                .toList();
    }

    private static BarFormula simple(int bars) {
        return BarFormula.of("returns_" + bars + "d", "fraction", bars, "close / close of " + before(bars) + " - 1",
                "definition", columns -> Columns.change(columns.close(), bars));
    }

    private static BarFormula logarithmic(int bars) {
        return BarFormula.of("log_returns_" + bars + "d", "logarithm", bars,
                "ln(close / close of " + before(bars) + ")",
                "definition", columns -> Columns.logChange(columns.close(), bars));
    }

    private static String before(int bars) {
        return bars == 1 ? "the bar before" : bars + " bars before";
    }
}
