package dollarbill.risk.scenario;

import dollarbill.pricing.GreekUnits;
import dollarbill.pricing.black.AllGreekColumns;
import dollarbill.pricing.black.BatchFaults;
import dollarbill.pricing.black.BlackBatch;
import dollarbill.pricing.black.SpotColumns;
import dollarbill.risk.scenario.Holdings.ExpiryRun;

/**
 * Prices, volatilities and Greeks of the options of a book as it is, in the order of rows.
 *
 * <p>Greeks are those of the Black formula at the contract's own volatility; rate and dividend yield are those that join spot, forward
 * and discount factor: {@code r = -ln D / T} and {@code q = r - ln(F/S) / T}. American options that may be exercised early have the American Greeks at these.
 */
final class OptionGreeks {
    final OptionState state;
    final AllGreekColumns raw;
    /** Continuous interest rate a year to the expiry. */
    final double[] rate;

    private final Holdings holdings;

    private OptionGreeks(Holdings holdings, OptionState state, AllGreekColumns raw, double[] rate) {
        this.holdings = holdings;
        this.rate = rate;
        this.state = state;
        this.raw = raw;
    }

    static OptionGreeks of(Holdings holdings, OptionState state, Frame today) {
        int rows = holdings.call.length;
        double[] spot = new double[rows];
        double[] rate = new double[rows];
        double[] yield = new double[rows];
        for (ExpiryRun run : holdings.runs) {
            for (int row = run.from(); row < run.to(); row++) {
                spot[row] = holdings.spot(run.underlying());
                rate[row] = -Math.log(state.discount[row]) / run.years();
                yield[row] = rate[row] - Math.log(state.forward[row] / spot[row]) / run.years();
            }
        }
        AllGreekColumns raw = AllGreekColumns.ofRows(rows);
        BatchFaults faults = BlackBatch.allGreeks(
                new SpotColumns(holdings.call, spot, holdings.strike, state.years, rate, yield, state.volatility), raw);
        if (faults.any()) {
            throw new IllegalStateException(faults.count() + " of " + rows + " options have no Greeks");
        }
        AmericanGreekRows american = new AmericanGreekRows(holdings, state, raw);
        for (int i = 0; i < holdings.runs.size(); i++) {
            ExpiryRun run = holdings.runs.get(i);
            today.exercise(i).ifPresent(exercise -> american.write(run, exercise));
        }
        return new OptionGreeks(holdings, state, raw, rate);
    }

    /** Returns the Greeks of a row for all its shares. */
    CurrencyGreeks row(int row, double spot) {
        double shares = holdings.shares[row];
        double delta = shares * raw.main().delta()[row];
        double gamma = shares * raw.main().gamma()[row];
        return new CurrencyGreeks(
                shares * state.price[row],
                delta,
                gamma,
                shares * raw.main().vegaPerVolPoint(row),
                shares * raw.main().thetaPerCalendarDay(row),
                shares * raw.main().rhoPerRatePoint(row),
                shares * GreekUnits.perVolPoint(raw.vanna()[row]),
                shares * GreekUnits.perVolPoint(GreekUnits.perVolPoint(raw.volga()[row])),
                delta * spot,
                gamma * spot * spot / 100.0);
    }
}
