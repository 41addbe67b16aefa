package dollarbill.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The one place that says whether a book is within its limits and how much of a trade it may take.
 *
 * <p>A Greek of the book may end anywhere within its limit; one that is beyond it may end anywhere between where it is and the far
 * side of its limit, so that a trade which brings it nearer passes. While the drawdown, the day's loss or the number of positions is
 * at an end, only units that reduce pass: those that take no Greek further from zero or past it, and at least one nearer, or that
 * set capital free. The capital of a position counts against its share of the equity in every case. A trade is taken for one new
 * position; closing one for good is not the guard's business and needs no question.
 */
public final class RiskGuard {
    private RiskGuard() {}

    /** Returns every limit that a book breaks, in the limits' order; a value at its limit is within. */
    public static List<GuardBreach> breaches(BookState book, GuardLimits limits) {
        List<GuardBreach> breaches = new ArrayList<>();
        add(breaches, GuardLimit.DELTA, book.delta(), limits.maxDelta());
        add(breaches, GuardLimit.GAMMA, book.gamma(), limits.maxGamma());
        add(breaches, GuardLimit.VEGA, book.vegaPerVolPoint(), limits.maxVega());
        add(breaches, GuardLimit.DRAWDOWN, book.drawdown(), limits.maxDrawdown());
        add(breaches, GuardLimit.LOSS_PER_DAY, book.lossToday(), limits.maxLossPerDay());
        add(breaches, GuardLimit.POSITIONS, book.positions(), limits.maxPositions());
        return breaches;
    }

    /** Returns how many units of a trade the book may take: the largest number within every limit. */
    public static GuardDecision decide(BookState book, ProposedTrade trade, GuardLimits limits) {
        long asked = trade.units();
        Bound tightest = Collections.min(bounds(book, trade, limits), Comparator.comparingLong(Bound::units));
        if (tightest.units == asked) {
            return new GuardDecision.Allowed(asked);
        }
        return tightest.units == 0
                ? new GuardDecision.Refused(tightest.limit, tightest.value, tightest.allowed)
                : new GuardDecision.Reduced(tightest.units, tightest.limit, tightest.value, tightest.allowed);
    }

    /** The most units that one limit leaves, and what it is about with all units asked for. */
    private record Bound(GuardLimit limit, long units, double value, double allowed) {}

    private static List<Bound> bounds(BookState book, ProposedTrade trade, GuardLimits limits) {
        long asked = trade.units();
        long reducing = reducing(book, trade);
        return List.of(
                greek(GuardLimit.DELTA, book.delta(), trade.deltaPerUnit(), limits.maxDelta(), asked),
                greek(GuardLimit.GAMMA, book.gamma(), trade.gammaPerUnit(), limits.maxGamma(), asked),
                greek(GuardLimit.VEGA, book.vegaPerVolPoint(), trade.vegaPerUnit(), limits.maxVega(), asked),
                position(book, trade, limits),
                halt(GuardLimit.DRAWDOWN, book.drawdown(), limits.maxDrawdown(), asked, reducing),
                halt(GuardLimit.LOSS_PER_DAY, book.lossToday(), limits.maxLossPerDay(), asked, reducing),
                halt(GuardLimit.POSITIONS, book.positions() + 1, limits.maxPositions(), asked, reducing));
    }

    /** Most units after which a Greek lies within its limit or no further out than before. */
    private static Bound greek(GuardLimit limit, double now, double perUnit, double allowed, long asked) {
        long units = most(now, perUnit, Math.min(-allowed, now), Math.max(allowed, now), asked);
        return new Bound(limit, units, now + asked * perUnit, allowed);
    }

    /** Most units that one position's share of the equity pays. */
    private static Bound position(BookState book, ProposedTrade trade, GuardLimits limits) {
        double capital = Math.max(trade.capitalPerUnit(), 0.0);
        double allowed = limits.maxPositionShare() * Math.max(book.equity(), 0.0);
        return new Bound(GuardLimit.POSITION, most(0.0, capital, 0.0, allowed, trade.units()),
                trade.units() * trade.capitalPerUnit(), allowed);
    }

    private static Bound halt(GuardLimit limit, double value, double allowed, long asked, long reducing) {
        return new Bound(limit, value <= allowed ? asked : reducing, value, allowed);
    }

    /** Most units that take no Greek away from zero or past it; none where they change nothing. */
    private static long reducing(BookState book, ProposedTrade trade) {
        boolean reduces = trade.capitalPerUnit() < 0.0
                || opposed(book.delta(), trade.deltaPerUnit())
                || opposed(book.gamma(), trade.gammaPerUnit())
                || opposed(book.vegaPerVolPoint(), trade.vegaPerUnit());
        if (!reduces) {
            return 0;
        }
        long asked = trade.units();
        return Math.min(
                towardsZero(book.delta(), trade.deltaPerUnit(), asked),
                Math.min(
                        towardsZero(book.gamma(), trade.gammaPerUnit(), asked),
                        towardsZero(book.vegaPerVolPoint(), trade.vegaPerUnit(), asked)));
    }

    private static boolean opposed(double now, double perUnit) {
        return Math.signum(now) * Math.signum(perUnit) < 0.0;
    }

    private static long towardsZero(double now, double perUnit, long asked) {
        return most(now, perUnit, Math.min(now, 0.0), Math.max(now, 0.0), asked);
    }

    /** Largest n from 0 to asked for which {@code now + n perUnit} lies from low to high, which now itself does. */
    private static long most(double now, double perUnit, double low, double high, long asked) {
        if (inside(now + asked * perUnit, low, high)) {
            return asked;
        }
        long fits = 0;
        long fails = asked;
        while (fails - fits > 1) {
            long middle = fits + (fails - fits) / 2;
            if (inside(now + middle * perUnit, low, high)) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        return fits;
    }

    private static boolean inside(double value, double low, double high) {
        return value >= low && value <= high;
    }

    private static void add(List<GuardBreach> breaches, GuardLimit limit, double value, double allowed) {
        if (!(Math.abs(value) <= allowed)) {
            breaches.add(new GuardBreach(limit, value, allowed));
        }
    }
}
