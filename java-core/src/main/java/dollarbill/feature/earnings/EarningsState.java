package dollarbill.feature.earnings;

import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is known of a company's reports at a moment: the next date and the results so far, newest first. */
final class EarningsState {
    /** Two dates as near as this are of one report: companies report four times a year. */
    private static final int SAME_REPORT_DAYS = 28;

    private final List<EarningsEvent> scheduled;
    private final List<EarningsEvent> reported;
    private final List<Double> surprises;

    private EarningsState(List<EarningsEvent> scheduled, List<EarningsEvent> reported) {
        this.scheduled = scheduled;
        this.reported = reported;
        surprises = reported.stream()
                .map(EarningsState::surprise)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    static EarningsState at(EarningsHistory history, Instant moment) {
        List<EarningsEvent> calendar = history.upTo(moment).calendar();
        return new EarningsState(
                calendar.stream().filter(event -> !event.reported() && !moved(event, calendar)).toList(),
                calendar.stream().filter(EarningsEvent::reported).toList().reversed());
    }

    /** Returns whether a report was told later of another day near its own: it was put off, or brought forward. */
    private static boolean moved(EarningsEvent scheduled, List<EarningsEvent> calendar) {
        return calendar.stream()
                .filter(other -> other.announcedKnownAt().isAfter(scheduled.announcedKnownAt()))
                .mapToLong(other -> Math.abs(ChronoUnit.DAYS.between(scheduled.date(), other.date())))
                .anyMatch(days -> days > 0 && days <= SAME_REPORT_DAYS);
    }

    /** Returns calendar days to the next report that is scheduled and not out. */
    OptionalInt daysToNext(LocalDate day) {
        return scheduled.stream()
                .map(EarningsEvent::date)
                .filter(date -> !date.isBefore(day))
                .mapToInt(date -> (int) ChronoUnit.DAYS.between(day, date))
                .min();
    }

    /** Returns calendar days since the last report. */
    OptionalInt daysSinceLast(LocalDate day) {
        return reported.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) ChronoUnit.DAYS.between(reported.getFirst().date(), day));
    }

    /** Returns how far the earnings of a report were from the estimate, in percent of its size. */
    static OptionalDouble surprise(EarningsEvent event) {
        return surprise(event.epsActual(), event.epsEstimate());
    }

    /** Returns how far the revenue of the last report was from the estimate, in percent of its size. */
    OptionalDouble lastRevenueSurprise() {
        return reported.isEmpty()
                ? OptionalDouble.empty()
                : surprise(
                        reported.getFirst().revenueActual(), reported.getFirst().revenueEstimate());
    }

    /** Returns the surprises of the last reports that have one, newest first. */
    List<Double> surprises(int count) {
        return surprises.subList(0, Math.min(count, surprises.size()));
    }

    boolean anyReported() {
        return !reported.isEmpty();
    }

    OptionalDouble lastSurprise() {
        return reported.isEmpty() ? OptionalDouble.empty() : surprise(reported.getFirst());
    }

    private static OptionalDouble surprise(OptionalDouble actual, OptionalDouble estimate) {
        return actual.isPresent() && estimate.isPresent() && estimate.getAsDouble() != 0.0
                ? OptionalDouble.of(
                        100.0 * (actual.getAsDouble() - estimate.getAsDouble()) / Math.abs(estimate.getAsDouble()))
                : OptionalDouble.empty();
    }
}
