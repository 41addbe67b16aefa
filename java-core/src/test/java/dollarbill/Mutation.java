package dollarbill;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a text file the way transfers, editors and mistaken exports do; the same seed damages it the same way. */
public final class Mutation {
    private static final List<String> CELLS = List.of(
            "", " ", "0", "-0", "-1", "1e999", "1e-999", "-1e308", "NaN", "Infinity", "1,5", "\"", "\"\"", "\"a\"b",
            "'", "0x1p3",
            "1d", "--1", "+", ".", "1e", "999999999999999999999999", "2026-13-40", "2026-02-30", "+999999999-12-31",
            "-999999999-01-01", "0000-00-00", "C", "call", "PUT", "true", "null", "é", "\u0000", "\uFEFF", "black",
            "heston",
            "american", "2026-02-11T10:00:00+99:00", "1".repeat(500), "x".repeat(5_000));
    private static final byte[] BYTES = {
        0, '\n', '\r', ',', '"', '-', '.', 'e', '0', '9', ' ', '\t', (byte) 0xEF, (byte) 0xFF, (byte) 0xC3, 'N', ';'
    };

    private Mutation() {}

    /** Returns the file with one to eight faults. */
    public static byte[] of(byte[] file, long seed) {
        Random random = new Random(seed);
        byte[] damaged = file;
        for (int fault = random.nextInt(8); fault >= 0; fault--) {
            damaged = damaged.length == 0 ? damaged : once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        return switch (random.nextInt(9)) {
            case 0 -> replace(file, at, at + 1, new byte[] {BYTES[random.nextInt(BYTES.length)]});
            case 1 -> replace(file, at, at, new byte[] {BYTES[random.nextInt(BYTES.length)]});
            case 2 -> replace(file, at, Math.min(file.length, at + 1 + random.nextInt(40)), new byte[0]);
            case 3 -> Arrays.copyOf(file, at);
            case 4 -> replace(file, lineStart(file, at), lineEnd(file, at), new byte[0]);
            case 5 -> replace(file, at, at, Arrays.copyOfRange(file, lineStart(file, at), lineEnd(file, at)));
            case 6 -> replace(file, at, at, noise(random));
            default -> replace(file, cellStart(file, at), cellEnd(file, at), cell(random));
        };
    }

    private static byte[] cell(Random random) {
        return CELLS.get(random.nextInt(CELLS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[1 + random.nextInt(30)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] replace(byte[] file, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + by.length);
        out.write(file, 0, from);
        out.writeBytes(by);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    private static int lineStart(byte[] file, int at) {
        int i = at;
        while (i > 0 && file[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    private static int lineEnd(byte[] file, int at) {
        int i = at;
        while (i < file.length && file[i] != '\n') {
            i++;
        }
        return Math.min(file.length, i + 1);
    }

    private static int cellStart(byte[] file, int at) {
        int i = at;
        while (i > 0 && file[i - 1] != '\n' && file[i - 1] != ',') {
            i--;
        }
        return i;
    }

    private static int cellEnd(byte[] file, int at) {
        int i = at;
        while (i < file.length && file[i] != '\n' && file[i] != ',') {
            i++;
        }
        return i;
    }
}
