package dollarbill.pricing.black;

import static dollarbill.pricing.black.VectorElementary.LANES;
import static dollarbill.pricing.black.VectorElementary.MINUS_HALF;
import static dollarbill.pricing.black.VectorElementary.NAN;
import static dollarbill.pricing.black.VectorElementary.ONE;
import static dollarbill.pricing.black.VectorElementary.WIDTH;
import static dollarbill.pricing.black.VectorElementary.ZERO;
import static dollarbill.pricing.black.VectorElementary.all;
import static dollarbill.pricing.black.VectorElementary.load;
import static dollarbill.pricing.black.VectorElementary.logOfQuotient;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dollarbill.math.MillsDeficit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link NearMoneyVolatility} by vectors, in stages small enough for the compiler to keep every vector in a register.
 *
 * <p>A row outside the domain carries NaN from the stage that finds it to the result. Loaded only where the module
 * {@code jdk.incubator.vector} is present.
 */
final class VectorImpliedStages implements ImpliedStages {
    private static final DoubleVector QUARTER = all(0.25);
    private static final DoubleVector MINUS_ONE = all(-1.0);
    private static final DoubleVector TWO = all(2.0);
    private static final DoubleVector MINUS_THREE = all(-3.0);
    private static final DoubleVector LIMIT = all(NearMoneyBlack.LIMIT);
    private static final DoubleVector MINUS_LIMIT = all(-NearMoneyBlack.LIMIT);
    private static final DoubleVector LEAST = all(NearMoneyVolatility.LEAST);
    private static final DoubleVector MOST = all(NearMoneyVolatility.MOST);
    private static final DoubleVector LEAST_PRICE = all(NearMoneyVolatility.LEAST_PRICE);
    private static final DoubleVector MOST_VARIANCE = all(NearMoneyVolatility.MOST_VARIANCE);
    private static final DoubleVector DENSITY_AT_ZERO = all(NearMoneyVolatility.DENSITY_AT_ZERO);
    private static final DoubleVector SIXTH = all(NearMoneyVolatility.SIXTH);

    private static final DoubleVector VP0 = all(NearMoneyVolatility.VP0);
    private static final DoubleVector VP1 = all(NearMoneyVolatility.VP1);
    private static final DoubleVector VP2 = all(NearMoneyVolatility.VP2);
    private static final DoubleVector VP3 = all(NearMoneyVolatility.VP3);
    private static final DoubleVector VP4 = all(NearMoneyVolatility.VP4);
    private static final DoubleVector VP5 = all(NearMoneyVolatility.VP5);
    private static final DoubleVector VP6 = all(NearMoneyVolatility.VP6);
    private static final DoubleVector VP7 = all(NearMoneyVolatility.VP7);
    private static final DoubleVector VQ1 = all(NearMoneyVolatility.VQ1);
    private static final DoubleVector VQ2 = all(NearMoneyVolatility.VQ2);
    private static final DoubleVector VQ3 = all(NearMoneyVolatility.VQ3);
    private static final DoubleVector VQ4 = all(NearMoneyVolatility.VQ4);
    private static final DoubleVector VQ5 = all(NearMoneyVolatility.VQ5);
    private static final DoubleVector VQ6 = all(NearMoneyVolatility.VQ6);
    private static final DoubleVector VQ7 = all(NearMoneyVolatility.VQ7);
    private static final DoubleVector K00 = all(NearMoneyVolatility.K00);
    private static final DoubleVector K01 = all(NearMoneyVolatility.K01);
    private static final DoubleVector K02 = all(NearMoneyVolatility.K02);
    private static final DoubleVector K03 = all(NearMoneyVolatility.K03);
    private static final DoubleVector K04 = all(NearMoneyVolatility.K04);
    private static final DoubleVector K10 = all(NearMoneyVolatility.K10);
    private static final DoubleVector K11 = all(NearMoneyVolatility.K11);
    private static final DoubleVector K12 = all(NearMoneyVolatility.K12);
    private static final DoubleVector K13 = all(NearMoneyVolatility.K13);
    private static final DoubleVector K20 = all(NearMoneyVolatility.K20);
    private static final DoubleVector K21 = all(NearMoneyVolatility.K21);
    private static final DoubleVector K22 = all(NearMoneyVolatility.K22);
    private static final DoubleVector K30 = all(NearMoneyVolatility.K30);
    private static final DoubleVector K31 = all(NearMoneyVolatility.K31);
    private static final DoubleVector K40 = all(NearMoneyVolatility.K40);
    private static final DoubleVector E0 = all(NearMoneyVolatility.E0);
    private static final DoubleVector E1 = all(NearMoneyVolatility.E1);
    private static final DoubleVector E2 = all(NearMoneyVolatility.E2);
    private static final DoubleVector E3 = all(NearMoneyVolatility.E3);
    private static final DoubleVector E4 = all(NearMoneyVolatility.E4);
    private static final DoubleVector E5 = all(NearMoneyVolatility.E5);
    private static final DoubleVector E6 = all(NearMoneyVolatility.E6);
    private static final DoubleVector E7 = all(NearMoneyVolatility.E7);
    private static final DoubleVector E8 = all(NearMoneyVolatility.E8);

    private static final DoubleVector R1 = all(NearMoneyBlack.R1);
    private static final DoubleVector R2 = all(NearMoneyBlack.R2);
    private static final DoubleVector R3 = all(NearMoneyBlack.R3);
    private static final DoubleVector R4 = all(NearMoneyBlack.R4);
    private static final DoubleVector R5 = all(NearMoneyBlack.R5);
    private static final DoubleVector R6 = all(NearMoneyBlack.R6);
    private static final DoubleVector R7 = all(NearMoneyBlack.R7);
    private static final DoubleVector R8 = all(NearMoneyBlack.R8);
    private static final DoubleVector R9 = all(NearMoneyBlack.R9);
    private static final DoubleVector R10 = all(NearMoneyBlack.R10);
    private static final DoubleVector R11 = all(NearMoneyBlack.R11);
    private static final DoubleVector R12 = all(NearMoneyBlack.R12);
    private static final DoubleVector G1 = all(NearMoneyBlack.G1);
    private static final DoubleVector G2 = all(NearMoneyBlack.G2);
    private static final DoubleVector G3 = all(NearMoneyBlack.G3);
    private static final DoubleVector G4 = all(NearMoneyBlack.G4);
    private static final DoubleVector G5 = all(NearMoneyBlack.G5);
    private static final DoubleVector G6 = all(NearMoneyBlack.G6);
    private static final DoubleVector G7 = all(NearMoneyBlack.G7);
    private static final DoubleVector G8 = all(NearMoneyBlack.G8);
    private static final DoubleVector G9 = all(NearMoneyBlack.G9);
    private static final DoubleVector G10 = all(NearMoneyBlack.G10);

    private static final DoubleVector P1 = all(MillsDeficit.P1);
    private static final DoubleVector P2 = all(MillsDeficit.P2);
    private static final DoubleVector P3 = all(MillsDeficit.P3);
    private static final DoubleVector P4 = all(MillsDeficit.P4);
    private static final DoubleVector P5 = all(MillsDeficit.P5);
    private static final DoubleVector P6 = all(MillsDeficit.P6);
    private static final DoubleVector P7 = all(MillsDeficit.P7);
    private static final DoubleVector P8 = all(MillsDeficit.P8);
    private static final DoubleVector P9 = all(MillsDeficit.P9);
    private static final DoubleVector P10 = all(MillsDeficit.P10);
    private static final DoubleVector Q1 = all(MillsDeficit.Q1);
    private static final DoubleVector Q2 = all(MillsDeficit.Q2);
    private static final DoubleVector Q3 = all(MillsDeficit.Q3);
    private static final DoubleVector Q4 = all(MillsDeficit.Q4);
    private static final DoubleVector Q5 = all(MillsDeficit.Q5);
    private static final DoubleVector Q6 = all(MillsDeficit.Q6);
    private static final DoubleVector Q7 = all(MillsDeficit.Q7);
    private static final DoubleVector Q8 = all(MillsDeficit.Q8);
    private static final DoubleVector Q9 = all(MillsDeficit.Q9);
    private static final DoubleVector Q10 = all(MillsDeficit.Q10);
    private static final DoubleVector Q11 = all(MillsDeficit.Q11);
    private static final DoubleVector Q12 = all(MillsDeficit.Q12);

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void run(ImpliedWork work, int from, int rows) {
        normalise(work, from, rows);
        logMoneyness(work, from, rows);
        odds(work, rows);
        bachelier(work, rows);
        guess(work, rows);
        deficit(work, rows);
        factor(work, rows);
        residual(work, rows);
        step(work, from, rows);
    }

    private static void normalise(ImpliedWork work, int from, int rows) {
        boolean[] calls = work.in.call();
        double[] prices = work.in.price();
        double[] forwards = work.in.forward();
        double[] strikes = work.in.strike();
        double[] discounts = work.in.discount();
        double[] expiries = work.in.years();
        double[] normalised = work.normalised;
        for (int i = 0; i < rows; i += WIDTH) {
            int row = from + i;
            DoubleVector forward = load(forwards, row);
            DoubleVector strike = load(strikes, row);
            DoubleVector discount = load(discounts, row);
            VectorMask<Double> call = VectorMask.fromArray(LANES, calls, row);
            DoubleVector distance = forward.sub(strike);
            DoubleVector signed = distance.neg().blend(distance, call);
            DoubleVector intrinsic = signed.blend(ZERO, signed.compare(LT, ZERO));
            DoubleVector premium = load(prices, row).div(discount).sub(intrinsic);
            VectorMask<Double> regular = within(forward)
                    .and(within(strike))
                    .and(within(discount))
                    .and(within(load(expiries, row)))
                    .and(premium.compare(GT, ZERO))
                    .and(premium.compare(LT, forward))
                    .and(premium.compare(LT, strike));
            DoubleVector b = premium.div(forward.mul(strike).sqrt());
            NAN.blend(b, regular.and(b.compare(GE, LEAST_PRICE))).intoArray(normalised, i);
        }
    }

    private static VectorMask<Double> within(DoubleVector value) {
        return value.compare(GE, LEAST).and(value.compare(LE, MOST));
    }

    private static void logMoneyness(ImpliedWork work, int from, int rows) {
        double[] forwards = work.in.forward();
        double[] strikes = work.in.strike();
        double[] moneyness = work.moneyness;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector x = logOfQuotient(load(forwards, from + i), load(strikes, from + i)).abs().neg();
            NAN.blend(x, x.compare(GE, MINUS_LIMIT)).intoArray(moneyness, i);
        }
    }

    private static void odds(ImpliedWork work, int rows) {
        double[] moneyness = work.moneyness;
        double[] normalised = work.normalised;
        double[] sinhRatios = work.sinhRatio;
        double[] straddle = work.straddle;
        double[] odds = work.odds;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector x = load(moneyness, i);
            DoubleVector b = load(normalised, i);
            DoubleVector sinhRatio = sinhRatio(x.mul(x).mul(QUARTER));
            DoubleVector m = x.neg().mul(sinhRatio);
            sinhRatio.intoArray(sinhRatios, i);
            TWO.fma(b, m).intoArray(straddle, i);
            logOfQuotient(m.add(b), b).intoArray(odds, i);
        }
    }

    private static void bachelier(ImpliedWork work, int rows) {
        double[] sinhRatios = work.sinhRatio;
        double[] straddle = work.straddle;
        double[] odds = work.odds;
        double[] bachelier = work.bachelier;
        double[] ratio = work.blackOverBachelier;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector sinhRatio = load(sinhRatios, i);
            DoubleVector logOdds = load(odds, i);
            DoubleVector top = ratioTop(logOdds);
            DoubleVector bottom = ratioBottom(logOdds);
            DoubleVector inverse = ONE.div(bottom.mul(sinhRatio));
            load(straddle, i).mul(top.mul(sinhRatio).mul(inverse)).intoArray(bachelier, i);
            bottom.mul(inverse).intoArray(ratio, i);
        }
    }

    private static void guess(ImpliedWork work, int rows) {
        double[] moneyness = work.moneyness;
        double[] bacheliers = work.bachelier;
        double[] ratio = work.blackOverBachelier;
        double[] total = work.total;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector x = load(moneyness, i);
            DoubleVector bachelier = load(bacheliers, i);
            DoubleVector w = bachelier.mul(bachelier);
            DoubleVector guess = bachelier.mul(correction(x.mul(x), w).mul(load(ratio, i)));
            VectorMask<Double> regular = w.compare(LE, MOST_VARIANCE).and(guess.compare(LE, LIMIT));
            NAN.blend(guess, regular).intoArray(total, i);
        }
    }

    private static DoubleVector sinhRatio(DoubleVector y2) {
        DoubleVector r = y2.fma(R5, R4);
        r = y2.fma(r, R3);
        r = y2.fma(r, R2);
        r = y2.fma(r, R1);
        return y2.fma(r, ONE);
    }

    private static DoubleVector ratioTop(DoubleVector odds) {
        DoubleVector p = odds.fma(VP7, VP6);
        p = odds.fma(p, VP5);
        p = odds.fma(p, VP4);
        p = odds.fma(p, VP3);
        p = odds.fma(p, VP2);
        p = odds.fma(p, VP1);
        p = odds.fma(p, VP0);
        return p;
    }

    private static DoubleVector ratioBottom(DoubleVector odds) {
        DoubleVector q = odds.fma(VQ7, VQ6);
        q = odds.fma(q, VQ5);
        q = odds.fma(q, VQ4);
        q = odds.fma(q, VQ3);
        q = odds.fma(q, VQ2);
        q = odds.fma(q, VQ1);
        return odds.fma(q, ONE);
    }

    private static DoubleVector correction(DoubleVector x2, DoubleVector w) {
        DoubleVector k0 = x2.fma(K04, K03);
        k0 = x2.fma(k0, K02);
        k0 = x2.fma(k0, K01);
        k0 = x2.fma(k0, K00);
        DoubleVector k1 = x2.fma(K13, K12);
        k1 = x2.fma(k1, K11);
        k1 = x2.fma(k1, K10);
        DoubleVector k2 = x2.fma(K22, K21);
        k2 = x2.fma(k2, K20);
        DoubleVector k3 = x2.fma(K31, K30);
        DoubleVector k = w.fma(K40, k3);
        k = w.fma(k, k2);
        k = w.fma(k, k1);
        return w.fma(k, k0);
    }

    private static void deficit(ImpliedWork work, int rows) {
        double[] moneyness = work.moneyness;
        double[] total = work.total;
        double[] deviations = work.deviations;
        double[] deficit = work.deficit;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector h = load(moneyness, i).neg().div(load(total, i));
            h.intoArray(deviations, i);
            rationalDeficit(h).intoArray(deficit, i);
        }
    }

    private static DoubleVector rationalDeficit(DoubleVector a) {
        DoubleVector p = a.fma(P10, P9);
        p = a.fma(p, P8);
        p = a.fma(p, P7);
        p = a.fma(p, P6);
        p = a.fma(p, P5);
        p = a.fma(p, P4);
        p = a.fma(p, P3);
        p = a.fma(p, P2);
        p = a.fma(p, P1);
        p = a.fma(p, ONE);
        DoubleVector q = a.fma(Q12, Q11);
        q = a.fma(q, Q10);
        q = a.fma(q, Q9);
        q = a.fma(q, Q8);
        q = a.fma(q, Q7);
        q = a.fma(q, Q6);
        q = a.fma(q, Q5);
        q = a.fma(q, Q4);
        q = a.fma(q, Q3);
        q = a.fma(q, Q2);
        q = a.fma(q, Q1);
        return p.div(a.fma(q, ONE));
    }

    private static void factor(ImpliedWork work, int rows) {
        double[] moneyness = work.moneyness;
        double[] total = work.total;
        double[] deficit = work.deficit;
        double[] factor = work.factor;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector x = load(moneyness, i);
            DoubleVector s = load(total, i);
            DoubleVector y2 = x.mul(x).mul(QUARTER);
            DoubleVector t2 = s.mul(s).mul(QUARTER);
            factor(y2, t2, load(deficit, i)).intoArray(factor, i);
        }
    }

    private static DoubleVector factor(DoubleVector y2, DoubleVector t2, DoubleVector deficit) {
        DoubleVector s11 = y2.fma(R12, R11);
        DoubleVector s10 = y2.fma(s11, R10);
        DoubleVector s9 = y2.fma(s10, R9);
        DoubleVector s8 = y2.fma(s9, R8);
        DoubleVector s7 = y2.fma(s8, R7);
        DoubleVector s6 = y2.fma(s7, R6);
        DoubleVector s5 = y2.fma(s6, R5);
        DoubleVector s4 = y2.fma(s5, R4);
        DoubleVector s3 = y2.fma(s4, R3);
        DoubleVector s2 = y2.fma(s3, R2);
        DoubleVector s1 = y2.fma(s2, R1);
        DoubleVector s0 = y2.fma(s1, ONE);
        DoubleVector g = t2.fma(G10.mul(s10), G9.mul(s9));
        g = t2.fma(g, G8.mul(s8));
        g = t2.fma(g, G7.mul(s7));
        g = t2.fma(g, G6.mul(s6));
        g = t2.fma(g, G5.mul(s5));
        g = t2.fma(g, G4.mul(s4));
        g = t2.fma(g, G3.mul(s3));
        g = t2.fma(g, G2.mul(s2));
        g = t2.fma(g, G1.mul(s1));
        return s0.fma(deficit, t2.mul(g));
    }

    private static void residual(ImpliedWork work, int rows) {
        double[] deviations = work.deviations;
        double[] normalised = work.normalised;
        double[] total = work.total;
        double[] factor = work.factor;
        double[] residual = work.residual;
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector h = load(deviations, i);
            DoubleVector near = DENSITY_AT_ZERO.mul(load(total, i)).mul(load(factor, i));
            MINUS_HALF.fma(h.mul(h), logOfQuotient(near, load(normalised, i))).intoArray(residual, i);
        }
    }

    private static void step(ImpliedWork work, int from, int rows) {
        double[] expiries = work.in.years();
        double[] deviations = work.deviations;
        double[] total = work.total;
        double[] factor = work.factor;
        double[] residual = work.residual;
        double[] volatility = work.volatility;
        DoubleVector bad = DoubleVector.zero(LANES);
        for (int i = 0; i < rows; i += WIDTH) {
            DoubleVector s = load(total, i);
            DoubleVector h = load(deviations, i);
            DoubleVector t2 = s.mul(s).mul(QUARTER);
            DoubleVector step = relativeStep(h.mul(h), t2, load(factor, i), load(residual, i));
            DoubleVector value = s.fma(step, s).div(load(expiries, from + i).sqrt());
            value.intoArray(volatility, from + i);
            bad = value.fma(ZERO, bad);
        }
        work.irregular = bad.test(IS_NAN).anyTrue();
    }

    private static DoubleVector relativeStep(
            DoubleVector h2, DoubleVector t2, DoubleVector f, DoubleVector residual) {
        DoubleVector g = f.mul(expHalf(t2));
        DoubleVector second = h2.sub(t2);
        DoubleVector third = second.fma(second, h2.fma(MINUS_THREE, t2.neg()));
        DoubleVector a = MINUS_HALF.mul(residual).mul(second.fma(g, MINUS_ONE));
        DoubleVector inner = third.fma(g, MINUS_THREE.mul(second));
        DoubleVector c = residual.mul(residual).mul(SIXTH).mul(g.fma(inner, TWO));
        DoubleVector d = TWO.fma(a, c);
        DoubleVector minus = d.neg();
        DoubleVector inverse = minus.fma(minus.fma(ONE.sub(d), ONE), ONE);
        return residual.neg().mul(g).mul(ONE.add(a)).mul(inverse);
    }

    private static DoubleVector expHalf(DoubleVector z) {
        DoubleVector e = z.fma(E8, E7);
        e = z.fma(e, E6);
        e = z.fma(e, E5);
        e = z.fma(e, E4);
        e = z.fma(e, E3);
        e = z.fma(e, E2);
        e = z.fma(e, E1);
        e = z.fma(e, E0);
        return e;
    }
}
