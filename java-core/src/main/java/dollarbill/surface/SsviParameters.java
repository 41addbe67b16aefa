package dollarbill.surface;

/**
 * An SSVI surface: total variance {@code w(k, theta) = theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2))} of
 * log-moneyness {@code k} and at-the-money total variance {@code theta}, with {@code phi = eta / (theta^gamma (1 + theta)^(1 - gamma))}.
 *
 * <p>With {@code 0 < gamma <= 1/2} and {@code eta (1 + |rho|) <= 2} it allows neither butterfly arbitrage nor, where {@code theta}
 * does not fall with time, calendar arbitrage.
 *
 * <p>Source: J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), theorems 4.1 and 4.2, equation 4.5.
 *
 * @param rho  tilt, strictly between -1 and 1
 * @param eta  level of {@code phi}, positive
 * @param gamma  how {@code phi} falls with {@code theta}, above 0, at most 1/2
 */
public record SsviParameters(double rho, double eta, double gamma) {
    /** The most that {@code eta (1 + |rho|)} may be. */
    public static final double MOST_ETA = 2.0;

    /** The most that {@code gamma} may be. */
    public static final double MOST_GAMMA = 0.5;

    public SsviParameters {
        if (!(Math.abs(rho) < 1.0) || !(eta > 0.0) || !(gamma > 0.0 && gamma <= MOST_GAMMA)
                || !(eta * (1.0 + Math.abs(rho)) <= MOST_ETA * (1.0 + 1e-12))) {
            throw new IllegalArgumentException(
                    "SSVI needs |rho| < 1, 0 < gamma <= 1/2, eta > 0 and eta (1 + |rho|) <= 2, got rho " + rho
                            + ", eta "
                            + eta + ", gamma " + gamma);
        }
    }

    /** Returns {@code phi(theta)} for a positive {@code theta}. */
    public double phi(double theta) {
        return eta / (Math.pow(theta, gamma) * Math.pow(1.0 + theta, 1.0 - gamma));
    }

    /**
     * Returns the smile of an at-the-money total variance as raw SVI.
     *
     * @param theta  positive
     */
    public SviParameters slice(double theta) {
        return slice(theta, rho, phi(theta));
    }

    /** Returns {@code theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2))} as raw SVI. */
    static SviParameters slice(double theta, double rho, double phi) {
        double complement = 1.0 - rho * rho;
        return new SviParameters(
                0.5 * theta * complement,
                0.5 * theta * phi,
                rho,
                -rho / phi,
                Math.sqrt(complement) / phi);
    }
}
