package dollarbill.feature;

/** Kind of daily feature, by what it is made from. */
public enum FeatureGroup {
    /** Daily bars of the symbol. */
    TECHNICAL,
    /** Implied volatility of the symbol's own options, or the index that stands in for it. */
    IMPLIED_VOLATILITY,
    /** Rates, prices and employment. */
    MACRO,
    /** News and mentions. */
    SENTIMENT,
    /** Dates and results of earnings. */
    EARNINGS
}
