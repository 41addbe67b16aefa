package dollarbill.feature.earnings;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.implied.ImpliedVolRank;
import dollarbill.market.EarningsHistory;
import dollarbill.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The 11 features of earnings reports, by what was known of them when a row is read: a date from when it was announced, a
 * result from when it was out.
 *
 * <p>Funds and indices report nothing; without reports the features are absent with {@link Reason#SERIES_MISSING}.
 */
public final class EarningsFamily implements FeatureFamily {
    private static final int WEEK = 7;
    private static final int AFTERMATH = 5;
    private static final int SOON = 14;
    private static final int LONGEST_QUARTER = 200;
    private static final int MEAN_OF = 4;
    private static final int SHARE_OF = 8;
    private static final double HIGH_RANK = 60.0;

    private static final String FLAG = "0 or 1";
    private static final String DAYS = "calendar days";

    private static final List<EarningsFormula> FORMULAS = List.of(
            EarningsFormula.of("days_to_earnings", DAYS, "Days to the next report that is announced",
                    m -> cell(m.daysToNext())),
            EarningsFormula.of("days_since_earnings", DAYS, "Days since the last report", m -> cell(m.daysSinceLast())),
            EarningsFormula.of("earnings_week", FLAG, "1 where days_to_earnings <= 7, else 0",
                    m -> cell(m.daysToNext(), days -> flag(days <= WEEK))),
            EarningsFormula.of("post_earnings_window", FLAG, "1 where days_since_earnings <= 5, else 0",
                    m -> cell(m.daysSinceLast(), days -> flag(days <= AFTERMATH))),
            EarningsFormula.ofResults("earnings_surprise", "percent",
                    "Earnings per share of the last report less the estimate, in percent of its size",
                    m -> cell(m.state().lastSurprise(), m)),
            EarningsFormula.ofResults("revenue_surprise", "percent",
                    "Revenue of the last report less the estimate, in percent of its size",
                    m -> cell(m.state().lastRevenueSurprise(), m)),
            EarningsFormula.ofResults("earnings_surprise_mean_4", "percent", "Mean of the last four earnings surprises",
                    m -> mean(m.state().surprises(MEAN_OF))),
            EarningsFormula.ofResults("earnings_beat_share_8", "0 to 1",
                    "Part of the last eight reports above the estimate",
                    m -> share(m.state().surprises(SHARE_OF))),
            EarningsFormula.ofResults("earnings_beat_streak", "reports",
                    "Reports in a row above the estimate, negative where below it; 0 where the last met it",
                    m -> streak(m.state().surprises(Integer.MAX_VALUE))),
            EarningsFormula.of("earnings_soon_iv_rank", "0 to 100",
                    "iv_rank where days_to_earnings <= 14, else 0",
                    m -> soon(m, rank -> rank)),
            EarningsFormula.of("earnings_soon_high_iv", FLAG,
                    "1 where days_to_earnings <= 14 and iv_rank > 60, else 0: premium that a report will deflate",
                    m -> soon(m, rank -> flag(rank > HIGH_RANK))));

    private static final List<FeatureDefinition> DEFINITIONS = FORMULAS.stream()
            .map(EarningsFormula::definition)
            .toList();

    /** Creates the family. */
    public EarningsFamily() {}

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        List<FeatureColumn.Builder> cells = new ArrayList<>();
        FORMULAS.forEach(formula -> cells.add(FeatureColumn.of(formula.definition(), days)));
        if (data.earnings().isEmpty() || data.earnings().get().events().isEmpty()) {
            cells.forEach(column -> missing(column, days));
        } else {
            fill(cells, data.earnings().get(), ImpliedVolRank.column(data, days), days);
        }
        return cells.stream().map(FeatureColumn.Builder::build).toList();
    }

    private static void missing(FeatureColumn.Builder column, DayClock days) {
        for (int day = 0; day < days.size(); day++) {
            column.absent(day, Reason.SERIES_MISSING);
        }
    }

    private static void fill(
            List<FeatureColumn.Builder> cells, EarningsHistory history, FeatureColumn rank, DayClock days) {
        int known = -1;
        EarningsState state = EarningsState.at(history, Instant.MIN);
        for (int day = 0; day < days.size(); day++) {
            Instant cutoff = days.cutoff(day);
            int count = history.upTo(cutoff).events().size();
            if (count != known) {
                state = EarningsState.at(history, cutoff);
                known = count;
            }
            Moment moment = new Moment(state, days.date(day), rank.value(day));
            for (int i = 0; i < cells.size(); i++) {
                switch (FORMULAS.get(i).value().apply(moment)) {
                    case FeatureValue.Known(double value, Instant at) -> cells.get(i).set(day, value, cutoff);
                    case FeatureValue.Absent(Reason reason) -> cells.get(i).absent(day, reason);
                }
            }
        }
    }

    /** What a formula reads of a day. */
    private record Moment(EarningsState state, LocalDate day, FeatureValue rank) {
        OptionalInt daysToNext() {
            return state.daysToNext(day);
        }

        OptionalInt daysSinceLast() {
            OptionalInt since = state.daysSinceLast(day);
            return since.isPresent() && since.getAsInt() <= LONGEST_QUARTER ? since : OptionalInt.empty();
        }

        boolean resultsTooOld() {
            return state.anyReported() && daysSinceLast().isEmpty();
        }
    }

    private record EarningsFormula(
            FeatureDefinition definition, java.util.function.Function<Moment, FeatureValue> value) {
        static EarningsFormula of(
                String name, String unit, String meaning, java.util.function.Function<Moment, FeatureValue> value) {
            return new EarningsFormula(
                    new FeatureDefinition(name, FeatureGroup.EARNINGS, unit, 0, meaning, "definition"), value);
        }

        /** Returns a formula over results, which describe a day only where the last of them is not too old. */
        static EarningsFormula ofResults(
                String name, String unit, String meaning, java.util.function.Function<Moment, FeatureValue> value) {
            return of(name, unit, meaning, m -> m.resultsTooOld() ? absent(Reason.SERIES_STALE) : value.apply(m));
        }
    }

    private static FeatureValue cell(OptionalInt days) {
        return cell(days, d -> d);
    }

    private static FeatureValue cell(OptionalInt days, java.util.function.IntToDoubleFunction value) {
        return days.isPresent() ? known(value.applyAsDouble(days.getAsInt())) : absent(Reason.SERIES_STALE);
    }

    private static FeatureValue cell(OptionalDouble surprise, Moment moment) {
        if (surprise.isPresent()) {
            return known(surprise.getAsDouble());
        }
        return absent(moment.state().anyReported() ? Reason.FEATURE_UNDEFINED : Reason.SERIES_SHORT);
    }

    private static FeatureValue mean(List<Double> surprises) {
        return surprises.size() < MEAN_OF
                ? absent(Reason.SERIES_SHORT)
                : known(surprises.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }

    private static FeatureValue share(List<Double> surprises) {
        return surprises.size() < SHARE_OF
                ? absent(Reason.SERIES_SHORT)
                : known((double) surprises.stream().filter(s -> s > 0.0).count() / SHARE_OF);
    }

    private static FeatureValue streak(List<Double> surprises) {
        if (surprises.isEmpty()) {
            return absent(Reason.SERIES_SHORT);
        }
        double sign = Math.signum(surprises.getFirst());
        long run = surprises.stream().takeWhile(s -> Math.signum(s) == sign).count();
        return known(sign * run);
    }

    private static FeatureValue soon(Moment moment, java.util.function.DoubleUnaryOperator value) {
        OptionalInt days = moment.daysToNext();
        if (days.isEmpty()) {
            return absent(Reason.SERIES_STALE);
        }
        if (days.getAsInt() > SOON) {
            return known(0.0);
        }
        return switch (moment.rank()) {
            case FeatureValue.Known(double rank, Instant at) -> known(value.applyAsDouble(rank));
            case FeatureValue.Absent(Reason reason) -> absent(reason);
        };
    }

    private static double flag(boolean raised) {
        return raised ? 1.0 : 0.0;
    }

    private static FeatureValue known(double value) {
        return new FeatureValue.Known(value, Instant.EPOCH);
    }

    private static FeatureValue absent(Reason reason) {
        return new FeatureValue.Absent(reason);
    }
}
