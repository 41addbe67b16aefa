package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import java.util.Optional;

/** Which rows of a batch have no implied volatility, and why; each keeps its place in the result, where it holds NaN. */
public final class ImpliedFaults {
    private final ImpliedColumns in;
    private final double[] volatility;
    private int count;

    ImpliedFaults(ImpliedColumns in, double[] volatility) {
        this.in = in;
        this.volatility = volatility;
    }

    void add() {
        count++;
    }

    /** Returns whether a row has no implied volatility. */
    public boolean any() {
        return count > 0;
    }

    /** Returns the number of rows without an implied volatility. */
    public int count() {
        return count;
    }

    /** Returns why the row has no implied volatility, or nothing if it has one; read from the caller's columns. */
    public Optional<IvResult.Missing> at(int row) {
        return Double.isNaN(volatility[row])
                && ImpliedVolatility.solve(
                        in.call()[row] ? OptionType.CALL : OptionType.PUT,
                        in.price()[row],
                        in.forward()[row],
                        in.strike()[row],
                        in.discount()[row],
                        in.years()[row]) instanceof IvResult.Missing missing
                                ? Optional.of(missing)
                                : Optional.empty();
    }
}
