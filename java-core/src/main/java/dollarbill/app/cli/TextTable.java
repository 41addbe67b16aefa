package dollarbill.app.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text in columns as wide as their widest cell; columns of figures stand to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> heads) {
        this.heads = heads;
    }

    /** Returns an empty table; a head that begins with {@code >} stands for a column of figures. */
    static TextTable of(String... heads) {
        return new TextTable(List.of(heads));
    }

    /** Adds a row of as many cells as there are columns. */
    void add(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("a row of " + heads.size() + " columns cannot have " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /** Returns the lines, heads first, without trailing blanks. */
    List<String> lines() {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    head(i).length(),
                    rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(java.util.stream.IntStream.range(0, widths.length).mapToObj(this::head).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String head(int column) {
        String head = heads.get(column);
        return figures(column) ? head.substring(1) : head;
    }

    private boolean figures(int column) {
        return heads.get(column).startsWith(">");
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(figures(i) ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
