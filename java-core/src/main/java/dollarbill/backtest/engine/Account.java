package dollarbill.backtest.engine;

import java.util.List;
import java.util.Optional;

/**
 * Cash and positions at a close.
 *
 * @param cashCents  cash, negative where it is borrowed
 * @param equityCents  cash and marks of all positions
 * @param requirementCents  equity that positions tie up, see {@link MarginRule}
 * @param excessCents  equity beyond the requirement; negative is a margin call
 * @param positions  open positions, oldest first
 */
public record Account(
        long cashCents, long equityCents, long requirementCents, long excessCents, List<Position> positions) {
    public Account {
        positions = List.copyOf(positions);
    }

    /** Returns an open position. */
    public Optional<Position> find(String id) {
        return positions.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
