package dollarbill.surface;

import dollarbill.market.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted surface at any strike and time.
 *
 * <p>Between expiries total variance is linear in time at constant log-moneyness {@code k = ln(K/F)}, so that it never falls where
 * the smiles themselves do not: no calendar arbitrage by construction. Before the first expiry total variance is that of the
 * first smile in proportion to time, which keeps the volatility of each {@code k} and allows no butterfly where the first smile
 * allows none. Beyond the last it grows by the at-the-money forward variance of the last two expiries at every {@code k}.
 * The logarithms of forward over spot and of the discount factor are linear in time from zero through the expiries, and beyond
 * the last keep its average rates.
 *
 * <p>Source: J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), lemma 2.1 and section 5.
 */
public final class SurfaceInterpolation {
    private static final double SECONDS_PER_YEAR = 365.0 * 86_400.0;

    private final Instant asOf;
    private final double spot;
    private final List<VolSlice> slices;

    SurfaceInterpolation(Instant asOf, double spot, List<VolSlice> slices) {
        this.asOf = asOf;
        this.spot = spot;
        this.slices = slices;
    }

    /**
     * Returns the surface at a strike and a time to expiry.
     *
     * @param strike  positive
     * @param years  positive
     */
    public SurfacePoint at(double strike, double years) {
        requirePositive("strike", strike);
        double forward = forward(years);
        return point(strike, years, forward, Math.log(strike / forward));
    }

    /**
     * Returns the surface at a strike and an instant of expiry.
     *
     * @param strike  positive
     * @param expiry  after the quotes
     */
    public SurfacePoint at(double strike, Instant expiry) {
        return at(strike, Duration.between(asOf, expiry).toMillis() / (1000.0 * SECONDS_PER_YEAR));
    }

    /**
     * Returns the surface at a log-moneyness and a time to expiry.
     *
     * @param logMoneyness  {@code ln(K/F)}, finite
     * @param years  positive
     */
    public SurfacePoint atMoneyness(double logMoneyness, double years) {
        if (!Double.isFinite(logMoneyness)) {
            throw new IllegalArgumentException("logMoneyness " + logMoneyness + " must be finite");
        }
        double forward = forward(years);
        return point(forward * Math.exp(logMoneyness), years, forward, logMoneyness);
    }

    private SurfacePoint point(double strike, double years, double forward, double k) {
        double variance = totalVariance(k, years);
        return new SurfacePoint(
                strike,
                years,
                forward,
                discount(years),
                k,
                variance,
                Math.sqrt(variance / years),
                cautions(k, years));
    }

    /** Returns the surface at one positive time in years; its total variance is that of {@link #totalVariance} but for rounding. */
    public TimeSmile smile(double years) {
        double forward = forward(years);
        double discount = discount(years);
        VolSlice last = slices.getLast();
        double lastYears = last.yearsToExpiry();
        if (years >= lastYears) {
            double added = (years - lastYears) * varianceRateBeyond();
            return new TimeSmile(years, forward, discount, last.svi(), 1.0, last.svi(), 0.0, added);
        }
        int after = after(years);
        VolSlice later = slices.get(after);
        if (after == 0) {
            double share = years / later.yearsToExpiry();
            return new TimeSmile(years, forward, discount, later.svi(), share, later.svi(), 0.0, 0.0);
        }
        VolSlice earlier = slices.get(after - 1);
        double share = (years - earlier.yearsToExpiry()) / (later.yearsToExpiry() - earlier.yearsToExpiry());
        return new TimeSmile(years, forward, discount, earlier.svi(), 1.0 - share, later.svi(), share, 0.0);
    }

    /** Returns total variance at a log-moneyness and a positive time in years. */
    public double totalVariance(double logMoneyness, double years) {
        requirePositive("years", years);
        VolSlice last = slices.getLast();
        if (years >= last.yearsToExpiry()) {
            return last.totalVariance(logMoneyness) + (years - last.yearsToExpiry()) * varianceRateBeyond();
        }
        int after = after(years);
        VolSlice later = slices.get(after);
        if (after == 0) {
            return later.totalVariance(logMoneyness) * years / later.yearsToExpiry();
        }
        VolSlice earlier = slices.get(after - 1);
        double share = (years - earlier.yearsToExpiry()) / (later.yearsToExpiry() - earlier.yearsToExpiry());
        return (1.0 - share) * earlier.totalVariance(logMoneyness) + share * later.totalVariance(logMoneyness);
    }

    /** Returns the forward to a positive time in years. */
    public double forward(double years) {
        requirePositive("years", years);
        return spot * Math.exp(through(years, Quantity.FORWARD));
    }

    /** Returns the discount factor to a positive time in years. */
    public double discount(double years) {
        requirePositive("years", years);
        return Math.exp(through(years, Quantity.DISCOUNT));
    }

    private double varianceRateBeyond() {
        VolSlice last = slices.getLast();
        if (slices.size() == 1) {
            return last.totalVariance(0.0) / last.yearsToExpiry();
        }
        VolSlice before = slices.get(slices.size() - 2);
        return Math.max(last.totalVariance(0.0) - before.totalVariance(0.0), 0.0)
                / (last.yearsToExpiry() - before.yearsToExpiry());
    }

    private enum Quantity {
        FORWARD,
        DISCOUNT
    }

    private double log(Quantity quantity, VolSlice slice) {
        return switch (quantity) {
            case FORWARD -> Math.log(slice.forward() / spot);
            case DISCOUNT -> Math.log(slice.discount());
        };
    }

    /** A logarithm that is linear in time from zero through the slices. */
    private double through(double years, Quantity quantity) {
        VolSlice last = slices.getLast();
        if (years >= last.yearsToExpiry()) {
            return log(quantity, last) * years / last.yearsToExpiry();
        }
        int after = after(years);
        VolSlice later = slices.get(after);
        double fromYears = after == 0 ? 0.0 : slices.get(after - 1).yearsToExpiry();
        double from = after == 0 ? 0.0 : log(quantity, slices.get(after - 1));
        double share = (years - fromYears) / (later.yearsToExpiry() - fromYears);
        return (1.0 - share) * from + share * log(quantity, later);
    }

    /** Index of the first slice that expires later than a time before the last. */
    private int after(double years) {
        int after = 0;
        while (slices.get(after).yearsToExpiry() <= years) {
            after++;
        }
        return after;
    }

    private List<Reason> cautions(double k, double years) {
        List<Reason> cautions = new ArrayList<>();
        boolean beyond = years > slices.getLast().yearsToExpiry();
        int after = beyond ? slices.size() - 1 : first(years);
        VolSlice later = slices.get(after);
        boolean on = later.yearsToExpiry() == years;
        boolean between = !on && !beyond && after > 0;
        if (!quoted(later, k) || (between && !quoted(slices.get(after - 1), k))) {
            cautions.add(Reason.SURFACE_EXTRAPOLATED);
        }
        if (beyond || (after == 0 && !on)) {
            cautions.add(Reason.SURFACE_TIME_EXTRAPOLATED);
        }
        return cautions;
    }

    private int first(double years) {
        int first = 0;
        while (slices.get(first).yearsToExpiry() < years) {
            first++;
        }
        return first;
    }

    private static boolean quoted(VolSlice slice, double k) {
        return k >= slice.logMoneyness(slice.minStrike()) - 1e-12 && k <= slice.logMoneyness(slice.maxStrike()) + 1e-12;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
