package dollarbill.market.provider.live;

import java.util.Locale;

/** What can be fetched. */
public enum DataKind {
    /** Daily bars of a stock. */
    BARS(Provider.YAHOO),
    /** The option chain of a stock. */
    CHAINS(Provider.YAHOO),
    /** An index of volatility. */
    VIX(Provider.YAHOO),
    /** A macro series. */
    FRED(Provider.FRED),
    /** Articles about a company. */
    NEWS(Provider.FINNHUB),
    /** Earnings reports of a company. */
    EARNINGS(Provider.FINNHUB),
    /** Mentions of a stock on Reddit. */
    MENTIONS(Provider.APE_WISDOM),
    /** Days of a coin. */
    CRYPTO(Provider.COINGECKO);

    private final Provider provider;

    DataKind(Provider provider) {
        this.provider = provider;
    }

    /** Returns its word on the command line and in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns who gives it. */
    public String providerName() {
        return provider.title();
    }

    /** Returns whether its provider answers only with a key. */
    public boolean needsKey() {
        return provider == Provider.FINNHUB;
    }
}
