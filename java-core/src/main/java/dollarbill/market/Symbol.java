package dollarbill.market;

import java.util.regex.Pattern;

/**
 * Ticker of an underlying.
 *
 * @param value  1 to 12 upper-case letters, digits, dots or dashes, starting with a letter, digit or caret
 */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9^][A-Z0-9.\\-]{0,11}");

    public Symbol {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("symbol '" + value
                    + "' must be 1 to 12 upper-case letters, digits, dots or dashes");
        }
    }

    /** Returns the symbol of that name. */
    public static Symbol of(String value) {
        return new Symbol(value);
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
