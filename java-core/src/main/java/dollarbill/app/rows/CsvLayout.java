package dollarbill.app.rows;

import dollarbill.market.DataFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which cell of a record holds what, from a header that has been checked. */
@SuppressWarnings("EnumOrdinal") // columns stand in the order of the constants
final class CsvLayout {
    static final String REASON = "reason";
    static final String DETAIL = "reason_detail";
    private static final int LONGEST_LIST = 600;

    private final List<String> header;
    private final List<String> added;
    private final int[] numberCells = new int[Input.count()];
    private final int[] wordCells = new int[Word.values().length];

    private CsvLayout(List<String> header, List<String> added) {
        this.header = List.copyOf(header);
        this.added = List.copyOf(added);
        Arrays.setAll(numberCells, i -> header.indexOf(Input.values()[i].column()));
        Arrays.setAll(wordCells, i -> header.indexOf(Word.values()[i].column()));
    }

    /**
     * Checks a header.
     *
     * @param file  stands in faults
     * @param header  names of the columns
     * @param question  what is asked of the rows
     * @param prefix  stands before the names of the columns added
     * @throws DataFault  if a needed column is missing, one used stands twice, or one to be added is there already
     */
    static CsvLayout of(String file, List<String> header, Question question, String prefix) {
        List<String> added = new ArrayList<>();
        question.columns().forEach(column -> added.add(prefix + column.column()));
        added.add(prefix + REASON);
        added.add(prefix + DETAIL);
        Header check = new Header(file, header);
        check.needOne(Word.TYPE.column(), Word.IS_CALL.column());
        check.needOne(Input.SPOT.column(), Input.FORWARD.column());
        check.needOne(Input.STRIKE.column());
        check.needOne(Input.YEARS.column());
        if (question.implied()) {
            check.needOne(Input.PRICE.column(), Input.UNDISCOUNTED_PRICE.column());
        } else {
            check.needParameters();
        }
        check.refuseRepeated();
        check.refuseTaken(added);
        return new CsvLayout(header, added);
    }

    List<String> header() {
        return header;
    }

    /** Returns the names of the columns added, those of the reason and its detail last. */
    List<String> added() {
        return added;
    }

    int width() {
        return header.size();
    }

    /** Returns the cell of an input, or -1. */
    int cell(Input input) {
        return numberCells[input.ordinal()];
    }

    /** Returns the cell of a word, or -1. */
    int cell(Word word) {
        return wordCells[word.ordinal()];
    }

    /** The rules for one header. */
    private record Header(String file, List<String> names) {
        void needOne(String... columns) {
            if (Stream.of(columns).noneMatch(names::contains)) {
                throw missing(columns[0], columns.length == 1 ? "" : ", or " + columns[1] + " in its place");
            }
        }

        void needParameters() {
            List<PricingModel> models = names.contains(Word.MODEL.column())
                    ? List.of(PricingModel.values())
                    : List.of(PricingModel.BLACK);
            if (models.stream().noneMatch(this::hasParameters)) {
                throw missing(
                        Input.VOLATILITY.column(),
                        models.size() == 1 ? "" : ", or " + parameters(PricingModel.HESTON) + " for heston");
            }
        }

        private boolean hasParameters(PricingModel model) {
            return model.parameters().stream().allMatch(input -> names.contains(input.column()));
        }

        private static String parameters(PricingModel model) {
            return model.parameters().stream().map(Input::column).collect(Collectors.joining(", "));
        }

        void refuseRepeated() {
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new DataFault(file, 1, name, "stands in the header more than once; each name may stand once");
                }
            }
        }

        void refuseTaken(List<String> added) {
            for (String name : added) {
                if (names.contains(name)) {
                    throw new DataFault(
                            file,
                            1,
                            name,
                            "would be added but is in the header already; rename it, or let --prefix TEXT"
                                    + " stand before the names added");
                }
            }
        }

        private DataFault missing(String column, String other) {
            String list = String.join(", ", names);
            return new DataFault(
                    file,
                    1,
                    column,
                    "column missing from the header" + other + "; the header has: "
                            + (list.length() > LONGEST_LIST ? list.substring(0, LONGEST_LIST) + "…" : list));
        }
    }
}
