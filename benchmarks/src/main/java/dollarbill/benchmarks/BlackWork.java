package dollarbill.benchmarks;

import dollarbill.pricing.black.BlackBatch;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One kind of Black-Scholes batch over {@link RandomOptions}, run until the stages it is going to be measured with are compiled. */
@State(Scope.Thread)
public class BlackWork {
    /** More rows than the scalar twin serves at the start of a process. */
    private static final long ROWS_OF_THE_TWIN = 25_000_000L;

    /** What a batch computes. */
    public enum Kind {
        /** Discounted prices from forward and discount factor. */
        PRICES_BY_FORWARD,
        /** Prices from spot, rate and dividend yield. */
        PRICES_BY_SPOT,
        /** Price, delta, gamma, vega, theta and rho. */
        FIVE_GREEKS,
        /** Price and fourteen Greeks. */
        ALL_GREEKS
    }

    /** The kind measured. */
    @Param
    public Kind kind = Kind.PRICES_BY_SPOT;

    /** Passes the rows after which a process goes over to vectors, then gives the compiler its time. */
    @Setup
    public void warmUp(RandomOptions options) {
        for (long rows = 0; rows < ROWS_OF_THE_TWIN; rows += RandomOptions.ROWS) {
            run(options);
        }
        Compilation.settle(() -> run(options));
    }

    /** Computes one batch; returns what holds the results. */
    Object run(RandomOptions options) {
        return switch (kind) {
            case PRICES_BY_FORWARD -> {
                BlackBatch.prices(options.byForward, options.price);
                yield options.price;
            }
            case PRICES_BY_SPOT -> {
                BlackBatch.prices(options.bySpot, options.price);
                yield options.price;
            }
            case FIVE_GREEKS -> {
                BlackBatch.greeks(options.bySpot, options.greeks);
                yield options.greeks;
            }
            case ALL_GREEKS -> {
                BlackBatch.allGreeks(options.bySpot, options.allGreeks);
                yield options.allGreeks;
            }
        };
    }
}
