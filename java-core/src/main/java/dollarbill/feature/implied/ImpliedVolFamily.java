package dollarbill.feature.implied;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.ImpliedVolHistory.Track;
import dollarbill.feature.technical.ClosingVolatility;
import dollarbill.market.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The 18 features of implied volatility.
 *
 * <p>Each is computed from the symbol's own surfaces and from its index apart, and each day reads the source that
 * {@link ImpliedVolHistory#of(java.time.LocalDate)} names; {@code iv_own_surface} says which.
 */
public final class ImpliedVolFamily implements FeatureFamily {
    private static final List<LevelFormula> FORMULAS = LevelFormulas.all();

    private static final FeatureDefinition TERM_SLOPE = LevelFormula.define("vix_term_slope", "vol points", 0,
            "VIX3M - VIX, both of the same day", "definition");
    private static final FeatureDefinition CONTANGO = LevelFormula.define("vix_contango", "0 or 1", 0,
            "1 where vix_term_slope > 0, else 0", "definition");
    private static final FeatureDefinition OWN_SURFACE = LevelFormula.define("iv_own_surface", "0 or 1", 0,
            "1 where the iv features of the day come from the symbol's own options, 0 where from its index",
            "definition");

    private static final List<FeatureDefinition> DEFINITIONS = Stream.concat(
            FORMULAS.stream().map(LevelFormula::definition), Stream.of(TERM_SLOPE, CONTANGO, OWN_SURFACE))
            .toList();

    /** Creates the family. */
    public ImpliedVolFamily() {}

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        double[] realised = ClosingVolatility.percent(data.bars(), LevelFormulas.REALISED_RETURNS);
        Choice choice = Choice.of(data.impliedVol(), days);
        List<FeatureColumn> columns = new ArrayList<>(DEFINITIONS.size());
        LevelColumns own = new LevelColumns(choice.own().percent(), realised);
        LevelColumns proxy = new LevelColumns(choice.proxy().percent(), realised);
        for (LevelFormula formula : FORMULAS) {
            columns.add(column(formula, choice, own, proxy, days));
        }
        DailyLevel vix = DailyLevel.of(ImpliedVolHistory.index("VIX", data.series()), days);
        DailyLevel vix3m = DailyLevel.of(ImpliedVolHistory.index("VIX3M", data.series()), days);
        columns.add(termStructure(TERM_SLOPE, slope -> slope, vix, vix3m, days));
        columns.add(termStructure(CONTANGO, slope -> slope > 0.0 ? 1.0 : 0.0, vix, vix3m, days));
        columns.add(ownSurface(choice, days));
        return columns;
    }

    /**
     * The two sources and which of them each day reads.
     *
     * @param own  the symbol's own surfaces
     * @param proxy  the index
     * @param byDay  one of the two a day
     */
    private record Choice(DailyLevel own, DailyLevel proxy, List<DailyLevel> byDay) {
        static Choice of(ImpliedVolHistory history, DayClock days) {
            DailyLevel own = DailyLevel.of(history.own(), days);
            DailyLevel proxy = DailyLevel.of(history.proxy(), days);
            return new Choice(own, proxy, days.dates()
                    .stream()
                    .map(day -> isOwn(history.of(day)) ? own : proxy)
                    .toList());
        }

        DailyLevel of(int day) {
            return byDay.get(day);
        }
    }

    private static boolean isOwn(Track track) {
        return track.source().kind() == ImpliedVolHistory.Kind.OWN_SURFACE;
    }

    private static FeatureColumn column(
            LevelFormula formula, Choice choice, LevelColumns own, LevelColumns proxy, DayClock days) {
        double[] ofProxy = formula.column().apply(proxy);
        double[] ofOwn = choice.own().track().isEmpty() ? ofProxy : formula.column().apply(own);
        FeatureColumn.Builder cells = FeatureColumn.of(formula.definition(), days);
        for (int day = formula.definition().warmUp(); day < days.size(); day++) {
            DailyLevel level = choice.of(day);
            double value = isOwn(level.track()) ? ofOwn[day] : ofProxy[day];
            if (Double.isFinite(value) && carried(formula, level, day)) {
                cells.absent(day, Reason.SERIES_STALE);
            } else if (Double.isFinite(value)) {
                Instant known = level.knownAt(day);
                boolean later = formula.readsCloses() && days.close(day).isAfter(known);
                cells.set(day, value, later ? days.close(day) : known);
            } else {
                cells.absent(day, absence(level, formula.days(), day));
            }
        }
        return cells.build();
    }

    private static boolean carried(LevelFormula formula, DailyLevel level, int day) {
        return formula.ownDates() && !(level.ofOwnDate(day) && level.ofOwnDate(day - formula.days() + 1));
    }

    private static Reason absence(DailyLevel level, int window, int day) {
        if (!level.present(day)) {
            return missing(level);
        }
        boolean whole = LevelWindows.whole(level.percent(), day, window);
        return whole ? Reason.FEATURE_UNDEFINED : Reason.SERIES_SHORT;
    }

    private static Reason missing(DailyLevel level) {
        return level.track().isEmpty() ? Reason.SERIES_MISSING : Reason.SERIES_STALE;
    }

    private static FeatureColumn termStructure(
            FeatureDefinition definition,
            DoubleUnaryOperator ofSlope,
            DailyLevel vix,
            DailyLevel vix3m,
            DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(definition, days);
        for (int day = 0; day < days.size(); day++) {
            if (DailyLevel.sameDate(vix, vix3m, day)) {
                double slope = vix3m.percent()[day] - vix.percent()[day];
                cells.set(day, ofSlope.applyAsDouble(slope), vix.knownAt(day));
            } else {
                boolean missing = vix.track().isEmpty() || vix3m.track().isEmpty();
                cells.absent(day, missing ? Reason.SERIES_MISSING : Reason.SERIES_STALE);
            }
        }
        return cells.build();
    }

    private static FeatureColumn ownSurface(Choice choice, DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(OWN_SURFACE, days);
        for (int day = 0; day < days.size(); day++) {
            DailyLevel level = choice.of(day);
            if (level.present(day)) {
                cells.set(day, isOwn(level.track()) ? 1.0 : 0.0, level.knownAt(day));
            } else {
                cells.absent(day, missing(level));
            }
        }
        return cells.build();
    }
}
