package dollarbill.pricing.black;

import static dollarbill.pricing.black.VectorElementary.LANES;
import static dollarbill.pricing.black.VectorElementary.MINUS_HALF;
import static dollarbill.pricing.black.VectorElementary.NAN;
import static dollarbill.pricing.black.VectorElementary.ONE;
import static dollarbill.pricing.black.VectorElementary.WIDTH;
import static dollarbill.pricing.black.VectorElementary.ZERO;
import static dollarbill.pricing.black.VectorElementary.all;
import static dollarbill.pricing.black.VectorElementary.exp;
import static dollarbill.pricing.black.VectorElementary.exp512;
import static dollarbill.pricing.black.VectorElementary.load;
import static dollarbill.pricing.black.VectorElementary.logOfQuotient;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dollarbill.math.Elementary;
import dollarbill.math.MillsRatio;
import dollarbill.math.NormalDistribution;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** The stages by vectors, loaded only where the module {@code jdk.incubator.vector} is present. */
final class VectorStages implements BlackStages {
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector DENSITY_AT_ZERO = all(NormalDistribution.DENSITY_AT_ZERO);
    private static final DoubleVector TWO_TO_MINUS_512 = all(Elementary.TWO_TO_MINUS_512);

    private static final DoubleVector LEAST_PRICE = all(RegularRegion.LEAST_PRICE);
    private static final DoubleVector MOST_PRICE = all(RegularRegion.MOST_PRICE);
    private static final DoubleVector LEAST_YEARS = all(RegularRegion.LEAST_YEARS);
    private static final DoubleVector LEAST_VOLATILITY = all(RegularRegion.LEAST_VOLATILITY);
    private static final DoubleVector MOST_RATE_TIME = all(RegularRegion.MOST_RATE_TIME);
    private static final DoubleVector LEAST_TOTAL_VOL = all(RegularRegion.LEAST_TOTAL_VOL);
    private static final DoubleVector MOST_TOTAL_VOL = all(RegularRegion.MOST_TOTAL_VOL);
    private static final DoubleVector LEAST_EXPONENT = all(RegularRegion.LEAST_EXPONENT);

    private static final DoubleVector P0 = all(MillsRatio.P0);
    private static final DoubleVector P1 = all(MillsRatio.P1);
    private static final DoubleVector P2 = all(MillsRatio.P2);
    private static final DoubleVector P3 = all(MillsRatio.P3);
    private static final DoubleVector P4 = all(MillsRatio.P4);
    private static final DoubleVector P5 = all(MillsRatio.P5);
    private static final DoubleVector P6 = all(MillsRatio.P6);
    private static final DoubleVector P7 = all(MillsRatio.P7);
    private static final DoubleVector P8 = all(MillsRatio.P8);
    private static final DoubleVector P9 = all(MillsRatio.P9);
    private static final DoubleVector Q0 = all(MillsRatio.Q0);
    private static final DoubleVector Q1 = all(MillsRatio.Q1);
    private static final DoubleVector Q2 = all(MillsRatio.Q2);
    private static final DoubleVector Q3 = all(MillsRatio.Q3);
    private static final DoubleVector Q4 = all(MillsRatio.Q4);
    private static final DoubleVector Q5 = all(MillsRatio.Q5);
    private static final DoubleVector Q6 = all(MillsRatio.Q6);
    private static final DoubleVector Q7 = all(MillsRatio.Q7);
    private static final DoubleVector Q8 = all(MillsRatio.Q8);
    private static final DoubleVector Q9 = all(MillsRatio.Q9);
    private static final DoubleVector Q10 = all(MillsRatio.Q10);

    private static final BlackStage[] SPOT_PRICES = {
        VectorStages::spotLeg, VectorStages::strikeLeg, VectorStages::moneyness, VectorStages::deviations,
        VectorStages::density, VectorStages::tails, VectorStages::price
    };
    private static final BlackStage[] FORWARD_PRICES = {
        VectorStages::forwardLegs, VectorStages::forwardMoneyness, VectorStages::deviations,
        VectorStages::density, VectorStages::tails, VectorStages::price
    };
    private static final BlackStage[] GREEKS = {
        VectorStages::spotLeg, VectorStages::strikeLeg, VectorStages::moneyness, VectorStages::deviations,
        VectorStages::density, VectorStages::tails, VectorStages::price, VectorStages::shares,
        VectorStages::mainGreeks
    };
    private static final BlackStage[] ALL_GREEKS = {
        VectorStages::spotLeg, VectorStages::strikeLeg, VectorStages::moneyness, VectorStages::deviations,
        VectorStages::density, VectorStages::tails, VectorStages::price, VectorStages::shares,
        VectorStages::mainGreeks, VectorStages::volGreeks, VectorStages::timeGreeks
    };

    @Override
    public BlackStage[] of(BatchKind kind) {
        return switch (kind) {
            case SPOT_PRICES -> SPOT_PRICES;
            case FORWARD_PRICES -> FORWARD_PRICES;
            case GREEKS -> GREEKS;
            case ALL_GREEKS -> ALL_GREEKS;
        };
    }

    @Override
    public int width() {
        return WIDTH;
    }

    private static void spotLeg(BlackWork w, int from, int rows) {
        discounted(w.in.spot(), w.in.dividendYield(), w.in.years(), from, rows, w.spotLeg);
    }

    private static void strikeLeg(BlackWork w, int from, int rows) {
        discounted(w.in.strike(), w.in.rate(), w.in.years(), from, rows, w.strikeLeg);
    }

    private static void discounted(double[] price, double[] rate, double[] years, int from, int rows, double[] leg) {
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector rateTime = load(rate, from + i).mul(load(years, from + i));
            load(price, from + i).mul(exp(rateTime.neg())).intoArray(leg, i);
        }
    }

    private static void moneyness(BlackWork w, int from, int rows) {
        double[] spots = w.in.spot();
        double[] strikes = w.in.strike();
        double[] expiries = w.in.years();
        double[] rates = w.in.rate();
        double[] yields = w.in.dividendYield();
        double[] moneyness = w.moneyness;
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector spot = load(spots, row);
            DoubleVector strike = load(strikes, row);
            DoubleVector years = load(expiries, row);
            DoubleVector rateTime = load(rates, row).mul(years);
            DoubleVector yieldTime = load(yields, row).mul(years);
            VectorMask<Double> regular = within(spot)
                    .and(within(strike))
                    .and(rateTime.abs().compare(LE, MOST_RATE_TIME))
                    .and(yieldTime.abs().compare(LE, MOST_RATE_TIME));
            DoubleVector x = logOfQuotient(spot, strike).add(rateTime.sub(yieldTime));
            NAN.blend(x, regular).intoArray(moneyness, i);
        }
    }

    private static void forwardLegs(BlackWork w, int from, int rows) {
        double[] forwards = w.forwards.forward();
        double[] strikes = w.forwards.strike();
        double[] discounts = w.forwards.discount();
        double[] spotLeg = w.spotLeg;
        double[] strikeLeg = w.strikeLeg;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector discount = load(discounts, from + i);
            load(forwards, from + i).mul(discount).intoArray(spotLeg, i);
            load(strikes, from + i).mul(discount).intoArray(strikeLeg, i);
        }
    }

    private static void forwardMoneyness(BlackWork w, int from, int rows) {
        double[] forwards = w.forwards.forward();
        double[] strikes = w.forwards.strike();
        double[] discounts = w.forwards.discount();
        double[] moneyness = w.moneyness;
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector forward = load(forwards, row);
            DoubleVector strike = load(strikes, row);
            VectorMask<Double> regular = within(forward)
                    .and(within(strike))
                    .and(within(load(discounts, row)));
            NAN.blend(logOfQuotient(forward, strike), regular).intoArray(moneyness, i);
        }
    }

    private static VectorMask<Double> within(DoubleVector price) {
        return price.compare(GE, LEAST_PRICE).and(price.compare(LE, MOST_PRICE));
    }

    private static void deviations(BlackWork w, int from, int rows) {
        double[] expiries = w.years;
        double[] vols = w.volatility;
        double[] moneyness = w.moneyness;
        double[] rootYears = w.rootYears;
        double[] totalVol = w.totalVol;
        double[] near = w.near;
        double[] far = w.far;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector years = load(expiries, from + i);
            DoubleVector volatility = load(vols, from + i);
            DoubleVector root = years.sqrt();
            DoubleVector s = volatility.mul(root);
            DoubleVector h = load(moneyness, i).abs().div(s);
            DoubleVector t = s.mul(HALF);
            VectorMask<Double> regular = years.compare(GE, LEAST_YEARS)
                    .and(volatility.compare(GE, LEAST_VOLATILITY))
                    .and(s.compare(GE, LEAST_TOTAL_VOL))
                    .and(s.compare(LE, MOST_TOTAL_VOL));
            root.intoArray(rootYears, i);
            s.intoArray(totalVol, i);
            NAN.blend(t.sub(h), regular).intoArray(near, i);
            t.add(h).intoArray(far, i);
        }
    }

    private static void density(BlackWork w, int from, int rows) {
        double[] moneyness = w.moneyness;
        double[] spotLeg = w.spotLeg;
        double[] strikeLeg = w.strikeLeg;
        double[] nears = w.near;
        double[] density = w.density;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector near = load(nears, i);
            VectorMask<Double> below = load(moneyness, i).compare(LE, ZERO);
            DoubleVector leg = load(strikeLeg, i).blend(load(spotLeg, i), below);
            DoubleVector exponent = near.mul(near).mul(MINUS_HALF);
            exponent = exponent.blend(LEAST_EXPONENT, exponent.compare(LT, LEAST_EXPONENT));
            leg.mul(DENSITY_AT_ZERO)
                    .mul(exp512(exponent))
                    .mul(TWO_TO_MINUS_512)
                    .intoArray(density, i);
        }
    }

    private static void tails(BlackWork w, int from, int rows) {
        double[] near = w.near;
        double[] far = w.far;
        double[] density = w.density;
        double[] nearTail = w.nearTail;
        double[] farTail = w.farTail;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector za = load(near, i).abs();
            DoubleVector zb = load(far, i);
            DoubleVector qa = millsDenominator(za);
            DoubleVector qb = millsDenominator(zb);
            DoubleVector g = load(density, i).div(qa.mul(qb));
            g.mul(millsNumerator(za).mul(qb)).intoArray(nearTail, i);
            g.mul(millsNumerator(zb).mul(qa)).intoArray(farTail, i);
        }
    }

    private static void price(BlackWork w, int from, int rows) {
        double[] spotLeg = w.spotLeg;
        double[] strikeLeg = w.strikeLeg;
        double[] moneyness = w.moneyness;
        double[] near = w.near;
        double[] nearTail = w.nearTail;
        double[] farTail = w.farTail;
        boolean[] calls = w.call;
        double[] price = w.price;
        DoubleVector bad = DoubleVector.zero(LANES);
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector a = load(spotLeg, i);
            DoubleVector b = load(strikeLeg, i);
            DoubleVector tail = load(nearTail, i);
            VectorMask<Double> below = load(moneyness, i).compare(LE, ZERO);
            DoubleVector least = b.blend(a, below).sub(tail).blend(tail, load(near, i).compare(LE, ZERO));
            VectorMask<Double> inside = below.xor(VectorMask.fromArray(LANES, calls, from + i));
            DoubleVector intrinsic = ZERO.blend(a.sub(b).abs(), inside);
            DoubleVector value = least.sub(load(farTail, i)).add(intrinsic);
            value.intoArray(price, from + i);
            bad = value.fma(ZERO, bad);
        }
        w.irregular = bad.test(IS_NAN).anyTrue();
    }

    private static void shares(BlackWork w, int from, int rows) {
        double[] spotLeg = w.spotLeg;
        double[] strikeLeg = w.strikeLeg;
        double[] moneyness = w.moneyness;
        double[] near = w.near;
        double[] nearTail = w.nearTail;
        double[] farTail = w.farTail;
        boolean[] calls = w.call;
        double[] spotShare = w.spotShare;
        double[] strikeShare = w.strikeShare;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector a = load(spotLeg, i);
            DoubleVector b = load(strikeLeg, i);
            DoubleVector tail = load(nearTail, i);
            DoubleVector other = load(farTail, i);
            VectorMask<Double> below = load(moneyness, i).compare(LE, ZERO);
            VectorMask<Double> call = VectorMask.fromArray(LANES, calls, from + i);
            VectorMask<Double> inside = below.xor(call);
            DoubleVector least = b.blend(a, below).sub(tail).blend(tail, load(near, i).compare(LE, ZERO));
            DoubleVector outsideA = other.blend(least, below);
            DoubleVector outsideB = least.blend(other, below);
            DoubleVector shareA = outsideA.blend(a.sub(outsideA), inside);
            DoubleVector shareB = outsideB.blend(b.sub(outsideB), inside);
            shareA.neg().blend(shareA, call).intoArray(spotShare, i);
            shareB.neg().blend(shareB, call).intoArray(strikeShare, i);
        }
    }

    private static void mainGreeks(BlackWork w, int from, int rows) {
        double[] spots = w.in.spot();
        double[] expiries = w.in.years();
        double[] rates = w.in.rate();
        double[] yields = w.in.dividendYield();
        double[] vols = w.in.volatility();
        double[] density = w.density;
        double[] totalVol = w.totalVol;
        double[] rootYears = w.rootYears;
        double[] spotShare = w.spotShare;
        double[] strikeShares = w.strikeShare;
        double[] delta = w.main.delta();
        double[] gamma = w.main.gamma();
        double[] vega = w.main.vega();
        double[] theta = w.main.theta();
        double[] rho = w.main.rho();
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector spot = load(spots, row);
            DoubleVector vol = load(vols, row);
            DoubleVector g = load(density, i);
            DoubleVector s = load(totalVol, i);
            DoubleVector share = load(spotShare, i);
            DoubleVector strikeShare = load(strikeShares, i);
            DoubleVector u = ONE.div(spot.mul(s));
            DoubleVector perRoot = u.mul(spot).mul(vol);
            share.div(spot).intoArray(delta, row);
            g.mul(u).mul(u.mul(s)).intoArray(gamma, row);
            g.mul(load(rootYears, i)).intoArray(vega, row);
            DoubleVector carry = load(yields, row).fma(share, load(rates, row).mul(strikeShare).neg());
            g.mul(perRoot).fma(vol.mul(MINUS_HALF), carry).intoArray(theta, row);
            load(expiries, row).mul(strikeShare).intoArray(rho, row);
        }
    }

    private static void volGreeks(BlackWork w, int from, int rows) {
        double[] spots = w.in.spot();
        double[] moneyness = w.moneyness;
        double[] nears = w.near;
        double[] fars = w.far;
        double[] density = w.density;
        double[] totalVol = w.totalVol;
        double[] rootYears = w.rootYears;
        double[] gammas = w.main.gamma();
        double[] vegas = w.main.vega();
        double[] vanna = w.all.vanna();
        double[] volga = w.all.volga();
        double[] speed = w.all.speed();
        double[] zomma = w.all.zomma();
        double[] ultima = w.all.ultima();
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector spot = load(spots, row);
            DoubleVector s = load(totalVol, i);
            VectorMask<Double> below = load(moneyness, i).compare(LE, ZERO);
            DoubleVector d1 = load(fars, i).blend(load(nears, i), below);
            DoubleVector d2 = load(nears, i).blend(load(fars, i), below).neg();
            DoubleVector u = ONE.div(spot.mul(s));
            DoubleVector perSpot = u.mul(s);
            DoubleVector perS = u.mul(spot);
            DoubleVector perVol = perS.mul(load(rootYears, i));
            DoubleVector product = d1.mul(d2);
            DoubleVector gamma = load(gammas, row);
            DoubleVector vega = load(vegas, row);
            load(density, i).mul(perSpot).mul(d2.mul(perVol)).neg().intoArray(vanna, row);
            vega.mul(product.mul(perVol)).intoArray(volga, row);
            gamma.mul(perSpot).mul(d1.fma(perS, ONE)).neg().intoArray(speed, row);
            gamma.mul(product.sub(ONE).mul(perVol)).intoArray(zomma, row);
            DoubleVector bracket = product.fma(ONE.sub(product), d1.fma(d1, d2.mul(d2)));
            vega.mul(perVol.mul(perVol)).mul(bracket).neg().intoArray(ultima, row);
        }
    }

    private static void timeGreeks(BlackWork w, int from, int rows) {
        double[] spots = w.in.spot();
        double[] expiries = w.in.years();
        double[] rates = w.in.rate();
        double[] yields = w.in.dividendYield();
        double[] moneyness = w.moneyness;
        double[] nears = w.near;
        double[] fars = w.far;
        double[] totalVol = w.totalVol;
        double[] spotShare = w.spotShare;
        double[] deltas = w.main.delta();
        double[] gammas = w.main.gamma();
        double[] vegas = w.main.vega();
        double[] dividendRho = w.all.dividendRho();
        double[] charm = w.all.charm();
        double[] color = w.all.color();
        double[] veta = w.all.veta();
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector years = load(expiries, row);
            DoubleVector yield = load(yields, row);
            DoubleVector drift = load(rates, row).sub(yield);
            DoubleVector s = load(totalVol, i);
            VectorMask<Double> below = load(moneyness, i).compare(LE, ZERO);
            DoubleVector d1 = load(fars, i).blend(load(nears, i), below);
            DoubleVector d2 = load(nears, i).blend(load(fars, i), below).neg();
            DoubleVector u = ONE.div(s.mul(years));
            DoubleVector perS = u.mul(years);
            DoubleVector halfPerYear = u.mul(s).mul(HALF);
            DoubleVector bend = d2.mul(s).fma(halfPerYear.neg(), drift);
            DoubleVector tilt = d1.mul(perS);
            years.mul(load(spotShare, i)).neg().intoArray(dividendRho, row);
            DoubleVector gamma = load(gammas, row);
            DoubleVector spread = gamma.mul(load(spots, row)).mul(bend);
            yield.fma(load(deltas, row), spread.neg()).intoArray(charm, row);
            gamma.mul(bend.fma(tilt, halfPerYear).add(yield)).intoArray(color, row);
            load(vegas, row)
                    .mul(drift.fma(tilt, yield).sub(d1.fma(d2, ONE).mul(halfPerYear)))
                    .intoArray(veta, row);
        }
    }

    private static DoubleVector millsNumerator(DoubleVector z) {
        DoubleVector w = z.mul(z);
        DoubleVector even = w.add(P8);
        even = even.fma(w, P6);
        even = even.fma(w, P4);
        even = even.fma(w, P2);
        even = even.fma(w, P0);
        DoubleVector odd = w.fma(P9, P7);
        odd = odd.fma(w, P5);
        odd = odd.fma(w, P3);
        odd = odd.fma(w, P1);
        return odd.fma(z, even);
    }

    private static DoubleVector millsDenominator(DoubleVector z) {
        DoubleVector w = z.mul(z);
        DoubleVector even = w.fma(Q10, Q8);
        even = even.fma(w, Q6);
        even = even.fma(w, Q4);
        even = even.fma(w, Q2);
        even = even.fma(w, Q0);
        DoubleVector odd = w.add(Q9);
        odd = odd.fma(w, Q7);
        odd = odd.fma(w, Q5);
        odd = odd.fma(w, Q3);
        odd = odd.fma(w, Q1);
        return odd.fma(z, even);
    }
}
