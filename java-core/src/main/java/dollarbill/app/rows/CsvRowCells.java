package dollarbill.app.rows;

import dollarbill.app.csv.CsvCells;

/** The cells of one CSV record by name. One instance serves one thread. */
final class CsvRowCells implements RowCells {
    private final CsvLayout layout;
    private final CsvCells cells;
    private double number;

    CsvRowCells(CsvLayout layout, CsvCells cells) {
        this.layout = layout;
        this.cells = cells;
    }

    @Override
    public Form form(Input input) {
        int cell = layout.cell(input);
        if (cell < 0) {
            return Form.ABSENT;
        }
        number = cells.number(cell);
        if (!Double.isNaN(number)) {
            return Form.NUMBER;
        }
        return cells.empty(cell) ? Form.EMPTY : Form.OTHER;
    }

    @Override
    public double number() {
        return number;
    }

    @Override
    public boolean has(Word word) {
        return layout.cell(word) >= 0;
    }

    @Override
    public String word(Word word) {
        int cell = layout.cell(word);
        return cell < 0 ? "" : cells.text(cell);
    }

    @Override
    public String shown(Input input) {
        int cell = layout.cell(input);
        return cell < 0 ? "" : cells.text(cell);
    }
}
