package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;

/**
 * Closed forms of the Greeks, by region: regular, density underflown, and the kink at the money without volatility.
 *
 * <p>Source: E. G. Haug, "The Complete Guide to Option Pricing Formulas" (2007), chapter 2; time derivatives with the
 * sign of calendar time.
 */
record GreekTerms(
        OptionType type,
        double spot,
        double strike,
        double years,
        double rate,
        double dividendYield,
        double volatility,
        double logMoneyness,
        double price) {

    BlackGreeks regular(double d1) {
        double rootYears = Math.sqrt(years);
        double s = volatility * rootYears;
        double d2 = d1 - s;
        double carry = rate - dividendYield;
        double density = Math.exp(-dividendYield * years) * NormalDistribution.density(d1);
        double gamma = density / (spot * s);
        double vega = spot * density * rootYears;
        double drift = 2.0 * carry * years - d2 * s;
        double product = d1 * d2;
        return greeks(
                NormalDistribution.cdf(type.sign() * d1),
                NormalDistribution.cdf(type.sign() * d2),
                new Densities(
                        gamma,
                        vega,
                        -0.5 * spot * density * volatility / rootYears,
                        -density * d2 / volatility,
                        vega * product / volatility,
                        -density * drift / (2.0 * years * s),
                        -gamma / spot * (d1 / s + 1.0),
                        gamma * (product - 1.0) / volatility,
                        gamma / (2.0 * years) * (2.0 * dividendYield * years + 1.0 + drift / s * d1),
                        vega * (dividendYield + carry * d1 / s - (1.0 + product) / (2.0 * years)),
                        -vega / (volatility * volatility) * (product * (1.0 - product) + d1 * d1 + d2 * d2)));
    }

    /** Limit far from the money, without volatility or with more than can be told from infinite: the density is zero. */
    BlackGreeks withoutDensity(double d1, double d2) {
        return greeks(
                NormalDistribution.cdf(type.sign() * d1),
                NormalDistribution.cdf(type.sign() * d2),
                new Densities(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
    }

    /** Limit of the regular forms as total volatility goes to zero with the forward at the strike. */
    BlackGreeks atKink() {
        double rootYears = Math.sqrt(years);
        double carry = rate - dividendYield;
        double density = Math.exp(-dividendYield * years) * NormalDistribution.DENSITY_AT_ZERO;
        double vega = spot * density * rootYears;
        boolean expired = years == 0.0;
        double infinite = Double.POSITIVE_INFINITY;
        return greeks(
                0.5,
                0.5,
                new Densities(
                        infinite,
                        vega,
                        expired && volatility > 0.0 ? -infinite : 0.0,
                        0.5 * density * rootYears,
                        0.0,
                        expired || carry == 0.0 ? 0.0 : -Math.signum(carry) * infinite,
                        -infinite,
                        -infinite,
                        infinite,
                        expired ? -infinite : vega * (dividendYield + 0.5 * carry - 0.5 / years),
                        -0.25 * vega * years));
    }

    private BlackGreeks greeks(double first, double second, Densities d) {
        int sign = type.sign();
        double spotShare = sign * Math.exp(-dividendYield * years) * first;
        double strikeShare = sign * strike * Math.exp(-rate * years) * second;
        return new BlackGreeks(
                price,
                spotShare,
                d.gamma,
                d.vega,
                d.decay + dividendYield * spot * spotShare - rate * strikeShare,
                years * strikeShare,
                -years * spot * spotShare,
                d.vanna,
                d.volga,
                d.charm + dividendYield * spotShare,
                d.speed,
                d.zomma,
                d.color,
                d.veta,
                d.ultima);
    }

    /** The parts that carry the normal density. */
    private record Densities(
            double gamma,
            double vega,
            double decay,
            double vanna,
            double volga,
            double charm,
            double speed,
            double zomma,
            double color,
            double veta,
            double ultima) {}
}
