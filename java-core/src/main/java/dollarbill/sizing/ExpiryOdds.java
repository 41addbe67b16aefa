package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import dollarbill.sizing.PayoffOdds.Kind;
import dollarbill.sizing.PayoffOdds.Unknown;

/** Odds of a position held to expiry, in closed form; {@link PayoffOdds#atExpiry} states it. */
final class ExpiryOdds {
    private ExpiryOdds() {}

    static PayoffOdds of(OptionPosition position, TerminalLaw law) {
        int side = position.side().sign();
        int type = position.type().sign();
        double cost = position.price() / law.discount()
                + side * position.costPerShare() * (1.0 + law.discount()) / law.discount();
        double breakEven = position.strike() + type * cost;
        if (!(cost > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "price " + position.price() + " less costs leaves no premium");
        }
        if (!(breakEven > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "break-even price " + breakEven + " must be positive");
        }
        double sd = law.volatility() * Math.sqrt(law.years());
        double beyond = law.discount() * undiscounted(type, law.forward(), breakEven, sd);
        double before = law.discount() * (undiscounted(-type, law.forward(), breakEven, sd)
                - undiscounted(-type, law.forward(), position.strike(), sd));
        double winBeyond = NormalDistribution.cdf(type * d2(law.forward(), breakEven, sd));
        double winBefore = NormalDistribution.cdf(-type * d2(law.forward(), breakEven, sd));
        return side > 0
                ? ConditionalMeans.odds(winBeyond, winBefore, beyond, before, breakEven, law.years(), Kind.AT_EXPIRY)
                : ConditionalMeans.odds(winBefore, winBeyond, before, beyond, breakEven, law.years(), Kind.AT_EXPIRY);
    }

    private static double undiscounted(int type, double forward, double strike, double sd) {
        double low = d2(forward, strike, sd);
        return type * (forward * NormalDistribution.cdf(type * (low + sd))
                - strike * NormalDistribution.cdf(type * low));
    }

    private static double d2(double forward, double strike, double sd) {
        return Math.log(forward / strike) / sd - 0.5 * sd;
    }
}
