package dollarbill.app.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.pricing.american.AmericanAccuracy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of many rows. */
class RowStreamTest {
    private static final String HEADER = "type,spot,strike,t,vol\n";
    private static final byte[] ROW = "C,100,110,0.5,0.2\n".getBytes(StandardCharsets.US_ASCII);
    private static final long BLOCK_BYTES = 1 << 18;

    /** A table that exists only while it is read, and may break off. */
    private static final class Table extends InputStream {
        private final long bytes;
        private final long breaksAt;
        private final AtomicLong read = new AtomicLong();

        Table(long rows, long breaksAt) {
            this.bytes = HEADER.length() + rows * ROW.length;
            this.breaksAt = breaksAt;
        }

        @Override
        public int read() throws IOException {
            long at = read.get();
            if (at >= breaksAt) {
                throw new IOException("cable cut");
            }
            if (at >= bytes) {
                return -1;
            }
            read.incrementAndGet();
            return at < HEADER.length() ? HEADER.charAt((int) at) : ROW[(int) ((at - HEADER.length()) % ROW.length)];
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = 0;
            for (int b = length == 0 ? -1 : read(); b >= 0; b = count < length ? read() : -1) {
                into[from + count++] = (byte) b;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void neverHoldsMoreThanAFewBlocks(int threads) throws IOException {
        int rows = 200_000;
        Table table = new Table(rows, Long.MAX_VALUE);
        AtomicLong ahead = new AtomicLong();
        RowSummary summary = new RowStream(
                Question.price(GreekSet.NONE, AmericanAccuracy.FAST), new RowStream.Settings(false, "", threads))
                .run(
                        "table",
                        table,
                        OutputStream.nullOutputStream(),
                        done -> ahead.accumulateAndGet(table.read.get() - done * ROW.length, Math::max));
        assertThat(summary).isEqualTo(new RowSummary(rows, Map.of()));
        assertThat(table.read.get()).isGreaterThan(10 * BLOCK_BYTES);
        assertThat(ahead.get()).as("bytes read and not yet written").isLessThan((threads + 4) * BLOCK_BYTES);
    }

    @Test
    void aFaultOfTheSourceEndsTheWork() {
        InputStream broken = new Table(100_000, 1_000_000);
        RowStream stream = new RowStream(
                Question.price(GreekSet.NONE, AmericanAccuracy.FAST), new RowStream.Settings(false, "", 2));
        assertThatThrownBy(() -> stream.run("table", broken, OutputStream.nullOutputStream(), rows -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("cable cut");
    }
}
