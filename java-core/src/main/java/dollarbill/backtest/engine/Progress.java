package dollarbill.backtest.engine;

/** Hears how far a run is. */
@FunctionalInterface
public interface Progress {
    /** Hears that a number of days out of all is done. */
    void done(int days, int of);

    /** Returns a listener that ignores it. */
    static Progress none() {
        return (days, of) -> {};
    }
}
