package dollarbill.app.rows;

/** A column that answers a row, under a name that says its unit. */
public enum AnswerColumn {
    /** Value per share, paid now. */
    PRICE("price", Greek.VALUE, 1.0, "value per share"),
    /** dV/dS. */
    DELTA("delta", Greek.DELTA, 1.0, "dV/dS"),
    /** d2V/dS2. */
    GAMMA("gamma", Greek.GAMMA, 1.0, "d2V/dS2"),
    /** dV/dvol. */
    VEGA("vega", Greek.VEGA, 1.0, "dV/dvol, vol as a fraction"),
    /** dV for one vol point. */
    VEGA_PER_VOL_POINT("vega_per_vol_point", Greek.VEGA, Unit.POINT, "change for 0.01 more volatility"),
    /** dV/dt. */
    THETA_PER_YEAR("theta_per_year", Greek.THETA, 1.0, "dV/dt in calendar time, decay negative"),
    /** dV for one calendar day. */
    THETA_PER_CALENDAR_DAY("theta_per_calendar_day", Greek.THETA, Unit.DAY, "change over 1/365 of a year"),
    /** dV/dr. */
    RATE_RHO("rate_rho", Greek.RATE_RHO, 1.0, "dV/dr, rate as a fraction"),
    /** dV for one point of rate. */
    RATE_RHO_PER_RATE_POINT("rate_rho_per_rate_point", Greek.RATE_RHO, Unit.POINT, "change for 0.01 more rate"),
    /** dV/dq. */
    DIVIDEND_RHO("dividend_rho", Greek.DIVIDEND_RHO, 1.0, "dV/dq, yield as a fraction"),
    /** dV for one point of dividend yield. */
    DIVIDEND_RHO_PER_RATE_POINT(
            "dividend_rho_per_rate_point", Greek.DIVIDEND_RHO, Unit.POINT, "change for 0.01 more yield"),
    /** d2V/dS dvol. */
    VANNA("vanna", Greek.VANNA, 1.0, "d2V/dS dvol"),
    /** Vanna for one vol point. */
    VANNA_PER_VOL_POINT("vanna_per_vol_point", Greek.VANNA, Unit.POINT, "change in delta for 0.01 more volatility"),
    /** d2V/dvol2. */
    VOLGA("volga", Greek.VOLGA, 1.0, "d2V/dvol2"),
    /** Volga for vol points. */
    VOLGA_PER_VOL_POINT_SQUARED(
            "volga_per_vol_point_squared", Greek.VOLGA, Unit.POINT_SQUARED,
            "change in vega per vol point for 0.01 more"),
    /** d2V/dS dt. */
    CHARM_PER_YEAR("charm_per_year", Greek.CHARM, 1.0, "d2V/dS dt"),
    /** Charm for one calendar day. */
    CHARM_PER_CALENDAR_DAY("charm_per_calendar_day", Greek.CHARM, Unit.DAY, "change in delta over 1/365 of a year"),
    /** d3V/dS3. */
    SPEED("speed", Greek.SPEED, 1.0, "d3V/dS3"),
    /** d3V/dS2 dvol. */
    ZOMMA("zomma", Greek.ZOMMA, 1.0, "d3V/dS2 dvol"),
    /** Zomma for one vol point. */
    ZOMMA_PER_VOL_POINT("zomma_per_vol_point", Greek.ZOMMA, Unit.POINT, "change in gamma for 0.01 more volatility"),
    /** d3V/dS2 dt. */
    COLOR_PER_YEAR("color_per_year", Greek.COLOR, 1.0, "d3V/dS2 dt"),
    /** Color for one calendar day. */
    COLOR_PER_CALENDAR_DAY("color_per_calendar_day", Greek.COLOR, Unit.DAY, "change in gamma over 1/365 of a year"),
    /** d2V/dvol dt. */
    VETA_PER_YEAR("veta_per_year", Greek.VETA, 1.0, "d2V/dvol dt"),
    /** Veta for one vol point and calendar day. */
    VETA_PER_VOL_POINT_AND_CALENDAR_DAY(
            "veta_per_vol_point_and_calendar_day",
            Greek.VETA,
            Unit.POINT * Unit.DAY,
            "change in vega per vol point over 1/365 of a year"),
    /** d3V/dvol3. */
    ULTIMA("ultima", Greek.ULTIMA, 1.0, "d3V/dvol3"),
    /** Ultima for vol points. */
    ULTIMA_PER_VOL_POINT_CUBED(
            "ultima_per_vol_point_cubed",
            Greek.ULTIMA,
            Unit.POINT_SQUARED * Unit.POINT,
            "change in volga per squared vol point for 0.01 more"),
    /** Implied volatility. */
    IV("iv", Greek.VALUE, 1.0, "volatility per square root of a year, as a fraction");

    private final String column;
    private final Greek greek;
    private final double divisor;
    private final String unit;

    AnswerColumn(String column, Greek greek, double divisor, String unit) {
        this.column = column;
        this.greek = greek;
        this.divisor = divisor;
        this.unit = unit;
    }

    /** Returns its name. */
    public String column() {
        return column;
    }

    /** Returns what it measures. */
    public String unit() {
        return unit;
    }

    Greek greek() {
        return greek;
    }

    double divisor() {
        return divisor;
    }

    /** How many of a trader's unit make one of the raw derivative's. */
    private static final class Unit {
        static final double POINT = 100.0;
        static final double POINT_SQUARED = 10_000.0;
        static final double DAY = 365.0;

        private Unit() {}
    }
}
