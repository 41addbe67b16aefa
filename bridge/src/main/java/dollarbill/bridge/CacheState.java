package dollarbill.bridge;

/** How an answer came about. */
public enum CacheState {
    /** Computed for this request. */
    MISS,
    /** Found in the prediction cache. */
    HIT,
    /** Computed once for several equal requests at the same time. */
    SHARED
}
