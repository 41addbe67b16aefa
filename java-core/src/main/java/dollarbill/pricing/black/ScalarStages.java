package dollarbill.pricing.black;

import static dollarbill.pricing.black.RegularRegion.LEAST_EXPONENT;
import static dollarbill.pricing.black.RegularRegion.LEAST_PRICE;
import static dollarbill.pricing.black.RegularRegion.LEAST_TOTAL_VOL;
import static dollarbill.pricing.black.RegularRegion.LEAST_VOLATILITY;
import static dollarbill.pricing.black.RegularRegion.LEAST_YEARS;
import static dollarbill.pricing.black.RegularRegion.MOST_PRICE;
import static dollarbill.pricing.black.RegularRegion.MOST_RATE_TIME;
import static dollarbill.pricing.black.RegularRegion.MOST_TOTAL_VOL;

import dollarbill.math.Elementary;
import dollarbill.math.MillsRatio;
import dollarbill.math.NormalDistribution;

/** The scalar twin of {@link VectorStages}: the same operations in the same order, row by row. */
final class ScalarStages implements BlackStages {
    private static final BlackStage[] SPOT_PRICES = {
        ScalarStages::spotLeg, ScalarStages::strikeLeg, ScalarStages::moneyness, ScalarStages::deviations,
        ScalarStages::density, ScalarStages::tails, ScalarStages::price
    };
    private static final BlackStage[] FORWARD_PRICES = {
        ScalarStages::forwardLegs, ScalarStages::forwardMoneyness, ScalarStages::deviations,
        ScalarStages::density, ScalarStages::tails, ScalarStages::price
    };
    private static final BlackStage[] GREEKS = {
        ScalarStages::spotLeg, ScalarStages::strikeLeg, ScalarStages::moneyness, ScalarStages::deviations,
        ScalarStages::density, ScalarStages::tails, ScalarStages::price, ScalarStages::shares,
        ScalarStages::mainGreeks
    };
    private static final BlackStage[] ALL_GREEKS = {
        ScalarStages::spotLeg, ScalarStages::strikeLeg, ScalarStages::moneyness, ScalarStages::deviations,
        ScalarStages::density, ScalarStages::tails, ScalarStages::price, ScalarStages::shares,
        ScalarStages::mainGreeks, ScalarStages::volGreeks, ScalarStages::timeGreeks
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
        return 1;
    }

    private static void spotLeg(BlackWork w, int from, int rows) {
        discounted(w.in.spot(), w.in.dividendYield(), w.in.years(), from, rows, w.spotLeg);
    }

    private static void strikeLeg(BlackWork w, int from, int rows) {
        discounted(w.in.strike(), w.in.rate(), w.in.years(), from, rows, w.strikeLeg);
    }

    private static void discounted(double[] price, double[] rate, double[] years, int from, int rows, double[] leg) {
        for (int i = 0; i < rows; i++) {
            leg[i] = price[from + i] * Elementary.exp(-(rate[from + i] * years[from + i]));
        }
    }

    private static void moneyness(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            double spot = w.in.spot()[row];
            double strike = w.in.strike()[row];
            double years = w.in.years()[row];
            double rateTime = w.in.rate()[row] * years;
            double yieldTime = w.in.dividendYield()[row] * years;
            boolean regular = within(spot) && within(strike)
                    && Math.abs(rateTime) <= MOST_RATE_TIME && Math.abs(yieldTime) <= MOST_RATE_TIME;
            double x = Elementary.logOfQuotient(spot, strike) + (rateTime - yieldTime);
            w.moneyness[i] = regular ? x : Double.NaN;
        }
    }

    private static void forwardLegs(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double discount = w.forwards.discount()[from + i];
            w.spotLeg[i] = w.forwards.forward()[from + i] * discount;
            w.strikeLeg[i] = w.forwards.strike()[from + i] * discount;
        }
    }

    private static void forwardMoneyness(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            double forward = w.forwards.forward()[row];
            double strike = w.forwards.strike()[row];
            boolean regular = within(forward) && within(strike) && within(w.forwards.discount()[row]);
            w.moneyness[i] = regular ? Elementary.logOfQuotient(forward, strike) : Double.NaN;
        }
    }

    private static boolean within(double price) {
        return price >= LEAST_PRICE && price <= MOST_PRICE;
    }

    private static void deviations(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double years = w.years[from + i];
            double volatility = w.volatility[from + i];
            double root = Math.sqrt(years);
            double s = volatility * root;
            double h = Math.abs(w.moneyness[i]) / s;
            double t = s * 0.5;
            boolean regular = years >= LEAST_YEARS && volatility >= LEAST_VOLATILITY
                    && s >= LEAST_TOTAL_VOL && s <= MOST_TOTAL_VOL;
            w.rootYears[i] = root;
            w.totalVol[i] = s;
            w.near[i] = regular ? t - h : Double.NaN;
            w.far[i] = t + h;
        }
    }

    private static void density(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double near = w.near[i];
            double leg = w.moneyness[i] <= 0.0 ? w.spotLeg[i] : w.strikeLeg[i];
            double exponent = near * near * -0.5;
            exponent = exponent < LEAST_EXPONENT ? LEAST_EXPONENT : exponent;
            w.density[i] = leg * NormalDistribution.DENSITY_AT_ZERO * Elementary.exp512(exponent)
                    * Elementary.TWO_TO_MINUS_512;
        }
    }

    private static void tails(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double za = Math.abs(w.near[i]);
            double zb = w.far[i];
            double qa = MillsRatio.denominator(za);
            double qb = MillsRatio.denominator(zb);
            double g = w.density[i] / (qa * qb);
            w.nearTail[i] = g * (MillsRatio.numerator(za) * qb);
            w.farTail[i] = g * (MillsRatio.numerator(zb) * qa);
        }
    }

    private static void price(BlackWork w, int from, int rows) {
        double bad = 0.0;
        for (int i = 0; i < rows; i++) {
            double a = w.spotLeg[i];
            double b = w.strikeLeg[i];
            double tail = w.nearTail[i];
            boolean below = w.moneyness[i] <= 0.0;
            double least = w.near[i] <= 0.0 ? tail : (below ? a : b) - tail;
            double intrinsic = below == w.call[from + i] ? 0.0 : Math.abs(a - b);
            double value = least - w.farTail[i] + intrinsic;
            w.price[from + i] = value;
            bad = Math.fma(value, 0.0, bad);
        }
        w.irregular = Double.isNaN(bad);
    }

    private static void shares(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double a = w.spotLeg[i];
            double b = w.strikeLeg[i];
            double tail = w.nearTail[i];
            double farTail = w.farTail[i];
            boolean below = w.moneyness[i] <= 0.0;
            boolean call = w.call[from + i];
            boolean inside = below != call;
            double least = w.near[i] <= 0.0 ? tail : (below ? a : b) - tail;
            double outsideA = below ? least : farTail;
            double outsideB = below ? farTail : least;
            double shareA = inside ? a - outsideA : outsideA;
            double shareB = inside ? b - outsideB : outsideB;
            w.spotShare[i] = call ? shareA : -shareA;
            w.strikeShare[i] = call ? shareB : -shareB;
        }
    }

    private static void mainGreeks(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            double spot = w.in.spot()[row];
            double vol = w.in.volatility()[row];
            double g = w.density[i];
            double s = w.totalVol[i];
            double share = w.spotShare[i];
            double strikeShare = w.strikeShare[i];
            double u = 1.0 / (spot * s);
            double perRoot = u * spot * vol;
            w.main.delta()[row] = share / spot;
            w.main.gamma()[row] = g * u * (u * s);
            w.main.vega()[row] = g * w.rootYears[i];
            double carry = Math.fma(w.in.dividendYield()[row], share, -(w.in.rate()[row] * strikeShare));
            w.main.theta()[row] = Math.fma(g * perRoot, vol * -0.5, carry);
            w.main.rho()[row] = w.in.years()[row] * strikeShare;
        }
    }

    private static void volGreeks(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            double spot = w.in.spot()[row];
            double s = w.totalVol[i];
            boolean below = w.moneyness[i] <= 0.0;
            double d1 = below ? w.near[i] : w.far[i];
            double d2 = -(below ? w.far[i] : w.near[i]);
            double u = 1.0 / (spot * s);
            double perSpot = u * s;
            double perS = u * spot;
            double perVol = perS * w.rootYears[i];
            double product = d1 * d2;
            double gamma = w.main.gamma()[row];
            double vega = w.main.vega()[row];
            w.all.vanna()[row] = -(w.density[i] * perSpot * (d2 * perVol));
            w.all.volga()[row] = vega * (product * perVol);
            w.all.speed()[row] = -(gamma * perSpot * Math.fma(d1, perS, 1.0));
            w.all.zomma()[row] = gamma * ((product - 1.0) * perVol);
            double bracket = Math.fma(product, 1.0 - product, Math.fma(d1, d1, d2 * d2));
            w.all.ultima()[row] = -(vega * (perVol * perVol) * bracket);
        }
    }

    private static void timeGreeks(BlackWork w, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            double spot = w.in.spot()[row];
            double years = w.in.years()[row];
            double yield = w.in.dividendYield()[row];
            double drift = w.in.rate()[row] - yield;
            double s = w.totalVol[i];
            boolean below = w.moneyness[i] <= 0.0;
            double d1 = below ? w.near[i] : w.far[i];
            double d2 = -(below ? w.far[i] : w.near[i]);
            double u = 1.0 / (s * years);
            double perS = u * years;
            double halfPerYear = u * s * 0.5;
            double bend = Math.fma(d2 * s, -halfPerYear, drift);
            double tilt = d1 * perS;
            w.all.dividendRho()[row] = -(years * w.spotShare[i]);
            double spread = w.main.gamma()[row] * spot * bend;
            w.all.charm()[row] = Math.fma(yield, w.main.delta()[row], -spread);
            w.all.color()[row] = w.main.gamma()[row] * (Math.fma(bend, tilt, halfPerYear) + yield);
            w.all.veta()[row] = w.main.vega()[row]
                    * (Math.fma(drift, tilt, yield) - Math.fma(d1, d2, 1.0) * halfPerYear);
        }
    }
}
