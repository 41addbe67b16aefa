package dollarbill.feature.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dollarbill.NeedsSharedData;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.PointInTime;
import dollarbill.feature.RealInputs;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored features come back to the bit with their absences and times; what was not known is not read; damage is told. */
@NeedsSharedData
class FeatureStoreTest {
    private static final Symbol SPY = Symbol.of("SPY");

    @TempDir
    Path folder;

    private FeatureStore store() {
        return FeatureStore.at(folder, FeatureRegistry.daily().definitions());
    }

    private static FeatureTable table() {
        return Real.TABLE;
    }

    @Test
    void comesBackToTheBit() throws IOException {
        FeatureStore store = store();
        assertThat(store.read(SPY)).isEmpty();
        assertThat(store.symbols()).isEmpty();
        store.write(table());
        store.write(table());
        FeatureTable read = store.read(SPY).orElseThrow();
        assertThat(read.days().dates()).isEqualTo(table().days().dates());
        int absences = 0;
        for (FeatureColumn column : table().columns()) {
            FeatureColumn other = read.column(column.definition().name());
            for (int day = 0; day < column.size(); day++) {
                assertThat(other.value(day)).isEqualTo(column.value(day));
                assertThat(Double.doubleToRawLongBits(other.raw(day)))
                        .isEqualTo(Double.doubleToRawLongBits(column.raw(day)));
                absences += column.value(day) instanceof FeatureValue.Absent ? 1 : 0;
            }
        }
        assertThat(absences).isPositive();
        assertThat(store.symbols()).containsExactly(SPY);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aReadOfThePastReturnsNothingLater() throws IOException {
        FeatureStore store = store();
        store.write(table());
        Random random = new Random(3);
        for (int i = 0; i < 6; i++) {
            int day = random.nextInt(table().days().size());
            LocalDate date = table().days().date(day);
            Instant read = PointInTime.cutoff(date);
            FeatureSnapshot at = store.asOf(SPY, read).orElseThrow();
            assertThat(at.date()).isEqualTo(date);
            for (Map.Entry<String, FeatureValue> cell : at.values().entrySet()) {
                assertThat(cell.getValue()).isEqualTo(table().column(cell.getKey()).value(day));
                if (cell.getValue() instanceof FeatureValue.Known(double value, Instant known)) {
                    assertThat(known).isBeforeOrEqualTo(read);
                }
            }
            if (day > 0) {
                assertThat(store.asOf(SPY, read.minusSeconds(1)).orElseThrow().date())
                        .isEqualTo(table().days().date(day - 1));
            }
        }
        assertThat(store.asOf(SPY, Instant.parse("2000-01-01T00:00:00Z"))).isEmpty();
        assertThat(store.asOf(Symbol.of("QQQ"), Instant.now())).isEmpty();
    }

    @Test
    void aFileCutOffIsAFault() throws IOException {
        store().write(table());
        Path file = folder.resolve("SPY.parquet");
        byte[] whole = Files.readAllBytes(file);
        for (int part : new int[] {0, 1, 40, 70, 99}) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length * part / 100));
            assertThatExceptionOfType(DataFault.class)
                    .isThrownBy(() -> store().read(SPY))
                    .withMessageContaining("SPY.parquet");
        }
    }

    @Test
    void damageIsAFaultOrChangesNothing() throws IOException {
        store().write(table());
        Path file = folder.resolve("SPY.parquet");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(9);
        int faults = 0;
        for (int i = 0; i < 6; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                FeatureTable read = store().read(SPY).orElseThrow();
                for (FeatureColumn column : table().columns()) {
                    FeatureColumn other = read.column(column.definition().name());
                    for (int day = 0; day < column.size(); day++) {
                        assertThat(other.value(day)).isEqualTo(column.value(day));
                    }
                }
            } catch (DataFault e) {
                assertThat(e).hasMessageContaining("SPY.parquet");
                faults++;
            }
        }
        assertThat(faults).isPositive();
    }

    @Test
    void otherDefinitionsAreRefused() throws IOException {
        store().write(table());
        List<FeatureDefinition> fewer = FeatureRegistry.daily().definitions().subList(0, 10);
        assertThatExceptionOfType(DataFault.class)
                .isThrownBy(() -> FeatureStore.at(folder, fewer).read(SPY))
                .withMessageContaining("other definitions");
        assertThatIllegalArgumentException().isThrownBy(() -> FeatureStore.at(folder, fewer).write(table()));
    }

    @Test
    void whatIsNoParquetIsAFault() throws IOException {
        Files.writeString(folder.resolve("SPY.parquet"), "date,open\n");
        assertThatExceptionOfType(DataFault.class).isThrownBy(() -> store().read(SPY));
    }

    private static final class Real {
        static final FeatureTable TABLE = FeatureRegistry.daily()
                .compute(RealInputs.of("SPY", LocalDate.of(2021, 6, 1)));
    }
}
