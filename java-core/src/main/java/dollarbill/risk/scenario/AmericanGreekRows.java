package dollarbill.risk.scenario;

import dollarbill.market.OptionType;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanGreeks;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.black.AllGreekColumns;
import dollarbill.surface.SpotCarry;

/** Writes the Greeks of American options over the European ones, for the options that may be exercised early. */
final class AmericanGreekRows {
    private final Holdings holdings;
    private final OptionState state;
    private final AllGreekColumns raw;

    AmericanGreekRows(Holdings holdings, OptionState state, AllGreekColumns raw) {
        this.holdings = holdings;
        this.state = state;
        this.raw = raw;
    }

    /** Writes the rows of a run. */
    void write(Holdings.ExpiryRun run, EarlyExercise exercise) {
        double spot = holdings.spot(run.underlying());
        SpotCarry carry = SpotCarry.of(spot, state.forward[run.from()], state.discount[run.from()], run.years());
        for (int row = run.from(); row < run.to(); row++) {
            if (exercise.concerns(holdings.call[row])) {
                write(row, run.years(), carry, carry.spot() / spot);
            }
        }
    }

    /** A share of the underlying moves the model's spot by {@code perSpot}. */
    private void write(int row, double years, SpotCarry carry, double perSpot) {
        AmericanGreeks greeks = AmericanOptions.evaluate(
                holdings.call[row] ? OptionType.CALL : OptionType.PUT,
                carry.spot(),
                holdings.strike[row],
                years,
                carry.rate(),
                carry.yield(),
                state.volatility[row],
                AmericanAccuracy.FAST);
        raw.main().delta()[row] = greeks.delta() * perSpot;
        raw.main().gamma()[row] = greeks.gamma() * perSpot * perSpot;
        raw.main().vega()[row] = greeks.vega();
        raw.main().theta()[row] = greeks.theta();
        raw.main().rho()[row] = greeks.rho();
        raw.vanna()[row] = greeks.vanna() * perSpot;
        raw.volga()[row] = greeks.volga();
    }
}
