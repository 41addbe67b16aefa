package dollarbill.feature.sentiment;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.implied.ImpliedVolRank;
import dollarbill.market.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** The three cross-features of sentiment and implied volatility. */
public final class SentimentCrossFamily implements FeatureFamily {
    private static final double HIGH_RANK = 60.0;
    private static final double LOW_RANK = 30.0;
    private static final double MIDDLE_RANK = 50.0;

    private static final List<Cross> CROSSES = List.of(
            new Cross(
                    define("sentiment_bullish_high_iv", "0 or 1",
                            "1 where sentiment_score > 0.15 and iv_rank > 60, else 0: premium to sell"),
                    (score, rank) -> score > SentimentFamily.LEANING && rank > HIGH_RANK ? 1.0 : 0.0),
            new Cross(
                    define("sentiment_bearish_low_iv", "0 or 1",
                            "1 where sentiment_score < -0.15 and iv_rank < 30, else 0: cheap puts"),
                    (score, rank) -> score < -SentimentFamily.LEANING && rank < LOW_RANK ? 1.0 : 0.0),
            new Cross(
                    define("sentiment_iv_divergence", "-1 to 1",
                            "sentiment_score · (iv_rank - 50)/50: positive where words and option prices disagree"),
                    (score, rank) -> score * (rank - MIDDLE_RANK) / MIDDLE_RANK));

    private static final List<FeatureDefinition> DEFINITIONS = CROSSES.stream().map(Cross::definition).toList();

    /** Creates the family. */
    public SentimentCrossFamily() {}

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        FeatureColumn rank = ImpliedVolRank.column(data, days);
        List<Optional<DayMood.Week>> weeks = SentimentFamily.weeks(data.news(), days, WordList.standard());
        List<FeatureColumn> columns = new ArrayList<>();
        for (Cross cross : CROSSES) {
            FeatureColumn.Builder cells = FeatureColumn.of(cross.definition, days);
            for (int day = 0; day < days.size(); day++) {
                fill(cells, day, cross, weeks.get(day), rank.value(day), data, days);
            }
            columns.add(cells.build());
        }
        return columns;
    }

    private static void fill(
            FeatureColumn.Builder cells,
            int day,
            Cross cross,
            Optional<DayMood.Week> week,
            FeatureValue rank,
            FeatureData data,
            DayClock days) {
        if (week.isEmpty()) {
            cells.absent(day, SentimentFamily.absence(data.news().isPresent()));
            return;
        }
        switch (rank) {
            case FeatureValue.Absent(Reason reason) -> cells.absent(day, reason);
            case FeatureValue.Known(double value, Instant at) ->
                cells.set(day, cross.value.applyAsDouble(week.get().score(), value), days.cutoff(day));
        }
    }

    private static FeatureDefinition define(String name, String unit, String meaning) {
        return new FeatureDefinition(name, FeatureGroup.SENTIMENT, unit, 0, meaning, "definition");
    }

    private record Cross(FeatureDefinition definition, DoubleBinaryOperator value) {}
}
