package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import java.util.List;

/** One option of a test; lists of them become columns. */
record OptionRow(
        boolean call, double spot, double strike, double years, double rate, double yield, double volatility) {

    OptionType type() {
        return call ? OptionType.CALL : OptionType.PUT;
    }

    BlackGreeks scalar() {
        return BlackScholes.evaluate(type(), spot, strike, years, rate, yield, volatility);
    }

    static SpotColumns columns(List<OptionRow> rows) {
        boolean[] call = new boolean[rows.size()];
        for (int i = 0; i < call.length; i++) {
            call[i] = rows.get(i).call();
        }
        return new SpotColumns(
                call,
                rows.stream().mapToDouble(OptionRow::spot).toArray(),
                rows.stream().mapToDouble(OptionRow::strike).toArray(),
                rows.stream().mapToDouble(OptionRow::years).toArray(),
                rows.stream().mapToDouble(OptionRow::rate).toArray(),
                rows.stream().mapToDouble(OptionRow::yield).toArray(),
                rows.stream().mapToDouble(OptionRow::volatility).toArray());
    }

    /** Returns columns with the spot as forward and the discount factor of the rate. */
    static ForwardColumns forwardColumns(List<OptionRow> rows) {
        SpotColumns columns = columns(rows);
        double[] discount = rows.stream().mapToDouble(row -> Math.exp(-row.rate() * row.years())).toArray();
        return new ForwardColumns(
                columns.call(), columns.spot(), columns.strike(), discount, columns.years(), columns.volatility());
    }

    /** Returns all values of a row in the order of {@link BlackGreeks}. */
    static double[] values(BlackGreeks g) {
        return new double[] {
            g.price(), g.delta(), g.gamma(), g.vega(), g.theta(), g.rho(), g.dividendRho(), g.vanna(), g.volga(),
            g.charm(), g.speed(), g.zomma(), g.color(), g.veta(), g.ultima()
        };
    }
}
