package dollarbill.feature.macro;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import dollarbill.market.DatedSeries;
import dollarbill.market.PublicationCalendar;
import dollarbill.market.PublishedSeries;
import dollarbill.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 34 macroeconomic features, made of what {@link PublicationCalendar} says was published when the row is read.
 *
 * <p>Windows count published values of a series, not days of the table. Where two series stand in one feature, each has its
 * own last value.
 */
public final class MacroFamily implements FeatureFamily {
    /** Days that hold the window of every formula and the age of a value that is still fresh. */
    private static final int LONGEST_WINDOW = 1_000;

    private static final List<MacroFormula> FORMULAS = MacroFormulas.all();
    private static final List<FeatureDefinition> DEFINITIONS = FORMULAS.stream().map(MacroFormula::definition).toList();

    /** Creates the family. */
    public MacroFamily() {}

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        Map<String, SeriesByDay> series = new HashMap<>();
        for (PublicationCalendar.Entry entry : PublicationCalendar.macro()) {
            DatedSeries found = data.series().get(entry.series());
            if (found != null) {
                DatedSeries read = days.size() == 0 ? found : since(found, days.date(0).minusDays(LONGEST_WINDOW));
                series.put(entry.series(), SeriesByDay.of(PublishedSeries.of(read, entry.lag()), days));
            }
        }
        List<FeatureColumn> columns = new ArrayList<>(FORMULAS.size());
        for (MacroFormula formula : FORMULAS) {
            columns.add(column(formula, series, days));
        }
        return columns;
    }

    private static DatedSeries since(DatedSeries series, LocalDate first) {
        return new DatedSeries(
                series.name(),
                series.observations()
                        .stream()
                        .filter(value -> !value.date().isBefore(first))
                        .toList());
    }

    private static FeatureColumn column(MacroFormula formula, Map<String, SeriesByDay> series, DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(formula.definition(), days);
        List<TermByDay> terms = new ArrayList<>();
        for (SeriesTerm term : formula.terms()) {
            SeriesByDay byDay = series.get(term.series());
            if (byDay == null) {
                return missing(cells, days);
            }
            terms.add(new TermByDay(term, byDay));
        }
        for (int day = 0; day < days.size(); day++) {
            fill(cells, day, formula, terms, days);
        }
        return cells.build();
    }

    private static FeatureColumn missing(FeatureColumn.Builder cells, DayClock days) {
        for (int day = 0; day < days.size(); day++) {
            cells.absent(day, Reason.SERIES_MISSING);
        }
        return cells.build();
    }

    private static void fill(
            FeatureColumn.Builder cells, int day, MacroFormula formula, List<TermByDay> terms, DayClock days) {
        for (TermByDay term : terms) {
            Optional<Reason> absence = term.absence(day, days);
            if (absence.isPresent()) {
                cells.absent(day, absence.get());
                return;
            }
        }
        TermByDay first = terms.getFirst();
        TermByDay last = terms.getLast();
        double value = formula.value(first.value(day), last.value(day));
        if (!Double.isFinite(value)) {
            cells.absent(day, Reason.FEATURE_UNDEFINED);
            return;
        }
        Instant a = first.knownAt(day);
        Instant b = last.knownAt(day);
        cells.set(day, value, a.isAfter(b) ? a : b);
    }

    /** A term with its number for each value of its series, and the value each day reads. */
    private static final class TermByDay {
        private final SeriesTerm term;
        private final SeriesByDay byDay;
        private final double[] column;

        TermByDay(SeriesTerm term, SeriesByDay byDay) {
            this.term = term;
            this.byDay = byDay;
            column = term.column().apply(byDay.series());
        }

        Optional<Reason> absence(int day, DayClock days) {
            int last = byDay.last(day);
            if (last < term.values() - 1) {
                return Optional.of(Reason.SERIES_SHORT);
            }
            if (byDay.stale(day, days)) {
                return Optional.of(Reason.SERIES_STALE);
            }
            return Double.isFinite(column[last]) ? Optional.empty() : Optional.of(Reason.FEATURE_UNDEFINED);
        }

        double value(int day) {
            return column[byDay.last(day)];
        }

        Instant knownAt(int day) {
            return byDay.series().knownAt(byDay.last(day));
        }
    }
}
