package dollarbill.structure;

import java.time.LocalDate;

/**
 * A dividend that is expected.
 *
 * @param exDate  first day a buyer does not receive it
 * @param amount  dollars a share, positive
 */
public record ExpectedDividend(LocalDate exDate, double amount) {
    public ExpectedDividend {
        if (!(amount > 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount " + amount + " must be positive and finite");
        }
    }
}
