package dollarbill.risk.scenario;

import dollarbill.pricing.black.BatchFaults;
import dollarbill.pricing.black.BlackBatch;
import dollarbill.pricing.black.ForwardColumns;
import dollarbill.risk.scenario.Holdings.ExpiryRun;
import dollarbill.surface.SviParameters;
import dollarbill.surface.TimeSmile;
import java.util.Optional;

/**
 * The options of a book in one scenario at a time, in columns that are written anew for each; belongs to one thread.
 *
 * <p>With the time T left, the forward is {@code F' = S exp(x) F(T)/S exp(r T)} and the discount factor {@code D(T) exp(-r T)} for a log
 * return x and a rate shift r. An option that expires on the way is worth its payoff at the scenario's spot.
 */
final class OptionState {
    final double[] forward;
    final double[] discount;
    final double[] years;
    final double[] volatility;
    final double[] price;

    private final Holdings holdings;
    private final SmileRule rule;
    private final ForwardColumns columns;

    OptionState(Holdings holdings, SmileRule rule) {
        int rows = holdings.call.length;
        this.holdings = holdings;
        this.rule = rule;
        this.forward = new double[rows];
        this.discount = new double[rows];
        this.years = new double[rows];
        this.volatility = new double[rows];
        this.price = new double[rows];
        this.columns = new ForwardColumns(holdings.call, forward, holdings.strike, discount, years, volatility);
    }

    /** Values every option in a scenario. */
    void value(ScenarioSet scenarios, int scenario, Frame frame) {
        for (int i = 0; i < holdings.runs.size(); i++) {
            ExpiryRun run = holdings.runs.get(i);
            int u = run.underlying();
            double spot = spot(scenarios, scenario, run);
            Optional<TimeSmile> smile = frame.smile(i);
            if (smile.isPresent()) {
                alive(run, smile.get(), spot, scenarios.vol(scenario, u), scenarios.rate(scenario));
            } else {
                expired(run, spot);
            }
        }
        BatchFaults faults = BlackBatch.prices(columns, price);
        if (faults.any()) {
            throw new IllegalStateException(describe(faults, scenario));
        }
        for (int i = 0; i < holdings.runs.size(); i++) {
            Optional<EarlyExercise> exercise = frame.exercise(i);
            if (exercise.isPresent()) {
                ExpiryRun run = holdings.runs.get(i);
                exercise.get().apply(holdings, run, spot(scenarios, scenario, run), volatility, price);
            }
        }
    }

    private double spot(ScenarioSet scenarios, int scenario, ExpiryRun run) {
        return holdings.spot(run.underlying()) * Math.exp(scenarios.spot(scenario, run.underlying()));
    }

    private void alive(ExpiryRun run, TimeSmile smile, double spot, double volChange, double rateShift) {
        double left = smile.years();
        double growth = Math.exp(rateShift * left);
        double moved = smile.forward() / holdings.spot(run.underlying()) * spot * growth;
        double factor = Math.exp(volChange * VolTerm.damping(left)) / Math.sqrt(left);
        double centre = Math.log(rule == SmileRule.STICKY_MONEYNESS ? moved : smile.forward());
        double paid = smile.discount() / growth;
        for (int row = run.from(); row < run.to(); row++) {
            forward[row] = moved;
            discount[row] = paid;
            years[row] = left;
        }
        SviParameters far = smile.far();
        double farWeight = smile.farWeight();
        SviParameters near = smile.near();
        double nearWeight = smile.nearWeight();
        double added = smile.added();
        double[] logStrike = holdings.logStrike;
        if (farWeight == 0.0) {
            for (int row = run.from(); row < run.to(); row++) {
                double k = logStrike[row] - centre;
                volatility[row] = factor * Math.sqrt(nearWeight * near.totalVariance(k) + added);
            }
        } else {
            for (int row = run.from(); row < run.to(); row++) {
                double k = logStrike[row] - centre;
                volatility[row] = factor
                        * Math.sqrt(nearWeight * near.totalVariance(k) + farWeight * far.totalVariance(k) + added);
            }
        }
    }

    private void expired(ExpiryRun run, double spot) {
        for (int row = run.from(); row < run.to(); row++) {
            forward[row] = spot;
            discount[row] = 1.0;
            years[row] = 0.0;
            volatility[row] = 0.0;
        }
    }

    private String describe(BatchFaults faults, int scenario) {
        int row = 0;
        while (faults.at(row).isEmpty()) {
            row++;
        }
        return holdings.options().get(row).id() + " has no value in scenario " + scenario + ": " + faults.at(row)
                + " at forward " + forward[row] + ", years " + years[row] + ", volatility " + volatility[row];
    }
}
