package dollarbill.app.rows;

import java.util.EnumSet;
import java.util.List;

/** Which Greeks answer a row beside its price. */
public enum GreekSet {
    /** None. */
    NONE(AnswerColumn.PRICE),
    /** Delta, gamma, vega, theta and both rhos, in raw and traders' units. */
    FIRST(AnswerColumn.DIVIDEND_RHO_PER_RATE_POINT),
    /** All, in raw and traders' units. */
    ALL(AnswerColumn.ULTIMA_PER_VOL_POINT_CUBED);

    private final AnswerColumn last;

    GreekSet(AnswerColumn last) {
        this.last = last;
    }

    /** Returns the columns, price first. */
    public List<AnswerColumn> columns() {
        return List.copyOf(EnumSet.range(AnswerColumn.PRICE, last));
    }
}
