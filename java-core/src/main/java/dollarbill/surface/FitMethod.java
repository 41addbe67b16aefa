package dollarbill.surface;

/** How the smile of an expiry came about. */
public enum FitMethod {
    /** SVI fitted by itself; it allowed no arbitrage as it was. */
    SVI,
    /** SVI fitted under the conditions of no arbitrage. */
    SVI_CONSTRAINED,
    /** The slice of the SSVI surface. */
    SSVI,
    /** The smile of the neighbouring expiry, scaled: no smile of its own met the conditions. */
    NEIGHBOUR
}
