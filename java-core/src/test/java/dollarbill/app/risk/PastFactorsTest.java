package dollarbill.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Symbol;
import dollarbill.market.TradingCalendar;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Betas against series whose betas are known. */
class PastFactorsTest {
    private static final Symbol AAA = Symbol.of("AAA");
    private static final LocalDate GAP = LocalDate.of(2024, 3, 1);

    @TempDir
    Path data;

    /** Each day AAA returns twice what SPY does; over three weeks without prices SPY falls by a third and AAA stays. */
    @Test
    void aStepOverAGapIsInNoBeta() throws IOException {
        write("SPY", 1.0, Math.log(2.0 / 3.0));
        write("AAA", 2.0, 0.0);
        PastFactors.Past past = PastFactors.of(List.of(AAA), DataDirectory.open(data), LocalDate.MAX, 500);
        assertThat(past).isInstanceOf(PastFactors.Known.class);
        assertThat(((PastFactors.Known) past).betas().getFirst().orElseThrow()).isCloseTo(2.0, within(1e-9));
    }

    private void write(String symbol, double beta, double overGap) throws IOException {
        StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate day = LocalDate.of(2024, 1, 2);
        double log = Math.log(100.0);
        for (int i = 0; i < 100; i++) {
            log += beta * 0.01 * Math.sin(i);
            String close = String.format(Locale.ROOT, "%.12f", Math.exp(log));
            rows.append(String.join(",", day.toString(), close, close, close, close, "1000")).append('\n');
            day = TradingCalendar.next(day);
            if (day.equals(GAP)) {
                day = TradingCalendar.next(day.plusWeeks(3));
                log += overGap;
            }
        }
        Path folder = Files.createDirectories(data.resolve("ohlcv_adjusted"));
        Files.writeString(folder.resolve(symbol + ".csv"), rows);
    }
}
