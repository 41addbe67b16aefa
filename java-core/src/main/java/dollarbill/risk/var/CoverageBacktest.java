package dollarbill.risk.var;

import dollarbill.risk.var.CoverageTest.Region;
import dollarbill.risk.var.CoverageTest.Result;
import dollarbill.risk.var.CoverageTest.Transitions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * How value at risk foreseen day by day did against what happened.
 *
 * @param method  how foreseen
 * @param level  such as 0.99
 * @param window  days behind each forecast
 * @param first  first day foreseen
 * @param last  last day foreseen
 * @param days  days foreseen
 * @param exceptions  days that lost more
 * @param region  numbers of exceptions that Kupiec's test does not reject
 * @param kupiec  of the number of exceptions
 * @param independence  of one day from the next
 * @param conditional  of both
 * @param pairs  how days followed one another
 * @param worst  the 250 days in a row with most exceptions
 */
public record CoverageBacktest(
        BacktestMethod method,
        double level,
        int window,
        LocalDate first,
        LocalDate last,
        int days,
        int exceptions,
        Region region,
        Result kupiec,
        Result independence,
        Result conditional,
        Transitions pairs,
        Stretch worst) {
    private static final int YEAR = 250;

    /**
     * Days in a row.
     *
     * @param first  first day
     * @param last  last day
     * @param exceptions  among them
     */
    public record Stretch(LocalDate first, LocalDate last, int exceptions) {}

    /** What the tests say together. */
    public enum Verdict {
        /** No test rejects. */
        ACCEPTED("coverage inside the acceptance region, exceptions independent"),
        /** Losses beyond value at risk came too often. */
        TOO_MANY("too many exceptions"),
        /** They came too seldom: value at risk is too large. */
        TOO_FEW("too few exceptions"),
        /** They came as often as they should, but in clusters. */
        CLUSTERED("coverage inside the acceptance region, exceptions cluster"),
        /** Each test alone accepts, the sum of both ratios does not. */
        TOGETHER_REJECTED("coverage inside the acceptance region, rejected together with independence");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** Returns the verdict in words. */
        public String words() {
            return words;
        }
    }

    /**
     * Foresees each day from the window before it.
     *
     * @param dates  days of the profits and losses, oldest first
     * @param pnl  dollars or returns
     * @param window  days behind each forecast, at least 50 and fewer than all
     */
    public static CoverageBacktest of(
            List<LocalDate> dates, double[] pnl, BacktestMethod method, int window, double level) {
        if (dates.size() != pnl.length || window < 50 || window >= pnl.length) {
            throw new IllegalArgumentException("window " + window + " must be from 50 to fewer than the " + pnl.length
                    + " profits and losses of " + dates.size() + " dates");
        }
        boolean[] exceptions = new boolean[pnl.length - window];
        for (int t = 0; t < exceptions.length; t++) {
            double foreseen = method.foresee(Arrays.copyOfRange(pnl, t, t + window), level);
            exceptions[t] = -pnl[t + window] > foreseen;
        }
        return of(dates.subList(window, dates.size()), exceptions, method, window, level);
    }

    private static CoverageBacktest of(
            List<LocalDate> dates, boolean[] exceptions, BacktestMethod method, int window, double level) {
        int count = 0;
        for (boolean exception : exceptions) {
            count += exception ? 1 : 0;
        }
        double p = 1.0 - level;
        Transitions pairs = Transitions.of(exceptions);
        Result kupiec = CoverageTest.kupiec(count, exceptions.length, p);
        Result independence = CoverageTest.independence(pairs);
        return new CoverageBacktest(
                method,
                level,
                window,
                dates.getFirst(),
                dates.getLast(),
                exceptions.length,
                count,
                CoverageTest.region(exceptions.length, p),
                kupiec,
                independence,
                CoverageTest.conditional(kupiec, independence),
                pairs,
                worst(dates, exceptions));
    }

    private static Stretch worst(List<LocalDate> dates, boolean[] exceptions) {
        int length = Math.min(YEAR, exceptions.length);
        int inside = 0;
        int most = -1;
        int end = 0;
        for (int t = 0; t < exceptions.length; t++) {
            inside += exceptions[t] ? 1 : 0;
            if (t >= length) {
                inside -= exceptions[t - length] ? 1 : 0;
            }
            if (t >= length - 1 && inside > most) {
                most = inside;
                end = t;
            }
        }
        return new Stretch(dates.get(end - length + 1), dates.get(end), most);
    }

    /** Returns the number of exceptions that a right value at risk has on average. */
    public double expected() {
        return days * (1.0 - level);
    }

    /** Returns what the tests say together. */
    public Verdict verdict() {
        if (exceptions > region.most()) {
            return Verdict.TOO_MANY;
        }
        if (exceptions < region.least()) {
            return Verdict.TOO_FEW;
        }
        if (independence.rejected()) {
            return Verdict.CLUSTERED;
        }
        return conditional.rejected() ? Verdict.TOGETHER_REJECTED : Verdict.ACCEPTED;
    }
}
