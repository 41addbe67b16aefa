package dollarbill.pricing.black;

/** Refuses columns of unequal length. */
final class ColumnLength {
    private ColumnLength() {}

    static void require(String name, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException("column " + name + " has " + length + " rows and must have " + rows);
        }
    }
}
