package dollarbill.app.risk;

import dollarbill.risk.scenario.SmileRule;
import dollarbill.risk.var.ValueAtRisk;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is asked about a book.
 *
 * @param asOf  last day that is known; the newest of the data where absent
 * @param historyDays  past days behind value at risk
 * @param rule  how smiles follow the spot
 * @param since  earlier day from which the gain is split by Greek; none where absent
 */
public record RiskQuestion(Optional<LocalDate> asOf, int historyDays, SmileRule rule, Optional<LocalDate> since) {
    /** Past days behind value at risk unless asked otherwise. */
    public static final int HISTORY_DAYS = 500;

    /** Most past days behind value at risk. */
    public static final int MOST_DAYS = 10_000;

    public RiskQuestion {
        if (historyDays < ValueAtRisk.LEAST_DAYS || historyDays > MOST_DAYS) {
            throw new IllegalArgumentException("historyDays " + historyDays + " must be from " + ValueAtRisk.LEAST_DAYS
                    + " to " + MOST_DAYS);
        }
    }

    /** Returns the question of the newest day with 500 days of history and smiles that move with the forward. */
    public static RiskQuestion newest() {
        return new RiskQuestion(Optional.empty(), HISTORY_DAYS, SmileRule.STICKY_MONEYNESS, Optional.empty());
    }
}
