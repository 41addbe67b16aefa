package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.numbers.gamma.Erfc;

/** Price and Greeks by differentiating the textbook formula automatically, to the third order in five variables. */
final class DifferentiatedPrice {
    private static final int VARIABLES = 5;
    private static final int ORDER = 3;

    private final DerivativeStructure price;

    private DifferentiatedPrice(DerivativeStructure price) {
        this.price = price;
    }

    static DifferentiatedPrice of(
            OptionType type, double spot, double strike, double years, double rate, double yield, double vol) {
        DerivativeStructure s = variable(0, spot);
        DerivativeStructure v = variable(1, vol);
        DerivativeStructure t = variable(2, years);
        DerivativeStructure r = variable(3, rate);
        DerivativeStructure q = variable(4, yield);
        DerivativeStructure total = v.multiply(t.sqrt());
        DerivativeStructure d1 = s.divide(strike)
                .log()
                .add(r.subtract(q).multiply(t))
                .divide(total)
                .add(total.multiply(0.5));
        DerivativeStructure d2 = d1.subtract(total);
        double w = type.sign();
        DerivativeStructure spotLeg = s.multiply(q.multiply(t).negate().exp()).multiply(cdf(d1.multiply(w)));
        DerivativeStructure strikeLeg = r.multiply(t).negate().exp().multiply(strike).multiply(cdf(d2.multiply(w)));
        return new DifferentiatedPrice(spotLeg.subtract(strikeLeg).multiply(w));
    }

    private static DerivativeStructure variable(int index, double value) {
        return new DerivativeStructure(VARIABLES, ORDER, index, value);
    }

    private static DerivativeStructure cdf(DerivativeStructure z) {
        double x = z.getValue();
        double density = Math.exp(-0.5 * x * x) / Math.sqrt(2.0 * Math.PI);
        return z.compose(0.5 * Erfc.value(-x / Math.sqrt(2.0)), density, -x * density, (x * x - 1.0) * density);
    }

    private double by(int spot, int vol, int years, int rate, int yield) {
        return price.getPartialDerivative(spot, vol, years, rate, yield);
    }

    /** Returns the derivatives with the sign of calendar time. */
    BlackGreeks greeks() {
        return new BlackGreeks(
                by(0, 0, 0, 0, 0),
                by(1, 0, 0, 0, 0),
                by(2, 0, 0, 0, 0),
                by(0, 1, 0, 0, 0),
                -by(0, 0, 1, 0, 0),
                by(0, 0, 0, 1, 0),
                by(0, 0, 0, 0, 1),
                by(1, 1, 0, 0, 0),
                by(0, 2, 0, 0, 0),
                -by(1, 0, 1, 0, 0),
                by(3, 0, 0, 0, 0),
                by(2, 1, 0, 0, 0),
                -by(2, 0, 1, 0, 0),
                -by(0, 1, 1, 0, 0),
                by(0, 3, 0, 0, 0));
    }
}
