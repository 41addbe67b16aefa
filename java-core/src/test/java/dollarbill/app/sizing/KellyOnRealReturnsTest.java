package dollarbill.app.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.ReferenceTable;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.sizing.ReturnOdds;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Stakes estimated from a year of real returns and held for the next month, over and over: what each shrinkage did to growth.
 *
 * <p>Stakes are of whole wealth in one share, up to three times it; money not put in, or borrowed, bears no interest. The figures
 * printed are those of docs/sizing.md.
 */
@Tag("long")
class KellyOnRealReturnsTest {
    private static final List<String> SYMBOLS = List.of(
            "AAPL", "AMZN", "GOOGL", "IWM", "JPM", "KO", "META", "MSFT", "NVDA", "PG", "QQQ", "SPY", "TSLA", "XOM");
    private static final int YEAR = 252;
    private static final int MONTH = 21;
    private static final double MOST = 3.0;

    /** Ways to stake, each a share of wealth by the odds and the stake of the year before. */
    private enum Way {
        CLOSED_FORM,
        WHOLE_DISTRIBUTION,
        CONFIDENT,
        HALF_CONFIDENT,
        ALWAYS_ONE;

        private double share(ReturnOdds.Known odds, PastStake stake) {
            double raw = Math.max(stake.raw(), 0.0) / odds.averageLoss();
            double confident = stake.evidence().isEmpty() ? 0.0
                    : raw * stake.evidence().get(0).factor()
                            * stake.evidence().get(1).factor();
            double share = switch (this) {
                case CLOSED_FORM -> raw;
                case WHOLE_DISTRIBUTION -> stake.best().fraction();
                case CONFIDENT -> confident;
                case HALF_CONFIDENT -> 0.5 * confident;
                case ALWAYS_ONE -> 1.0;
            };
            return Math.min(share, MOST);
        }
    }

    @Test
    void eachShrinkageLowersTheFalls() {
        Map<Way, Double> growth = new EnumMap<>(Way.class);
        Map<Way, Double> fall = new EnumMap<>(Way.class);
        for (String symbol : SYMBOLS) {
            double[] returns = AssetHistory.share(
                    DataDirectory.open(ReferenceTable.sharedData()), Symbol.of(symbol), Optional.empty())
                    .orElseThrow()
                    .returns(Integer.MAX_VALUE - 1);
            for (Way way : Way.values()) {
                double[] path = path(returns, way);
                int days = path.length - 1;
                growth.merge(way, path[days] / days * YEAR / SYMBOLS.size(), Double::sum);
                fall.merge(way, deepestFall(path) / SYMBOLS.size(), Double::sum);
            }
        }
        growth.forEach((way, rate) -> System.out.printf(Locale.ROOT, "%-20s log growth a year %6.3f, deepest fall %s%n",
                way, rate, fall.get(way)));
        double before = 1.0;
        for (Way way : List.of(Way.CLOSED_FORM, Way.WHOLE_DISTRIBUTION, Way.CONFIDENT, Way.HALF_CONFIDENT)) {
            assertThat(fall.get(way)).as("deepest fall of %s", way).isLessThan(before);
            before = fall.getOrDefault(way, 1.0);
        }
    }

    /** Logarithm of wealth by day from the end of the first year on. */
    private static double[] path(double[] returns, Way way) {
        double[] path = new double[returns.length - YEAR + 1];
        double share = 0.0;
        for (int day = YEAR; day < returns.length; day++) {
            if ((day - YEAR) % MONTH == 0) {
                double[] past = Arrays.copyOfRange(returns, day - YEAR, day);
                ReturnOdds.Known odds = (ReturnOdds.Known) ReturnOdds.of(past);
                share = way.share(odds, PastStake.of(odds, past, 0.0));
            }
            path[day - YEAR + 1] = path[day - YEAR] + Math.log1p(Math.max(share * returns[day], -0.999));
        }
        return path;
    }

    private static double deepestFall(double[] logs) {
        double peak = 0.0;
        double fall = 0.0;
        for (double log : logs) {
            peak = Math.max(peak, log);
            fall = Math.max(fall, -Math.expm1(log - peak));
        }
        return fall;
    }
}
