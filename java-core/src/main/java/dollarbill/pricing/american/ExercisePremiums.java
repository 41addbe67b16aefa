package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import dollarbill.pricing.Arguments;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Values of many American options of one type, time to expiry, rate and dividend yield: the early-exercise premium over the strike depends
 * on moneyness and volatility alone and is interpolated between both.
 *
 * <p>Moneyness counts in standard deviations from the exercise boundary; cubics with the premium's own slopes join the nodes. Volatilities
 * stand at steps of {@value #STEP} of their logarithm and are joined by Catmull-Rom cubics, so that value and slopes are
 * continuous. A volatility is computed when it is first asked for: answers depend neither on what was asked before nor on threads.
 * Beyond the volatilities of the lattice each value is computed by itself. Calls are the puts of exchanged rates, see
 * {@code C(S, K, r, q) = P(K, S, q, r)}.
 *
 * <p>Error against {@link AmericanAccuracy#HIGH}: {@code ExercisePremiumsTest}; docs/pricing.md tells it.
 *
 * <p>Source of the cubics: E. Catmull, R. Rom, "A class of local interpolating splines", in Computer Aided Geometric Design (1974).
 */
public final class ExercisePremiums {
    /** Step of the logarithm of volatility. */
    static final double STEP = 0.1;

    private static final double LEAST_VOLATILITY = 0.002;
    private static final double MOST_VOLATILITY = 20.0;
    /** Standard deviations that the drift may pull at most; the nodes reach far enough for these. */
    private static final double MOST_PULL = 4.0;

    private final OptionType type;
    private final double years;
    private final double rootYears;
    private final double rate;
    private final double dividendYield;
    private final ExerciseRule rule;
    private final double least;
    private final int first;
    private final AtomicReferenceArray<PremiumColumn> columns;

    private ExercisePremiums(OptionType type, double years, double rate, double dividendYield) {
        this.type = type;
        this.years = years;
        this.rootYears = Math.sqrt(years);
        this.rate = rate;
        this.dividendYield = dividendYield;
        this.rule = type == OptionType.PUT
                ? ExerciseRule.ofPut(rate, dividendYield)
                : ExerciseRule.ofPut(dividendYield, rate);
        this.least = Math.max(LEAST_VOLATILITY, Math.abs(rate - dividendYield) * rootYears / MOST_PULL);
        this.first = (int) Math.floor(Math.log(least) / STEP) - 1;
        int last = (int) Math.ceil(Math.log(MOST_VOLATILITY) / STEP) + 2;
        this.columns = new AtomicReferenceArray<>(Math.max(last - first, 0) + 1);
    }

    /**
     * Prepares the values of options; nothing is computed yet.
     *
     * @param type  call or put
     * @param years  time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static ExercisePremiums of(OptionType type, double years, double rate, double dividendYield) {
        Arguments.positive("years", years);
        Arguments.option(1.0, 1.0, years, rate, dividendYield, 1.0);
        return new ExercisePremiums(type, years, rate, dividendYield);
    }

    /** Returns whether early exercise is never best, so that American options are worth the European ones. */
    public boolean never() {
        return rule == ExerciseRule.NEVER;
    }

    /**
     * Returns the value of an American option, never below the European nor the intrinsic value.
     *
     * @param european  Black-Scholes value of the same option
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param logMoneyness  {@code ln(spot / strike)}
     * @param volatility  per square root of a year, positive
     */
    public double value(double european, double spot, double strike, double logMoneyness, double volatility) {
        if (rule == ExerciseRule.NEVER) {
            return european;
        }
        if (!(volatility >= least && volatility < MOST_VOLATILITY)) {
            return AmericanOptions.price(
                    type, spot, strike, years, rate, dividendYield, volatility, AmericanAccuracy.STANDARD);
        }
        boolean put = type == OptionType.PUT;
        double premium = premium(put ? logMoneyness : -logMoneyness, volatility);
        double held = european + (put ? strike : spot) * Math.max(premium, 0.0);
        return Math.max(held, put ? strike - spot : spot - strike);
    }

    /** Returns the premium of a put of unit strike; zero below the boundary, where exercise is best. */
    private double premium(double logMoneyness, double volatility) {
        double place = Math.log(volatility) / STEP - first;
        int cell = (int) place;
        double t = place - cell;
        double w0 = ((1.0 - 0.5 * t) * t - 0.5) * t;
        double w1 = (1.5 * t - 2.5) * t * t + 1.0;
        double w2 = ((2.0 - 1.5 * t) * t + 0.5) * t;
        double w3 = 0.5 * (t - 1.0) * t * t;
        PremiumColumn c0 = column(cell - 1);
        PremiumColumn c1 = column(cell);
        PremiumColumn c2 = column(cell + 1);
        PremiumColumn c3 = column(cell + 2);
        double origin = w0 * c0.origin + w1 * c1.origin + w2 * c2.origin + w3 * c3.origin;
        double above = logMoneyness / (volatility * rootYears) - origin;
        if (!(above > 0.0 && above < PremiumColumn.REACH)) {
            return 0.0;
        }
        double node = PremiumColumn.CELLS * Math.sqrt(above / PremiumColumn.REACH);
        int i = Math.min((int) node, PremiumColumn.CELLS - 1);
        double s = node - i;
        double right = s * s * (3.0 - 2.0 * s);
        double left = 1.0 - right;
        double slopeLeft = s * (1.0 - s) * (1.0 - s);
        double slopeRight = s * s * (s - 1.0);
        return w0 * c0.between(i, left, slopeLeft, right, slopeRight)
                + w1 * c1.between(i, left, slopeLeft, right, slopeRight)
                + w2 * c2.between(i, left, slopeLeft, right, slopeRight)
                + w3 * c3.between(i, left, slopeLeft, right, slopeRight);
    }

    private PremiumColumn column(int index) {
        PremiumColumn known = columns.get(index);
        return known == null ? computed(index) : known;
    }

    private PremiumColumn computed(int index) {
        double volatility = Math.exp((index + first) * STEP);
        PremiumColumn column = type == OptionType.PUT
                ? PremiumColumn.of(years, rate, dividendYield, volatility)
                : PremiumColumn.of(years, dividendYield, rate, volatility);
        columns.set(index, column);
        return column;
    }
}
