package dollarbill.backtest.run;

import dollarbill.backtest.TrainingRow;
import dollarbill.feature.FeatureInputs;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.signal.SignalId;
import dollarbill.sizing.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Past signals with an outcome after a number of days, alike but for that. */
final class PastRows {
    private PastRows() {}

    static TrainingRow row(String name, LocalDate day, int held, double profit) {
        return row(name, day, held, profit, profit);
    }

    static TrainingRow row(String name, LocalDate day, int held, double profit, double hedged) {
        Instant asOf = ExpiryTime.close(day);
        FeatureValue absent = new FeatureValue.Absent(Reason.FEATURE_ABSENT);
        SignalFeatures features = SignalFeatures.of(new FeatureInputs(
                Side.BUY, 3.0, 0.4, 0.01, 0.2, -0.05, OptionalLong.of(100), OptionalLong.of(500), 30, absent, absent,
                2.0,
                absent, asOf));
        return new TrainingRow(
                new SignalId(name), Symbol.of("SPY"), day, asOf, features,
                new TrainingRow.Outcome(1.0, 1.0, day.plusDays(held), TrainingRow.Exit.QUOTE, profit, hedged));
    }
}
