package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.sizing.PayoffOdds.Kind;
import dollarbill.sizing.PayoffOdds.Unknown;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Odds of a position closed before expiry, by quadrature; {@link PayoffOdds#of} states the law. */
final class HorizonOdds {
    private static final double REACH = 12.0;
    private static final double TAIL = 10.0;
    private static final int MAX_EVALUATIONS = 500;
    private static final double RELATIVE = 1e-15;
    private static final double ABSOLUTE = 1e-14;

    private final OptionPosition position;
    private final TerminalLaw law;
    private final double sd;
    private final double yearsAfter;
    private final double discount;
    private final double halfSpread;
    private final double costs;

    private HorizonOdds(OptionPosition position, TerminalLaw law, ExitPlan.AtHorizon exit) {
        this.position = position;
        this.law = law;
        this.sd = law.volatility() * Math.sqrt(exit.years());
        this.yearsAfter = law.years() - exit.years();
        this.discount = law.discountTo(exit.years());
        this.halfSpread = discount * exit.halfSpread();
        this.costs = position.costPerShare() * (1.0 + discount);
    }

    static PayoffOdds of(OptionPosition position, TerminalLaw law, ExitPlan.AtHorizon exit) {
        HorizonOdds odds = new HorizonOdds(position, law, exit);
        double target = odds.target();
        if (!(target > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED,
                    "price " + position.price() + " less costs and the spread of the exit leaves no premium");
        }
        OptionalDouble root = odds.whereWorth(target);
        return root.isPresent()
                ? odds.split(root.getAsDouble(), exit.years())
                : new Unknown(Reason.KELLY_UNDEFINED, "one side of the payoff has no weight: the option is never worth "
                        + target + " within " + REACH + " standard deviations");
    }

    /** Returns the value today of the option at exit that leaves neither profit nor loss. */
    private double target() {
        return position.price() + position.side().sign() * (costs + halfSpread);
    }

    private PayoffOdds split(double root, double years) {
        HorizonQuadrature quadrature = new HorizonQuadrature(
                kinks(root), standard(position.strike()), Math.sqrt(yearsAfter / years));
        double below = quadrature.integrate(this::weighted, Math.min(root, 0.0) - TAIL, root);
        double above = quadrature.integrate(this::weighted, root, Math.max(root, sd) + TAIL);
        double breakEven = law.underlyingAt(years, forwardThen(root));
        boolean winsAbove = position.side().sign() * position.type().sign() > 0;
        double weightBelow = NormalDistribution.cdf(root);
        double weightAbove = NormalDistribution.cdf(-root);
        return winsAbove
                ? ConditionalMeans.odds(weightAbove, weightBelow, above, -below, breakEven, years, Kind.AT_HORIZON)
                : ConditionalMeans.odds(weightBelow, weightAbove, below, -above, breakEven, years, Kind.AT_HORIZON);
    }

    /** Returns where the profit bends: at the break-even price, and where the bid of a bought option reaches zero. */
    private double[] kinks(double root) {
        OptionalDouble zeroBid = position.side() == Side.BUY && halfSpread > 0.0
                ? whereWorth(halfSpread)
                : OptionalDouble.empty();
        return zeroBid.isPresent() ? new double[] {root, zeroBid.getAsDouble()} : new double[] {root};
    }

    private double weighted(double z) {
        return profit(z) * NormalDistribution.density(z);
    }

    private double profit(double z) {
        double worth = worth(z);
        return position.side() == Side.BUY
                ? Math.max(worth - halfSpread, 0.0) - costs - position.price()
                : position.price() - costs - halfSpread - worth;
    }

    private double worth(double z) {
        return BlackScholes.price(position.type(), forwardThen(z), position.strike(), law.discount(), law.volatility(),
                yearsAfter);
    }

    private double forwardThen(double z) {
        return law.forward() * Math.exp(sd * (z - 0.5 * sd));
    }

    private double standard(double forwardThen) {
        return Math.log(forwardThen / law.forward()) / sd + 0.5 * sd;
    }

    /** Returns the normal variable at which the option is worth an amount of today. */
    private OptionalDouble whereWorth(double amount) {
        double low = worth(-REACH) - amount;
        double high = worth(REACH) - amount;
        return low * high < 0.0
                ? OptionalDouble.of(new BrentSolver(RELATIVE, ABSOLUTE)
                        .solve(MAX_EVALUATIONS, z -> worth(z) - amount, -REACH, REACH))
                : OptionalDouble.empty();
    }
}
