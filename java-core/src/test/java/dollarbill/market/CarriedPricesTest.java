package dollarbill.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.NeedsSharedData;
import dollarbill.ReferenceTable;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels of one day a week, carried by returns to the days between, against the prices that traded on them. */
@NeedsSharedData
class CarriedPricesTest {
    private static final int DAYS = 1000;
    private static final int WEEK = 5;
    /** Prices of the files are in hundredths of a cent and finer. */
    private static final double ROUNDING = 2e-4;

    private final DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());

    @ParameterizedTest
    @ValueSource(strings = {"SPY", "AAPL", "KO", "TSLA"})
    void daysBetweenHaveThePricesThatTraded(String name) {
        Symbol symbol = Symbol.of(name);
        PriceHistory traded = data.prices(symbol).orElseThrow();
        assertThat(traded.basis()).isEqualTo(PriceHistory.Basis.SPLIT_ADJUSTED);
        int first = traded.size() - DAYS;
        SortedMap<LocalDate, Double> weekly = new TreeMap<>();
        for (int i = first; i < traded.size(); i += WEEK) {
            weekly.put(traded.date(i), traded.close(i));
        }
        PriceHistory carried = PriceHistory.carried(data.bars(symbol).orElseThrow(), weekly, 0.1);
        double paid = 0.0;
        double told = 0.0;
        double unpaid = 0.0;
        assertThat(carried.size()).isGreaterThanOrEqualTo(DAYS);
        for (int i = 0; i < DAYS; i++) {
            assertThat(carried.date(i)).isEqualTo(traded.date(first + i));
            double dividend = traded.dividend(first + i).orElse(0.0);
            if (i > 0) {
                paid += dividend;
                unpaid += dividend;
            }
            double ahead = carried.close(i) - traded.close(first + i);
            if (weekly.containsKey(carried.date(i))) {
                assertThat(ahead).isCloseTo(0.0, within(1e-9));
                told += carried.dividend(i).orElse(0.0);
                unpaid = 0.0;
            } else {
                assertThat(carried.dividend(i)).isEmpty();
                assertThat(ahead)
                        .as("what %s holds more on %s than traded", name, carried.date(i))
                        .isCloseTo(unpaid, within(0.05 * unpaid + ROUNDING * carried.close(i)));
            }
        }
        assertThat(told).isCloseTo(paid, within(0.02 * paid + 1e-9));
    }

    /** Apple's levels as traded jump at its split of 2020-08-31, of which its adjusted returns know nothing. */
    @Test
    void daysEndBeforeALevelThatTheReturnsDoNotLeadTo() {
        Symbol apple = Symbol.of("AAPL");
        LocalDate split = LocalDate.of(2020, 8, 31);
        PriceHistory traded = data.tradedPrices(apple).orElseThrow();
        SortedMap<LocalDate, Double> weekly = new TreeMap<>();
        for (int i = traded.latest(LocalDate.of(2020, 7, 6)); i < traded.latest(LocalDate.of(2020, 10, 5)); i += WEEK) {
            weekly.put(traded.date(i), traded.close(i));
        }
        LocalDate after = weekly.tailMap(split).firstKey();
        PriceHistory carried = PriceHistory.carried(data.bars(apple).orElseThrow(), weekly, 0.1);
        assertThat(carried.date(0)).isEqualTo(weekly.firstKey());
        assertThat(carried.date(carried.size() - 1)).isBefore(after);
        assertThat(traded.latest(after) - traded.latest(carried.date(carried.size() - 1))).isEqualTo(1);
    }

    @Test
    void aLevelWithoutABarEndsTheDays() {
        BarSeries bars = data.bars(Symbol.of("SPY")).orElseThrow();
        LocalDate friday = LocalDate.of(2019, 6, 7);
        LocalDate sunday = LocalDate.of(2019, 6, 9);
        assertThat(PriceHistory.carried(bars, new TreeMap<>(Map.of(sunday, 100.0)), 0.1).size()).isZero();
        assertThat(PriceHistory.carried(bars, new TreeMap<>(Map.of(friday, 100.0, sunday, 100.0)), 0.1).size())
                .isEqualTo(1);
    }
}
