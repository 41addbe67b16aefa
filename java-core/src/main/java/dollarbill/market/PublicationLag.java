package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** The rule by which a value that describes a day becomes known; it may say too late but never too early. */
public sealed interface PublicationLag {
    /** Returns from when on the value of a day is known; absent if it was never published. */
    Optional<Instant> knownAt(LocalDate described);

    /** Returns for how many days after the one it describes a value stands for the present. */
    int freshDays();

    /** Returns the rule in words. */
    String rule();

    /**
     * Known the same day.
     *
     * @param time  New York
     * @param freshDays  see {@link #freshDays()}
     */
    record SameDay(LocalTime time, int freshDays) implements PublicationLag {
        @Override
        public Optional<Instant> knownAt(LocalDate described) {
            return Optional.of(moment(described, time));
        }

        @Override
        public String rule() {
            return "the same day at " + time + " New York";
        }
    }

    /**
     * Known on the next federal business day.
     *
     * @param time  New York
     * @param freshDays  see {@link #freshDays()}
     */
    record NextBusinessDay(LocalTime time, int freshDays) implements PublicationLag {
        @Override
        public Optional<Instant> knownAt(LocalDate described) {
            return Optional.of(moment(FederalCalendar.next(described), time));
        }

        @Override
        public String rule() {
            return "the next federal business day at " + time + " New York";
        }
    }

    /**
     * Known on a day of the month after the one described, or on the first business day after it.
     *
     * @param dayOfMonth  1 to 28
     * @param time  New York
     * @param exceptions  by month described (its first day): the day of a release that came later; absent if none came
     * @param freshDays  see {@link #freshDays()}
     */
    record FollowingMonth(
            int dayOfMonth, LocalTime time, Map<LocalDate, Optional<LocalDate>> exceptions, int freshDays)
            implements
                PublicationLag {
        public FollowingMonth {
            if (dayOfMonth < 1 || dayOfMonth > 28) {
                throw new IllegalArgumentException("dayOfMonth is " + dayOfMonth + "; allowed: 1 to 28");
            }
            exceptions = Map.copyOf(exceptions);
        }

        @Override
        public Optional<Instant> knownAt(LocalDate described) {
            LocalDate month = described.withDayOfMonth(1);
            LocalDate usual = FederalCalendar.onOrAfter(month.plusMonths(1).withDayOfMonth(dayOfMonth));
            return exceptions.getOrDefault(month, Optional.of(usual)).map(day -> moment(day, time));
        }

        @Override
        public String rule() {
            return "day " + dayOfMonth + " of the next month, or the business day after, at " + time + " New York";
        }
    }

    private static Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ExpiryTime.NEW_YORK).toInstant();
    }
}
