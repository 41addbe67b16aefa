package dollarbill.app.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Reads decimal numbers from bytes. */
final class DecimalText {
    private static final int LONGEST = 400;

    private DecimalText() {}

    /** Returns the finite number of digits, point, signs and exponent alone; NaN for any other text. */
    static double parse(byte[] bytes, int from, int to) {
        if (to <= from || to - from > LONGEST) {
            return Double.NaN;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean digit = b >= '0' && b <= '9';
            if (!digit && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = JavaDoubleParser.parseDouble(bytes, from, to - from);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
