package dollarbill.model;

import java.util.List;
import java.util.Optional;

/**
 * Answers about several signals, all by one generation of the model.
 *
 * @param rows  one answer a signal, in the order asked
 * @param identity  who answered; absent where nobody did
 */
public record Judgements(List<Judgement> rows, Optional<ModelIdentity> identity) {
    public Judgements {
        rows = List.copyOf(rows);
    }
}
