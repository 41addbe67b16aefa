package dollarbill.risk.book;

import dollarbill.market.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Positions held together.
 *
 * @param positions  in the owner's order, each with its own id; may be empty
 * @param account  the money behind them, where it is told
 */
public record Book(List<Position> positions, Optional<Account> account) {
    public Book {
        positions = List.copyOf(positions);
        Set<String> ids = new HashSet<>();
        for (Position position : positions) {
            if (!ids.add(position.id())) {
                throw new IllegalArgumentException("id " + position.id() + " stands twice in the book");
            }
        }
    }

    /** Returns a book of which only the positions are known. */
    public static Book of(List<Position> positions) {
        return new Book(positions, Optional.empty());
    }

    /** Returns the underlyings in their order. */
    public List<Symbol> symbols() {
        return positions.stream().map(Position::symbol).distinct().sorted().toList();
    }
}
