package dollarbill.market.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a data directory are read as they stand, or refused with the place and the rule. */
class DataDirectoryTest {
    private static final String HEADER = "quote_date,underlying,underlying_price,expiry,strike,type,bid,ask,last,volume,open_interest,contract";

    private static final String ROW = "2024-03-01,ABC,101.5,2024-03-15,100,C,2.5,2.6,2.55,10,20,ABC240315C00100000";
    private static final String BAR_HEADER = "date,open,high,low,close,adj_close,volume\n";

    @TempDir
    Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private RawChain latest() {
        return DataDirectory.open(directory).latestChain(Symbol.of("ABC"), LocalDate.of(2024, 3, 2)).orElseThrow();
    }

    @Test
    void readsAChain() throws IOException {
        write("chains/ABC_2024-03-01.csv", HEADER + "\n" + ROW + "\n");
        RawChain chain = latest();
        assertThat(chain.quotes()).hasSize(1);
        assertThat(chain.spot()).hasValue(101.5);
        assertThat(chain.style()).isEqualTo(ExerciseStyle.AMERICAN);
        assertThat(chain.asOf()).isEqualTo(Instant.parse("2024-03-01T21:00:00Z"));
        assertThat(chain.quotes().getFirst().contract().root()).isEqualTo("ABC");
        assertThat(chain.quotes().getFirst().line()).isEqualTo(2);
    }

    @Test
    void theLatestOfADayIsTheOneOfTheLatestTime() throws IOException {
        write("chains/ABC_2024-03-01.csv", HEADER + "\n" + ROW + "\n");
        write("chains/ABC_2024-03-01_1510Z.csv", HEADER + "\n");
        assertThat(latest().asOf()).isEqualTo(Instant.parse("2024-03-01T21:00:00Z"));
        assertThat(DataDirectory.open(directory).chainDates(Symbol.of("ABC"))).hasSize(1);
        assertThat(DataDirectory.open(directory).latestChain(Symbol.of("ABC"), LocalDate.of(2024, 2, 29))).isEmpty();
    }

    @Test
    void truthMarksASimulatedMarket() throws IOException {
        write("chains/ABC_2024-03-01.csv", HEADER + "\n" + ROW + "\n");
        write("truth.json", "{\"synthetic\": true, \"exercise_style\": \"european\", \"more\": 1}");
        assertThat(latest().synthetic()).isTrue();
        assertThat(latest().style()).isEqualTo(ExerciseStyle.EUROPEAN);
        write("truth.json", "{\"synthetic\": \"yes\"}");
        assertThatThrownBy(this::latest).isInstanceOf(DataFault.class).hasMessageContaining("[synthetic]");
        write("truth.json", "{");
        assertThatThrownBy(this::latest).isInstanceOf(DataFault.class).hasMessageContaining("not JSON");
    }

    @Test
    void readsOneFileWithTheTruthBesideItOrBesideItsFolder() throws IOException {
        Path file = write("chains/ABC_2024-03-01.csv", HEADER + "\n" + ROW + "\n");
        assertThat(DataDirectory.chain(file)).isEqualTo(latest());
        write("truth.json", "{\"synthetic\": true, \"exercise_style\": \"european\"}");
        assertThat(DataDirectory.chain(file)).isEqualTo(latest());
        assertThat(DataDirectory.chain(file).synthetic()).isTrue();
        write("chains/truth.json", "{\"synthetic\": false}");
        assertThat(DataDirectory.chain(file).synthetic()).isFalse();
        assertThat(DataDirectory.chain(file).style()).isEqualTo(ExerciseStyle.AMERICAN);
        Path index = write("SPX_2024-03-01.csv", HEADER + "\n" + ROW.replace("ABC,", "SPX,") + "\n");
        Files.delete(directory.resolve("truth.json"));
        assertThat(DataDirectory.chain(index).style()).isEqualTo(ExerciseStyle.EUROPEAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC.csv", "chains", "ABC_2024-02-30.csv", "ABC_2024-03-01.csv"})
    void refusesWhatIsNoChainFile(String name) {
        assertThatThrownBy(() -> DataDirectory.chain(directory.resolve(name))).isInstanceOf(DataFault.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2024-03-01,;2024/03/01,;quote_date",
        "ABC,101;XYZ,101;underlying",
        "101.5;-1;underlying_price",
        "2024-03-15;15.3.2024;expiry",
        ",100,;,-100,;strike",
        ",100,;,NaN,;strike",
        ",C,;,X,;type",
        ",2.5,;,-2.5,;bid",
        ",2.6,;,abc,;ask",
        ",10,;,1.5,;volume"})
    void refusesACellByPlaceAndRule(String right, String wrong, String column) throws IOException {
        String row = ROW.replace(right, wrong);
        assertThat(row).isNotEqualTo(ROW);
        write("chains/ABC_2024-03-01.csv", HEADER + "\n" + ROW + "\n" + row + "\n");
        assertThatThrownBy(this::latest)
                .isInstanceOfSatisfying(DataFault.class, fault -> {
                    assertThat(fault.file()).isEqualTo("ABC_2024-03-01.csv");
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.column()).isEqualTo(column);
                    assertThat(fault).hasMessageContaining("must be");
                });
    }

    @Test
    void refusesAMissingColumnAndATruncatedFile() throws IOException {
        write("chains/ABC_2024-03-01.csv", HEADER.replace(",bid", "") + "\n" + ROW + "\n");
        assertThatThrownBy(this::latest).isInstanceOf(DataFault.class).hasMessageContaining("[bid]: column missing");
        Files.delete(directory.resolve("chains/ABC_2024-03-01.csv"));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream zip = new java.util.zip.GZIPOutputStream(bytes)) {
            zip.write((HEADER + "\n" + ROW + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("chains/ABC_2024-03-01.csv.gz"), bytes.toByteArray());
        assertThat(latest().quotes()).hasSize(1);
        for (int kept = 0; kept < bytes.size() - 1; kept += 7) {
            Files.write(
                    directory.resolve("chains/ABC_2024-03-01.csv.gz"),
                    Arrays.copyOf(bytes.toByteArray(), kept));
            assertThatThrownBy(this::latest).isInstanceOf(DataFault.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2024-01-03,10,11,9,10,10,5;date;after",
        "2024-01-05,10,9,9,10,10,5;high;at least",
        "2024-01-05,10,11,10.5,10,10,5;low;at most",
        "2024-01-05,0,11,9,10,10,5;open;positive",
        "2024-01-05,10,11,9,,10,5;close;present",
        "2024-01-05,10,11,9,10,10,-5;volume;zero or positive"})
    void refusesWrongBars(String row, String column, String rule) throws IOException {
        write("ohlcv_adjusted/ABC.csv", BAR_HEADER + "2024-01-04,10,11,9,10,10,5\n" + row + "\n");
        assertThatThrownBy(() -> DataDirectory.open(directory).bars(Symbol.of("ABC")))
                .isInstanceOfSatisfying(DataFault.class, fault -> {
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.column()).isEqualTo(column);
                    assertThat(fault).hasMessageContaining(rule);
                });
    }

    @Test
    void refusesWhatIsNoDirectory() {
        assertThatThrownBy(() -> DataDirectory.open(directory.resolve("none"))).isInstanceOf(DataFault.class);
    }

    @Test
    void readsEveryRealFile() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        assertThat(data.chainSymbols()).extracting(Symbol::value)
                .containsExactly("AAPL", "NVDA", "QQQ", "SPX", "SPY", "TWX");
        assertThat(data.chainDates(Symbol.of("SPX"))).hasSize(18);
        for (Symbol symbol : data.chainSymbols()) {
            for (LocalDate day : data.chainDates(symbol)) {
                assertThat(data.latestChain(symbol, day).orElseThrow().quotes()).as(symbol + " " + day).isNotEmpty();
            }
        }
        for (Symbol symbol : data.barSymbols()) {
            BarSeries bars = data.bars(symbol).orElseThrow();
            assertThat(bars.size()).as(symbol.value()).isGreaterThan(2000);
        }
        assertThat(data.barSymbols()).contains(Symbol.of("SPY"), Symbol.of("GSPC"));
        for (String name : data.seriesNames()) {
            assertThat(data.series(name).orElseThrow().observations()).as(name).hasSizeGreaterThan(300);
        }
        assertThat(data.series("DGS3MO").orElseThrow().latest(LocalDate.of(2022, 12, 31)).orElseThrow().date())
                .isEqualTo(LocalDate.of(2022, 12, 30));
        assertThat(data.series("VIX").orElseThrow().latest(LocalDate.of(1980, 1, 1))).isEmpty();
    }

    @Property(tries = 1500, seed = "20261121")
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 200) @CharRange(from = 1, to = 255) String text) {
        accepted(text);
        accepted(HEADER + "\n" + text);
    }

    @Property(tries = 1500, seed = "20261121")
    void aDamagedChainIsReadOrRefused(
            @ForAll @IntRange(max = 200) int at,
            @ForAll @IntRange(max = 6) int removed,
            @ForAll @StringLength(max = 5) @CharRange(from = ' ', to = '~') String inserted) {
        String whole = HEADER + "\n" + ROW + "\n" + ROW + "\n";
        int from = Math.min(at, whole.length());
        int to = Math.min(from + removed, whole.length());
        accepted(whole.substring(0, from) + inserted + whole.substring(to));
    }

    private static void accepted(String text) {
        ChainFile.Rows rows = new ChainFile.Rows(Symbol.of("ABC"), LocalDate.of(2024, 3, 1));
        try {
            CsvFile.read("text", new StringReader(text), List.copyOf(ChainFile.COLUMNS), rows::add);
        } catch (DataFault fault) {
            assertThat(fault.file()).isEqualTo("text");
        } catch (IOException e) {
            assertThat(e).as("malformed quoting, which the file reader turns into a fault").isNotNull();
        }
    }
}
