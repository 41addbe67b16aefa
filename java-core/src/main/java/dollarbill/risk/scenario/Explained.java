package dollarbill.risk.scenario;

/**
 * A profit or loss split by Greek, in dollars.
 *
 * <p>Each position adds {@code delta dS}, {@code gamma dS²/2}, {@code vega dv}, {@code theta dt}, {@code rho dr}, {@code vanna dS dv} and
 * {@code volga dv²/2} with the change {@code dv} of its own volatility, which holds both the scenario's change and what the move along
 * the smile and towards expiry makes of it. The residual is what the full revaluation has beyond them. For an option that expires on
 * the way {@code dv} is zero.
 *
 * <p>Source: Taylor's theorem; for the use, J. Hull, "Options, Futures, and Other Derivatives" (2018), section 19.
 *
 * @param delta  by the spot, first order
 * @param gamma  by the spot, second order
 * @param vega  by the volatility, first order
 * @param theta  by time
 * @param rho  by the interest rate
 * @param vanna  by spot and volatility together
 * @param volga  by the volatility, second order
 * @param residual  total less all of these
 * @param total  by full revaluation
 */
public record Explained(
        double delta,
        double gamma,
        double vega,
        double theta,
        double rho,
        double vanna,
        double volga,
        double residual,
        double total) {

    /** Returns the profit or loss of a book in one scenario, split. */
    public static Explained of(Revaluation revaluation, ScenarioSet scenarios, int scenario) {
        Holdings holdings = revaluation.holdings();
        Sums sums = new Sums();
        for (int u = 0; u < holdings.stock.length; u++) {
            sums.shares(holdings.stock[u] * holdings.spot(u) * Math.expm1(scenarios.spot(scenario, u)));
        }
        if (!holdings.options().isEmpty()) {
            OptionGreeks before = revaluation.greeks();
            OptionState after = revaluation.state(scenarios, scenario);
            double dr = scenarios.rate(scenario);
            for (Holdings.ExpiryRun run : holdings.runs) {
                int u = run.underlying();
                double ds = holdings.spot(u) * Math.expm1(scenarios.spot(scenario, u));
                for (int row = run.from(); row < run.to(); row++) {
                    sums.option(holdings.shares[row], before, row, ds, after, dr);
                }
            }
        }
        return sums.split();
    }

    /**
     * Returns what a book gained from one market to a later one, split; what dividend yields changed is part of the residual.
     *
     * @param before  the book in the earlier market
     * @param after  the same positions in the later market
     */
    public static Explained between(Revaluation before, Revaluation after) {
        Holdings holdings = before.holdings();
        Holdings later = after.holdings();
        if (!holdings.options().equals(later.options()) || !holdings.symbols().equals(later.symbols())) {
            throw new IllegalArgumentException(
                    "both markets must value the same positions, got " + holdings.options().size()
                            + " and " + later.options().size() + " options");
        }
        Sums sums = new Sums();
        for (int u = 0; u < holdings.stock.length; u++) {
            sums.shares(holdings.stock[u] * (later.spot(u) - holdings.spot(u)));
        }
        if (!holdings.options().isEmpty()) {
            OptionGreeks start = before.greeks();
            OptionGreeks end = after.greeks();
            for (Holdings.ExpiryRun run : holdings.runs) {
                double ds = later.spot(run.underlying()) - holdings.spot(run.underlying());
                for (int row = run.from(); row < run.to(); row++) {
                    sums.option(holdings.shares[row], start, row, ds, end.state, end.rate[row] - start.rate[row]);
                }
            }
        }
        return sums.split();
    }

    /** The terms of a Taylor series while they are added up. */
    private static final class Sums {
        private double delta;
        private double gamma;
        private double vega;
        private double theta;
        private double rho;
        private double vanna;
        private double volga;
        private double total;

        private void shares(double gain) {
            delta += gain;
            total += gain;
        }

        private void option(double shares, OptionGreeks before, int row, double ds, OptionState after, double dr) {
            double dt = before.state.years[row] - after.years[row];
            double dv = after.years[row] > 0.0 ? after.volatility[row] - before.state.volatility[row] : 0.0;
            delta += shares * before.raw.main().delta()[row] * ds;
            gamma += shares * 0.5 * before.raw.main().gamma()[row] * ds * ds;
            vega += shares * before.raw.main().vega()[row] * dv;
            theta += shares * before.raw.main().theta()[row] * dt;
            rho += shares * before.raw.main().rho()[row] * dr;
            vanna += shares * before.raw.vanna()[row] * ds * dv;
            volga += shares * 0.5 * before.raw.volga()[row] * dv * dv;
            total += shares * (after.price[row] - before.state.price[row]);
        }

        private Explained split() {
            double explained = delta + gamma + vega + theta + rho + vanna + volga;
            return new Explained(delta, gamma, vega, theta, rho, vanna, volga, total - explained, total);
        }
    }
}
