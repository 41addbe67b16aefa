package dollarbill.app.rows;

/** The cells of one row by name, whatever the row is written in. */
public interface RowCells {
    /** What stands in a cell. */
    enum Form {
        /** The row has no such cell. */
        ABSENT,
        /** The cell is empty. */
        EMPTY,
        /** A finite number. */
        NUMBER,
        /** Anything else. */
        OTHER
    }

    /** Returns what stands in a cell for a number. */
    Form form(Input input);

    /** Returns the number in the cell last asked for by {@link #form}; only where that said {@link Form#NUMBER}. */
    double number();

    /** Returns whether the row has a cell of that name, empty or not. */
    boolean has(Word word);

    /** Returns the text of a cell for a word, empty where there is none. */
    String word(Word word);

    /** Returns the cell as it is written, for a message. */
    String shown(Input input);
}
