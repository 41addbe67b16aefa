package dollarbill.pricing.american;

import dollarbill.market.ExerciseStyle;
import java.util.List;

/**
 * Values of an option on a spot grid, stepped back from expiry by TR-BDF2 across ex-dividend times.
 *
 * <p>At an ex-dividend time {@code V(t-, S) = V(t+, S - min(D, S))}. Behind expiry and behind each dividend, where the
 * value has kinks, steps start small: the {@code j}-th of {@code n} ends at {@code (j/n)^2} of the interval.
 *
 * <p>Source: R. E. Bank et al., "Transient simulation of silicon devices and circuits", IEEE Transactions on
 * Computer-Aided Design 4 (1985), for TR-BDF2.
 */
final class BackwardMarch {
    private static final double GAMMA = 2.0 - Math.sqrt(2.0);
    private static final int LEAST_STEPS = 8;

    private final SpotGrid grid;
    private final ConstrainedStep step;
    private final double[] payoff;
    private final boolean american;
    private final double[] value;
    private final double[] stage;
    private final double[] right;

    BackwardMarch(AmericanContract option, ExerciseStyle style, SpotGrid grid) {
        this.grid = grid;
        this.american = style == ExerciseStyle.AMERICAN;
        payoff = new double[grid.size()];
        for (int i = 0; i < payoff.length; i++) {
            payoff[i] = option.type().payoff(grid.spot[i], option.strike());
        }
        step = new ConstrainedStep(grid, payoff, american);
        value = payoff.clone();
        stage = new double[payoff.length];
        right = new double[payoff.length];
    }

    /** Returns the values today. */
    double[] run(double years, List<CashDividend> descending, int timeSteps) {
        double time = years;
        for (CashDividend dividend : descending) {
            interval(time - dividend.years(), timeSteps, years);
            drop(dividend.amount());
            time = dividend.years();
        }
        interval(time, timeSteps, years);
        return value;
    }

    private void interval(double length, int timeSteps, double years) {
        if (length <= 0.0) {
            return;
        }
        int steps = Math.max(LEAST_STEPS, (int) Math.ceil(timeSteps * length / years));
        for (int j = 0; j < steps; j++) {
            advance(length * (2.0 * j + 1.0) / ((double) steps * steps));
        }
    }

    private void advance(double width) {
        double weight = 0.5 * GAMMA * width;
        grid.forward(value, weight, right);
        step.solve(weight, right, stage);
        double fromStage = 1.0 / (GAMMA * (2.0 - GAMMA));
        double fromStart = fromStage * (1.0 - GAMMA) * (1.0 - GAMMA);
        for (int i = 0; i < right.length; i++) {
            right[i] = fromStage * stage[i] - fromStart * value[i];
        }
        step.solve(weight, right, value);
    }

    private void drop(double amount) {
        for (int i = 0; i < stage.length; i++) {
            double after = grid.spot[i] - Math.min(amount, grid.spot[i]);
            double held = grid.around(after, value).value();
            stage[i] = american ? Math.max(held, payoff[i]) : Math.max(held, 0.0);
        }
        System.arraycopy(stage, 0, value, 0, value.length);
    }
}
