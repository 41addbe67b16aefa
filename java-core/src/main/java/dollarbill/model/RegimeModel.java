package dollarbill.model;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.market.BarSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The market regime: how likely a symbol is in a bull, sideways or bear state, from its last 60 daily returns. */
public final class RegimeModel {
    /** The model's name. */
    public static final ModelId ID = new ModelId("regime");

    /** Daily log returns of a row. */
    public static final int DAYS = 60;

    private final DailyModel model;

    /**
     * Creates a face of the model that a host serves.
     *
     * @param deadline  limit on one call
     */
    public RegimeModel(ModelHost host, Duration deadline) {
        model = new DailyModel(host, ID, deadline);
    }

    /** State of a market, by its mean return. */
    public enum Regime {
        /** The state of the least mean return. */
        BEAR,
        /** The state between. */
        SIDEWAYS,
        /** The state of the greatest mean return. */
        BULL
    }

    /**
     * What it says.
     *
     * @param bear  probability of BEAR
     * @param sideways  probability of SIDEWAYS
     * @param bull  probability of BULL
     * @param volatility  of the next day's log return, as a fraction a year
     */
    public record Answer(double bear, double sideways, double bull, double volatility) {
        /** Returns the likeliest state. */
        public Regime regime() {
            return bear >= sideways && bear >= bull ? Regime.BEAR : bull >= sideways ? Regime.BULL : Regime.SIDEWAYS;
        }
    }

    /**
     * Returns the log returns of the 60 bars up to a day, oldest first.
     *
     * @param day  index of the day, at least 60
     * @throws IllegalArgumentException  if fewer bars stand before the day
     */
    public static double[] row(BarSeries bars, int day) {
        if (day < DAYS) {
            throw new IllegalArgumentException("day " + day + " of " + bars.symbol() + " must be at least " + DAYS);
        }
        double[] row = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            int at = day - DAYS + 1 + i;
            row[i] = Math.log(bars.close(at) / bars.close(at - 1));
        }
        return row;
    }

    /**
     * Names the state of a day.
     *
     * @param day  index of the day, at least 60
     * @param asOf  when the day's close is known
     */
    public Outlook<Answer> state(BarSeries bars, int day, Instant asOf) {
        return model.ask(InputRow.returns(bars, day), asOf, RegimeModel::answer);
    }

    /**
     * Names the states of several days, all by one generation.
     *
     * @param days  what the model reads of each
     * @param asOf  moment up to which all of it was known
     */
    public List<Outlook<Answer>> states(List<? extends InputRow> days, Instant asOf) {
        return model.ask(days, asOf, RegimeModel::answer);
    }

    private static Answer answer(Outputs v) {
        return new Answer(v.get("bear"), v.get("sideways"), v.get("bull"), v.get("volatility"));
    }
}
