package dollarbill.backtest.validation;

import java.time.LocalDate;

/**
 * The days from which a row of features is taken to that on which its outcome was known.
 *
 * @param day  of the features
 * @param known  of the outcome, not before
 */
public record OutcomeSpan(LocalDate day, LocalDate known) {
    public OutcomeSpan {
        if (known.isBefore(day)) {
            throw new IllegalArgumentException("known " + known + " must not be before day " + day);
        }
    }
}
