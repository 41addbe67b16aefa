package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.ReferenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that tells of coins. */
class CryptoCommandTest {
    @TempDir
    Path data;

    /** Two coins of 60 days, one of 5, one that ended ten days before the others. */
    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(data.resolve("crypto"));
        write("UP", 60, 0, 0.02, 3e9);
        write("DOWN", 60, 0, -0.01, 1e9);
        write("YOUNG", 5, 0, 0.01, 5e8);
        write("OLD", 60, 10, 0.01, 9e9);
    }

    private void write(String symbol, int days, int ago, double drift, double cap) throws IOException {
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume,market_cap\n");
        LocalDate last = LocalDate.of(2026, 1, 31).minusDays(ago);
        double price = 100;
        for (int i = 0; i < days; i++) {
            price *= 1 + drift + (i % 3 == 0 ? 0.06 : -0.03);
            text.append(String.format(Locale.ROOT, "%s,%2$.8f,%2$.8f,%2$.8f,%2$.8f,%3$.0f,%4$.0f%n",
                    last.minusDays(days - 1 - i), price, 1e6, cap));
        }
        Files.writeString(data.resolve("crypto/" + symbol + ".csv"), text);
    }

    @Test
    void sumsTheMarketOfTheNewestDay() throws IOException {
        JsonNode answer = json();
        assertThat(answer.path("as_of").textValue()).isEqualTo("2026-01-31");
        assertThat(answer.at("/market/coins").intValue()).isEqualTo(3);
        assertThat(answer.at("/market/market_cap").doubleValue()).isEqualTo(4.5e9);
        JsonNode old = answer.path("coins").path(0);
        assertThat(old.path("symbol").textValue()).isEqualTo("OLD");
        assertThat(old.path("stale").booleanValue()).isTrue();
        assertThat(old.path("dominance").isNull()).isTrue();
        JsonNode up = answer.path("coins").path(1);
        assertThat(up.path("dominance").doubleValue()).isCloseTo(3 / 4.5, within(1e-12));
        assertThat(up.at("/risk/odds/win_probability").doubleValue()).isCloseTo(19.0 / 59, within(1e-12));
        assertThat(answer.at("/market/rising").intValue() + answer.at("/market/falling").intValue()).isEqualTo(3);
    }

    @Test
    void aYoungCoinHasItsReason() throws IOException {
        JsonNode young = json().path("coins").path(3);
        assertThat(young.path("symbol").textValue()).isEqualTo("YOUNG");
        assertThat(young.path("reason").textValue()).isEqualTo("BARS_SHORT");
        assertThat(young.path("change_week").isNull()).isTrue();
    }

    @Test
    void pricesBelowADollarKeepFourDigits() throws IOException {
        Files.writeString(data.resolve("crypto/UP.csv"),
                Files.readString(data.resolve("crypto/UP.csv"))
                        .replaceAll(",[0-9.]+,1000000,", ",0.00012345678,1000000,"));
        CliRun run = CliRun.withoutModels("crypto", "--data", data.toString(), "--symbols", "UP");
        assertThat(run.out()).contains("1 coin to ", " 0.0001235 ");
    }

    @Test
    void tellsOfRealCoins() {
        CliRun run = CliRun.withoutModels("crypto", "--data", ReferenceTable.sharedData().toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("4 coins to 2020-12-31", "BTC", "Stakes", "position share");
    }

    @Test
    void aFolderWithoutCoinsIsAFaultOfData() {
        CliRun run = CliRun.withoutModels("crypto");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("no coins", "fetch");
        assertThat(CliRun.withoutModels("crypto", "--data", data.toString(), "--symbols", "XRP").code()).isEqualTo(4);
        assertThat(CliRun.withoutModels("crypto", "--lookback", "2").code()).isEqualTo(2);
    }

    private JsonNode json() throws IOException {
        CliRun run = CliRun.withoutModels("crypto", "--json", "--data", data.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }
}
