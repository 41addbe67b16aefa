package dollarbill.pricing.black;

/** What a batch computes, from which form of the options. */
enum BatchKind {
    SPOT_PRICES,
    FORWARD_PRICES,
    GREEKS,
    ALL_GREEKS
}
