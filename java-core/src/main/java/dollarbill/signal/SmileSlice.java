package dollarbill.signal;

import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.List;

/**
 * The fair smile of one expiry, as numbers that a document can hold.
 *
 * <p>Total variance w(k) = a + b·(ρ·(k − m) + √((k − m)² + σ²)) of log-moneyness k = ln(K / F); volatility √(w / T). Source: J.
 * Gatheral and A. Jacquier, Arbitrage-free SVI volatility surfaces (2014), eq. 3.1.
 *
 * @param expiry  last trading day
 * @param years  time to expiry, positive
 * @param forward  forward price, positive
 * @param discount  value today of one dollar at expiry, positive
 * @param svi  parameters of the smile
 * @param minStrike  lowest strike the smile was fitted to
 * @param maxStrike  highest strike the smile was fitted to
 * @param cautions  what is not right with the fit
 */
public record SmileSlice(
        LocalDate expiry,
        double years,
        double forward,
        double discount,
        Svi svi,
        double minStrike,
        double maxStrike,
        List<Reason> cautions) {
    public SmileSlice {
        cautions = List.copyOf(cautions);
        require("years", years);
        require("forward", forward);
        require("discount", discount);
    }

    /**
     * Raw SVI parameters.
     *
     * @param a  level
     * @param b  slope of the wings
     * @param rho  tilt
     * @param m  shift
     * @param sigma  roundness
     */
    public record Svi(double a, double b, double rho, double m, double sigma) {
        /** Returns the total variance at a log-moneyness. */
        public double totalVariance(double k) {
            double x = k - m;
            return a + b * (rho * x + Math.sqrt(x * x + sigma * sigma));
        }
    }

    /** Returns ln(strike / forward). */
    public double logMoneyness(double strike) {
        return Math.log(strike / forward);
    }

    /** Returns the total variance at a strike. */
    public double totalVariance(double strike) {
        return svi.totalVariance(logMoneyness(strike));
    }

    /** Returns whether a strike lies in the fitted range. */
    public boolean covers(double strike) {
        return strike >= minStrike && strike <= maxStrike;
    }

    /** Returns the continuous interest rate a year behind the discount factor. */
    public double rate() {
        return -Math.log(discount) / years;
    }

    /** Returns the continuous yield a year that joins a spot to the forward. */
    public double dividendYield(double spot) {
        return rate() - Math.log(forward / spot) / years;
    }

    private static void require(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
