package dollarbill.risk.book;

import java.util.Map;

/**
 * A position as written down, not yet understood.
 *
 * @param line  line from 1
 * @param path  JSON path of the object; empty in a CSV file
 * @param cells  what stands in it, by name
 */
record BookRow(long line, String path, Map<String, Cell> cells) {
    BookRow {
        cells = Map.copyOf(cells);
    }

    /** How a value is written. */
    enum Form {
        /** JSON text. */
        TEXT,
        /** JSON number. */
        NUMBER,
        /** Another JSON value. */
        OTHER,
        /** Cell of a CSV file. */
        CELL
    }

    /**
     * One value.
     *
     * @param line  line from 1
     * @param path  JSON path or column
     * @param text  as written
     * @param form  how it is written
     */
    record Cell(long line, String path, String text, Form form) {
        boolean blank() {
            return form == Form.CELL && text.isBlank();
        }
    }

    /** Returns the path of a member that is not there. */
    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
