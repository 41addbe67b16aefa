package dollarbill.surface;

/** How the smile of an expiry came about. */
public enum FitMethod {
    /** SVI fitted under the conditions of no arbitrage. */
    SVI,
    /** The slice of the SSVI surface: no SVI met the conditions. */
    SSVI,
    /** The smile of the expiry before, raised: neither SVI nor the SSVI slice met the conditions. */
    NEIGHBOUR
}
