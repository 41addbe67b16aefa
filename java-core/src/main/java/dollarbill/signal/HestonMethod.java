package dollarbill.signal;

import dollarbill.pricing.heston.HestonCos;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonFft;
import dollarbill.pricing.heston.HestonLewis;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.pricing.heston.HestonQuadrature;

/** How a value by Heston's model is computed. */
public enum HestonMethod {
    /** Lewis's integral by the trapezoidal rule. */
    LEWIS,
    /** The COS series. */
    COS,
    /** Lewis's integral by adaptive quadrature. */
    QUADRATURE,
    /** The fast Fourier transform. */
    FFT;

    /**
     * Returns the prices of an expiry by Lewis's integral, and where that refuses by the first method that takes it.
     *
     * @throws HestonException  if no method takes parameters and expiry
     */
    static HestonPrices prices(HestonParameters parameters, double years) {
        try {
            return HestonLewis.of(parameters, years);
        } catch (HestonException tooConcentrated) {
            return HestonPrices.of(parameters, years);
        }
    }

    /** Returns the method behind prices. */
    static HestonMethod of(HestonPrices prices) {
        return switch (prices) {
            case HestonLewis lewis -> LEWIS;
            case HestonCos cos -> COS;
            case HestonQuadrature quadrature -> QUADRATURE;
            case HestonFft fft -> FFT;
        };
    }
}
