package dollarbill.app.rows;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which Greeks answer a row beside its price. */
public enum GreekSet {
    /** None. */
    NONE(EnumSet.of(AnswerColumn.PRICE)),
    /** Delta, gamma, vega, theta and both rhos, in raw and traders' units. */
    FIRST(EnumSet.range(AnswerColumn.PRICE, AnswerColumn.DIVIDEND_RHO_PER_RATE_POINT)),
    /** All, in raw and traders' units. */
    ALL(EnumSet.range(AnswerColumn.PRICE, AnswerColumn.ULTIMA_PER_VOL_POINT_CUBED));

    private final List<AnswerColumn> columns;

    GreekSet(Set<AnswerColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Returns the columns, price first. */
    public List<AnswerColumn> columns() {
        return columns;
    }

    /** Returns its name on the command line and in bodies. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
