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
        double[] sums = new double[7];
        double total = 0.0;
        for (int u = 0; u < holdings.stock.length; u++) {
            double move = holdings.stock[u] * holdings.spot(u) * Math.expm1(scenarios.spot(scenario, u));
            sums[0] += move;
            total += move;
        }
        if (!holdings.options().isEmpty()) {
            total += options(revaluation, scenarios, scenario, sums);
        }
        double explained = 0.0;
        for (double sum : sums) {
            explained += sum;
        }
        return new Explained(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], total - explained, total);
    }

    private static double options(Revaluation revaluation, ScenarioSet scenarios, int scenario, double[] sums) {
        Holdings holdings = revaluation.holdings();
        OptionGreeks before = OptionGreeks.of(revaluation);
        OptionState after = revaluation.state(scenarios, scenario);
        double dr = scenarios.rate(scenario);
        double total = 0.0;
        for (Holdings.ExpiryRun run : holdings.runs) {
            int u = run.underlying();
            double ds = holdings.spot(u) * Math.expm1(scenarios.spot(scenario, u));
            for (int row = run.from(); row < run.to(); row++) {
                double shares = holdings.shares[row];
                double dt = before.state.years[row] - after.years[row];
                double dv = after.years[row] > 0.0 ? after.volatility[row] - before.state.volatility[row] : 0.0;
                sums[0] += shares * before.raw.main().delta()[row] * ds;
                sums[1] += shares * 0.5 * before.raw.main().gamma()[row] * ds * ds;
                sums[2] += shares * before.raw.main().vega()[row] * dv;
                sums[3] += shares * before.raw.main().theta()[row] * dt;
                sums[4] += shares * before.raw.main().rho()[row] * dr;
                sums[5] += shares * before.raw.vanna()[row] * ds * dv;
                sums[6] += shares * 0.5 * before.raw.volga()[row] * dv * dv;
                total += shares * (after.price[row] - before.state.price[row]);
            }
        }
        return total;
    }
}
