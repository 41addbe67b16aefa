package dollarbill.app;

import dollarbill.market.OptionChain;
import dollarbill.market.QualityReport;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.surface.ArbitrageReport;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.heston.HestonFit;

/** What became of a chain on its way to a surface. */
public sealed interface SurfaceReading {
    /** Returns the chain as its source gives it. */
    RawChain raw();

    /** Returns what the quality check found. */
    QualityReport quality();

    /**
     * A fitted surface; it may have no slice, which its refused expiries explain.
     *
     * @param raw  the chain as its source gives it
     * @param chain  its usable quotes
     * @param spotImplied  whether the spot comes from put-call parity because the source has none
     * @param fit  the surface with what it was made from
     * @param quality  what the quality check found
     * @param arbitrage  static arbitrage in the raw quotes and in the surface
     * @param heston  Heston's model fitted to the same quotes
     */
    record Fitted(
            RawChain raw,
            OptionChain chain,
            boolean spotImplied,
            SurfaceFit fit,
            QualityReport quality,
            ArbitrageReport arbitrage,
            HestonFit heston)
            implements
                SurfaceReading {}

    /**
     * A chain nothing can be said of.
     *
     * @param raw  the chain as its source gives it
     * @param reason  why
     * @param quality  what the quality check found
     */
    record Refused(RawChain raw, Reason reason, QualityReport quality) implements SurfaceReading {}
}
