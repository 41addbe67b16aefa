package dollarbill.app.rows;

import java.util.Optional;

/** A number that a row gives, by the name of its column. */
public enum Input {
    /** Price of the underlying. */
    SPOT("spot", Domain.POSITIVE),
    /** Forward to expiry. */
    FORWARD("forward", Domain.POSITIVE),
    /** Strike. */
    STRIKE("strike", Domain.POSITIVE),
    /** Time to expiry in years. */
    YEARS("t", Domain.NOT_NEGATIVE),
    /** Continuously compounded interest rate per year. */
    RATE("r", Domain.FINITE),
    /** Continuously compounded dividend yield per year. */
    DIVIDEND_YIELD("q", Domain.FINITE),
    /** Volatility per square root of a year. */
    VOLATILITY("vol", Domain.NOT_NEGATIVE),
    /** Heston's variance a year now. */
    INITIAL_VARIANCE("v0", Domain.POSITIVE),
    /** Heston's speed of mean reversion per year. */
    MEAN_REVERSION("kappa", Domain.POSITIVE),
    /** Heston's long-run variance a year. */
    LONG_RUN_VARIANCE("theta", Domain.POSITIVE),
    /** Heston's volatility of variance per square root of a year. */
    VOL_OF_VOL("sigma", Domain.NOT_NEGATIVE),
    /** Heston's correlation of the underlying with its variance. */
    CORRELATION("rho", Domain.CORRELATION),
    /** Price per share, paid now. */
    PRICE("price", Domain.FINITE),
    /** Price per share, paid at expiry. */
    UNDISCOUNTED_PRICE("undiscounted_price", Domain.FINITE);

    private static final Input[] ALL = values();

    private final String column;
    private final Domain domain;

    Input(String column, Domain domain) {
        this.column = column;
        this.domain = domain;
    }

    /** Returns the name of its column. */
    public String column() {
        return column;
    }

    /** Returns the numbers it may be. */
    public Domain domain() {
        return domain;
    }

    /** Returns the value where the row may leave it out; absent where it may not. */
    public Optional<Double> standard() {
        return this == RATE || this == DIVIDEND_YIELD ? Optional.of(0.0) : Optional.empty();
    }

    static int count() {
        return ALL.length;
    }

    /** The numbers an input may be. */
    public enum Domain {
        /** Greater than zero. */
        POSITIVE("positive"),
        /** Zero or more. */
        NOT_NEGATIVE("zero or positive"),
        /** Between the perfect correlations. */
        CORRELATION("greater than -1 and less than 1"),
        /** Any number. */
        FINITE("a finite number");

        private final String text;

        Domain(String text) {
            this.text = text;
        }

        /** Returns what is allowed, in words that follow "must be". */
        public String text() {
            return text;
        }

        boolean allows(double value) {
            return Double.isFinite(value) && switch (this) {
                case POSITIVE -> value > 0.0;
                case NOT_NEGATIVE -> value >= 0.0;
                case CORRELATION -> value > -1.0 && value < 1.0;
                case FINITE -> true;
            };
        }
    }
}
