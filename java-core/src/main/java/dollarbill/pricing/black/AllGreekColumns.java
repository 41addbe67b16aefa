package dollarbill.pricing.black;

/**
 * Prices and all Greeks in columns, as raw derivatives per share; {@link #row} gives one option with every unit.
 *
 * <p>A batch writes into the arrays; a row that has no answer holds NaN in each, with its fault in {@link BatchFaults}.
 *
 * @param main  price, delta, gamma, vega, theta, rho
 * @param dividendRho  dV/dq
 * @param vanna  d2V/dS dvol
 * @param volga  d2V/dvol2
 * @param charm  d2V/dS dt
 * @param speed  d3V/dS3
 * @param zomma  d3V/dS2 dvol
 * @param color  d3V/dS2 dt
 * @param veta  d2V/dvol dt
 * @param ultima  d3V/dvol3
 */
@SuppressWarnings("ArrayRecordComponent") // columns are written in place, never compared
public record AllGreekColumns(
        GreekColumns main,
        double[] dividendRho,
        double[] vanna,
        double[] volga,
        double[] charm,
        double[] speed,
        double[] zomma,
        double[] color,
        double[] veta,
        double[] ultima) {

    /**
     * Checks that the columns are of one length.
     *
     * @throws IllegalArgumentException  naming the first column of another length
     */
    public AllGreekColumns {
        int rows = main.rows();
        ColumnLength.require("dividendRho", dividendRho.length, rows);
        ColumnLength.require("vanna", vanna.length, rows);
        ColumnLength.require("volga", volga.length, rows);
        ColumnLength.require("charm", charm.length, rows);
        ColumnLength.require("speed", speed.length, rows);
        ColumnLength.require("zomma", zomma.length, rows);
        ColumnLength.require("color", color.length, rows);
        ColumnLength.require("veta", veta.length, rows);
        ColumnLength.require("ultima", ultima.length, rows);
    }

    /** Returns new columns of zeros. */
    public static AllGreekColumns ofRows(int rows) {
        return new AllGreekColumns(
                GreekColumns.ofRows(rows),
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows]);
    }

    /** Returns the number of options. */
    public int rows() {
        return main.rows();
    }

    /** Returns one option's price and Greeks, in raw and in trader's units. */
    public BlackGreeks row(int row) {
        return new BlackGreeks(
                main.price()[row],
                main.delta()[row],
                main.gamma()[row],
                main.vega()[row],
                main.theta()[row],
                main.rho()[row],
                dividendRho[row],
                vanna[row],
                volga[row],
                charm[row],
                speed[row],
                zomma[row],
                color[row],
                veta[row],
                ultima[row]);
    }

    void setHigher(int row, BlackGreeks greeks) {
        dividendRho[row] = greeks.dividendRho();
        vanna[row] = greeks.vanna();
        volga[row] = greeks.volga();
        charm[row] = greeks.charm();
        speed[row] = greeks.speed();
        zomma[row] = greeks.zomma();
        color[row] = greeks.color();
        veta[row] = greeks.veta();
        ultima[row] = greeks.ultima();
    }
}
