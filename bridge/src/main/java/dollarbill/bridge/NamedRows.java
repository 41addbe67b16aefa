package dollarbill.bridge;

import java.util.List;

/**
 * Rows of answers with the names of their columns.
 *
 * @param model  who answered
 * @param names  of the columns, in order
 * @param rows  the answers
 */
public record NamedRows(ModelId model, List<String> names, DoubleRows rows) {
    public NamedRows {
        names = List.copyOf(names);
        if (names.size() != rows.columns()) {
            throw new IllegalArgumentException(
                    model + " has " + rows.columns() + " columns of answers for " + names.size() + " names");
        }
    }

    /** Returns answers under the names that a contract declares. */
    public static NamedRows of(ModelContract contract, DoubleRows rows) {
        return new NamedRows(contract.id(), contract.outputs().stream().map(ModelOutput::name).toList(), rows);
    }

    /**
     * Returns some columns, row by row, in the order of the names asked for.
     *
     * @throws ModelException  if there is no column of a name; the message has those there are
     */
    public double[][] read(List<String> wanted) throws ModelException {
        int[] places = new int[wanted.size()];
        for (int k = 0; k < places.length; k++) {
            places[k] = names.indexOf(wanted.get(k));
            if (places[k] < 0) {
                throw new ModelException(ModelReason.MODEL_CONTRACT, model + " declares no output '" + wanted.get(k)
                        + "', which is read of it; it declares " + String.join(", ", names));
            }
        }
        double[][] read = new double[rows.rows()][places.length];
        for (int i = 0; i < read.length; i++) {
            for (int k = 0; k < places.length; k++) {
                read[i][k] = rows.get(i, places[k]);
            }
        }
        return read;
    }
}
