package dollarbill.market.provider.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.DataFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger of a data directory is read by its version or refused with what is allowed. */
class FetchLedgerTest {
    @TempDir
    Path folder;

    @Test
    void readsTheVersionThatItWrites() throws IOException {
        Files.writeString(folder.resolve(FetchLedger.FILE), """
                {"version": 1, "items": {"bars/KO": {"session": "2026-02-11", "since": "2020-01-01"}}}
                """);
        assertThat(FetchLedger.read(folder).entry("bars/KO").session()).contains(LocalDate.of(2026, 2, 11));
        assertThat(FetchLedger.read(folder).entry("bars/PEP").session()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`\"version\": 2,`, '2'", "`\"version\": 0,`, '0'", "`\"version\": \"1\",`, '\"1\"'",
        "`\"version\": 1.5,`, '1.5'", "`\"version\": null,`, 'null'", "``, missing"})
    void refusesAnotherVersion(String version, String said) throws IOException {
        Files.writeString(folder.resolve(FetchLedger.FILE), "{" + version + " \"items\": {}}");
        assertThatThrownBy(() -> FetchLedger.read(folder))
                .isInstanceOf(DataFault.class)
                .hasMessage("fetched.json [version]: " + said + "; allowed: 1");
    }

    @Test
    void refusesWhatIsNoObject() throws IOException {
        Files.writeString(folder.resolve(FetchLedger.FILE), "[]");
        assertThatThrownBy(() -> FetchLedger.read(folder))
                .isInstanceOf(DataFault.class)
                .hasMessage("fetched.json [version]: missing; allowed: 1");
    }
}
