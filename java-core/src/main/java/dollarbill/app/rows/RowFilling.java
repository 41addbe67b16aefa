package dollarbill.app.rows;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import java.util.Optional;

/** Reads the cells of one row into a block, by the rules that hold for every form of rows. */
final class RowFilling {
    private final RowBlock block;
    private final int row;
    private final RowCells cells;
    private final RowFaults faults;

    private RowFilling(RowBlock block, int row, RowCells cells, RowFaults faults) {
        this.block = block;
        this.row = row;
        this.cells = cells;
        this.faults = faults;
    }

    static void fill(boolean implied, RowBlock block, int row, RowCells cells, RowFaults faults) {
        RowFilling filling = new RowFilling(block, row, cells, faults);
        filling.type();
        filling.either(Input.SPOT, Input.FORWARD);
        filling.number(Input.STRIKE);
        filling.number(Input.YEARS);
        filling.number(Input.RATE);
        filling.number(Input.DIVIDEND_YIELD);
        if (implied) {
            filling.either(Input.PRICE, Input.UNDISCOUNTED_PRICE);
        } else {
            filling.model().ifPresent(model -> model.parameters().forEach(filling::number));
        }
    }

    private void type() {
        if (!cells.has(Word.TYPE) && cells.has(Word.IS_CALL)) {
            String text = cells.word(Word.IS_CALL);
            if (text.equals("1") || text.equalsIgnoreCase("true")) {
                block.give(row, OptionType.CALL);
            } else if (text.equals("0") || text.equalsIgnoreCase("false")) {
                block.give(row, OptionType.PUT);
            } else {
                unknown(Word.IS_CALL, text);
            }
            return;
        }
        String text = cells.word(Word.TYPE);
        if (text.equalsIgnoreCase("C") || text.equalsIgnoreCase("call")) {
            block.give(row, OptionType.CALL);
        } else if (text.equalsIgnoreCase("P") || text.equalsIgnoreCase("put")) {
            block.give(row, OptionType.PUT);
        } else {
            unknown(Word.TYPE, text);
        }
    }

    private Optional<PricingModel> model() {
        if (!cells.has(Word.MODEL)) {
            return Optional.of(PricingModel.BLACK);
        }
        String text = cells.word(Word.MODEL);
        Optional<PricingModel> model = PricingModel.of(text);
        model.ifPresentOrElse(known -> block.give(row, known), () -> unknown(Word.MODEL, text));
        return model;
    }

    /** Takes the one of two inputs that the row gives. */
    private void either(Input first, Input second) {
        boolean hasFirst = isGiven(cells.form(first));
        boolean hasSecond = isGiven(cells.form(second));
        if (hasFirst && hasSecond) {
            faults.wrong(
                    row,
                    first.column(),
                    cells.shown(first),
                    Reason.VALUE_CONFLICT,
                    "empty where " + second.column() + " is given");
        } else if (hasSecond) {
            number(second);
        } else if (hasFirst) {
            number(first);
        } else {
            boolean onlySecond = cells.form(first) == RowCells.Form.ABSENT && cells.form(second) == RowCells.Form.EMPTY;
            Input named = onlySecond ? second : first;
            Input other = onlySecond ? first : second;
            faults.wrong(
                    row,
                    named.column(),
                    cells.shown(named),
                    Reason.VALUE_MISSING,
                    "given, or " + other.column() + " in its place");
        }
    }

    private static boolean isGiven(RowCells.Form form) {
        return form == RowCells.Form.NUMBER || form == RowCells.Form.OTHER;
    }

    private void number(Input input) {
        switch (cells.form(input)) {
            case NUMBER -> {
                double value = cells.number();
                if (input.domain().allows(value)) {
                    block.give(row, input, value);
                } else {
                    wrong(input, Reason.VALUE_OUT_OF_DOMAIN);
                }
            }
            case OTHER -> faults.wrong(
                    row, input.column(), cells.shown(input), Reason.VALUE_NOT_NUMBER, Input.Domain.FINITE.text());
            case EMPTY -> wrong(input, Reason.VALUE_MISSING);
            case ABSENT -> input.standard()
                    .ifPresentOrElse(
                            value -> block.give(row, input, value), () -> wrong(input, Reason.VALUE_MISSING));
        }
    }

    private void wrong(Input input, Reason reason) {
        faults.wrong(row, input.column(), cells.shown(input), reason, input.domain().text());
    }

    private void unknown(Word word, String text) {
        faults.wrong(
                row,
                word.column(),
                text,
                text.isEmpty() ? Reason.VALUE_MISSING : Reason.VALUE_UNKNOWN,
                word.allowed());
    }
}
