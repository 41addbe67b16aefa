package dollarbill.backtest.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a strategy asks for; good for one fill time and then forgotten. */
public sealed interface Order {
    /**
     * Opens a position as one package: all legs of a unit or none.
     *
     * @param id  names the position, new in the run
     * @param legs  one unit, each instrument once
     * @param units  units wanted, at least 1; fewer are filled where liquidity or the guard allow fewer
     * @param tag  the strategy's word for it, repeated in results
     */
    record Open(String id, List<OrderLeg> legs, long units, String tag) implements Order {
        public Open {
            legs = List.copyOf(legs);
            Check.atLeast("units of order " + id, units, 1);
            if (legs.isEmpty()) {
                throw new IllegalArgumentException("legs of order " + id + " must not be empty");
            }
            Set<Instrument> seen = new HashSet<>();
            for (OrderLeg leg : legs) {
                if (!seen.add(leg.instrument())) {
                    throw new IllegalArgumentException(
                            "order " + id + " names " + leg.instrument().code() + " twice; each instrument once");
                }
            }
        }
    }

    /**
     * Closes all that a position holds, as one package.
     *
     * @param positionId  the position
     * @param why  repeated in results
     */
    record Close(String positionId, String why) implements Order {}
}
