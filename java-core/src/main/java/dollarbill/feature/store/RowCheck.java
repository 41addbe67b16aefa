package dollarbill.feature.store;

import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A checksum over the cells of a stored row: Parquet as written here carries none, and a flipped bit would else be read as a
 * number.
 */
final class RowCheck {
    private static final int CELL_BYTES = 1 + 8 + 8 + 4;

    private RowCheck() {}

    static long of(LocalDate date, List<FeatureValue> cells) {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(8, CELL_BYTES));
        sum.update(buffer.putLong(date.toEpochDay()).flip());
        for (FeatureValue cell : cells) {
            buffer.clear();
            switch (cell) {
                case FeatureValue.Known(double value, Instant at) ->
                    buffer.put((byte) 1)
                            .putLong(Double.doubleToRawLongBits(value))
                            .putLong(at.getEpochSecond())
                            .putInt(at.getNano());
                case FeatureValue.Absent(Reason reason) -> {
                    byte[] name = reason.name().getBytes(StandardCharsets.US_ASCII);
                    sum.update(name);
                    buffer.put((byte) 0).putInt(name.length);
                }
            }
            sum.update(buffer.flip());
        }
        return sum.getValue();
    }
}
