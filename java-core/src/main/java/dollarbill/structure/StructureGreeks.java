package dollarbill.structure;

import dollarbill.pricing.MainGreeks;
import java.util.ArrayList;
import java.util.List;

/**
 * Sensitivities of one unit in dollars, at the volatilities of the smiles with each strike keeping its own.
 *
 * @param delta  dollars for one dollar more of the underlying, which is the number of shares that hedge
 * @param gamma  change of delta for one dollar more of the underlying
 * @param vega  dollars for one vol point more of every volatility
 * @param theta  dollars over one calendar day
 * @param rho  dollars for one percentage point more of interest rate
 */
public record StructureGreeks(double delta, double gamma, double vega, double theta, double rho) {
    /** Returns the Greeks of each leg with its quantity, in the structure's order. */
    public static List<StructureGreeks> legs(StructureModel model) {
        List<StructureGreeks> all = new ArrayList<>();
        int option = 0;
        for (Leg leg : model.structure().legs()) {
            switch (leg) {
                case ShareLeg shares -> all.add(new StructureGreeks(shares.shares(), 0.0, 0.0, 0.0, 0.0));
                case OptionLeg own -> all.add(of(own, model.options().get(option++).greeks()));
            }
        }
        return all;
    }

    /** Returns the Greeks of the whole. */
    public static StructureGreeks of(StructureModel model) {
        return legs(model)
                .stream()
                .reduce(new StructureGreeks(0.0, 0.0, 0.0, 0.0, 0.0), StructureGreeks::plus);
    }

    private static StructureGreeks of(OptionLeg leg, MainGreeks greeks) {
        double factor = Leg.CONTRACT_SHARES * leg.units();
        return new StructureGreeks(
                factor * greeks.delta(),
                factor * greeks.gamma(),
                factor * greeks.vegaPerVolPoint(),
                factor * greeks.thetaPerCalendarDay(),
                factor * greeks.rhoPerRatePoint());
    }

    private StructureGreeks plus(StructureGreeks other) {
        return new StructureGreeks(
                delta + other.delta,
                gamma + other.gamma,
                vega + other.vega,
                theta + other.theta,
                rho + other.rho);
    }
}
