package dollarbill.market.provider.live;

import java.time.Duration;

/** The providers and how often each may be asked. */
enum Provider {
    /** Daily bars, indices and option chains; no key, no promise. */
    YAHOO("Yahoo Finance", 20, Duration.ofSeconds(10)),
    /** Macro series of the Federal Reserve Bank of St. Louis: 120 requests a minute. */
    FRED("FRED", 20, Duration.ofSeconds(10)),
    /** News and earnings: 60 requests a minute, 30 a second. */
    FINNHUB("Finnhub", 25, Duration.ofSeconds(30)),
    /** Mentions on Reddit; no limit published. */
    APE_WISDOM("ApeWisdom", 10, Duration.ofSeconds(10)),
    /** Coins: 5 to 15 requests a minute without a key, 30 with one. */
    COINGECKO("CoinGecko", 5, Duration.ofSeconds(60));

    private final String title;
    private final int requests;
    private final Duration period;

    Provider(String title, int requests, Duration period) {
        this.title = title;
        this.requests = requests;
        this.period = period;
    }

    /** Returns its name in texts. */
    String title() {
        return title;
    }

    /** Returns the most requests in a period. */
    int requests() {
        return requests;
    }

    /** Returns the period of the limit. */
    Duration period() {
        return period;
    }
}
