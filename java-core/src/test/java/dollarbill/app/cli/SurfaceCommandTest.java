package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that fits surfaces: what it prints, what it leaves, how it refuses. */
class SurfaceCommandTest {
    private static final String SAMPLE = "data/sample/chains/";

    @TempDir
    Path folder;

    private CliRun surface(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "surface";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--out";
        all[args.length + 2] = folder.toString();
        return CliRun.withoutModels(all);
    }

    private static String chain(String name) {
        return ProjectCopy.root().resolve(SAMPLE + name).toString();
    }

    @Test
    void aSymbolAndItsNewestFileGiveTheSameDocument() {
        CliRun named = surface("QQQ", "--json");
        assertThat(named.code()).as(named.err()).isZero();
        CliRun file = surface("--chain", chain("QQQ_2026-10-30.csv.gz"), "--json");
        assertThat(file.code()).as(file.err()).isZero();
        assertThat(file.out()).isEqualTo(named.out());
        JsonNode document = RunJson.parse(named.out());
        assertThat(document.path("synthetic").asBoolean()).isTrue();
        assertThat(document.path("slices").size() + document.path("refused").size()).isGreaterThan(3);
    }

    @Test
    void leavesCsvDocumentAndPage() throws IOException {
        CliRun run = surface("KO");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("KO, european options as of 2026-10-30", "synthetic", "ATM vol %")
                .contains("written to " + folder.resolve("ko_vol_surface.csv"))
                .contains("written to " + folder.resolve("ko_vol_surface.html"));
        assertThat(ProjectCopy.list(folder)).hasSize(3).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Files.readString(folder.resolve("ko_vol_surface.csv")))
                .startsWith("symbol,as_of,type,expiry,strike,");
    }

    @Test
    void severalSymbolsAreOneDocument() {
        CliRun run = surface("KO", "JPM", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunJson.parse(run.out()).path("surfaces").findValuesAsText("symbol")).containsExactly("KO", "JPM");
    }

    @Test
    void anEarlierDayTakesTheChainKnownThen() {
        JsonNode document = RunJson.parse(surface("KO", "--as-of", "2026-03-01", "--json").out());
        assertThat(document.path("quote_date").asText()).isEqualTo("2026-02-27");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                  | 2 | name a SYMBOL of the data folder, or give --chain FILE",
        "koala!                            | 2 | SYMBOL: symbol 'koala!' must be",
        "NOWHERE                           | 4 | no chain of NOWHERE",
        "KO --as-of 2001-01-01             | 4 | no chain of KO at or before 2001-01-01",
        "--chain nowhere.csv               | 4 | must be named as AAPL_2026-02-11.csv",
        "--chain KO_2026-10-30.csv         | 4 | must be a file with the quotes of a chain",
        "KO --chain KO_2026-10-30.csv      | 2 | --chain names the chain",
    })
    void refusesWithTheReason(String args, int code, String message) {
        CliRun run = surface(args == null ? new String[0] : args.split(" +"));
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aChainWithoutUsableQuotesIsRefusedByItsReason() throws IOException {
        Path file = folder.resolve("XYZ_2026-02-11.csv");
        Files.writeString(file, """
                quote_date,underlying,underlying_price,expiry,strike,type,bid,ask,contract
                2026-02-11,XYZ,100,2026-03-20,100,C,5,4,XYZ260320C00100000
                """);
        CliRun run = surface("--chain", file.toString());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("CHAIN_EMPTY");
    }
}
