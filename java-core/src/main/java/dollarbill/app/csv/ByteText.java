package dollarbill.app.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that text is appended to. One instance serves one thread. */
public final class ByteText {
    private byte[] bytes;
    private int length;

    /** Creates an empty text. */
    public ByteText(int expected) {
        this.bytes = new byte[expected];
    }

    /** Returns the number of bytes. */
    public int length() {
        return length;
    }

    /** Returns the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Returns where the bytes are; only the first {@link #length} count, and only until the next call. */
    public byte[] buffer() {
        return bytes;
    }

    /** Appends bytes as they are. */
    public void append(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    /** Appends one ASCII character. */
    public void append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends a text in UTF-8. */
    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /** Appends a number with as many digits as tell it from its neighbours. */
    public void append(double number) {
        String text = Double.toString(number);
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += size;
    }

    /** Appends a text as a CSV cell, in quotes where it needs them. */
    public void appendCell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
