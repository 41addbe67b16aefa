package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CumulantFunctionTest {
    /** Riccati's equation D' = ½σ²D² − ξD − ½q and A' = D, in real and imaginary parts. */
    private static final class Riccati implements FirstOrderDifferentialEquations {
        private final HestonParameters p;
        private final Complex s;

        Riccati(HestonParameters p, Complex s) {
            this.p = p;
            this.s = s;
        }

        @Override
        public int getDimension() {
            return 4;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] derivative) {
            Complex d = new Complex(y[0], y[1]);
            Complex q = s.times(Complex.ONE.minus(s));
            Complex xi = new Complex(p.meanReversion(), 0.0).minus(s.times(p.correlation() * p.volOfVol()));
            Complex slope = d.times(d)
                    .times(0.5 * p.volOfVol() * p.volOfVol())
                    .minus(xi.times(d))
                    .minus(q.times(0.5));
            derivative[0] = slope.re();
            derivative[1] = slope.im();
            derivative[2] = d.re();
            derivative[3] = d.im();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.04, 1.5, 0.04, 0.3, -0.7, 1, 0, 3",
        "0.04, 1.5, 0.04, 0.3, -0.7, 1, 0.5, 20",
        "0.04, 4.0, 0.25, 1.0, -0.5, 10, 0, 2",
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 0.0192, 0.5, 200",
        "0.04, 0.5, 0.04, 1.0, -0.9, 30, 0.5, 1.5",
        "0.04, 0.5, 0.04, 1.0, 0.9, 30, 0, 1.5",
        "0.04, 1.0, 0.04, 1e-3, 0.5, 5, 0.5, 8",
        "0.04, 1.0, 0.04, 1e-7, 0.5, 5, 0, 8",
        "0.04, 1.0, 0.04, 0, 0, 5, 0, 8",
        "0.04, 1e-7, 0.04, 1e-7, -0.5, 1, 0.5, 10",
        "0.04, 1e-5, 0.04, 0.1, -0.5, 1, 0, 0.1",
        "0.01, 2.0, 0.02, 0.2, -0.95, 0.00274, 0, 900",
    })
    void solvesRiccatisEquation(
            double v0,
            double kappa,
            double theta,
            double sigma,
            double rho,
            double years,
            double re,
            double im) {
        HestonParameters p = new HestonParameters(v0, kappa, theta, sigma, rho);
        double[] y = new double[4];
        new DormandPrince853Integrator(1e-12, years, 1e-13, 1e-13)
                .integrate(new Riccati(p, new Complex(re, im)), 0.0, y, years, y);
        CumulantFunction cumulant = new CumulantFunction(p, years);
        cumulant.evaluate(re, im);
        double scale = 1.0 + Math.hypot(y[0], y[1]);
        assertThat(cumulant.slopeReal()).as("Re D").isCloseTo(y[0], within(1e-10 * scale));
        assertThat(cumulant.slopeImaginary()).as("Im D").isCloseTo(y[1], within(1e-10 * scale));
        double area = 1.0 + Math.hypot(y[2], y[3]);
        assertThat(cumulant.integralReal()).as("Re A").isCloseTo(y[2], within(1e-10 * area));
        assertThat(cumulant.integralImaginary()).as("Im A").isCloseTo(y[3], within(1e-10 * area));
    }

    @Test
    void phaseIsContinuousWhereTheFirstFormJumps() {
        HestonParameters p = new HestonParameters(0.16, 1.0, 0.16, 2.0, -0.8);
        CumulantFunction cumulant = new CumulantFunction(p, 10.0);
        cumulant.evaluate(0.0, 0.0);
        double last = cumulant.imaginary();
        for (int i = 1; i <= 4_000; i++) {
            cumulant.evaluate(0.0, 0.025 * i);
            assertThat(cumulant.imaginary()).as("u = %s", 0.025 * i).isCloseTo(last, within(0.1));
            last = cumulant.imaginary();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void probabilityAndForwardAreKept(double s) {
        CumulantFunction cumulant = new CumulantFunction(new HestonParameters(0.04, 0.5, 0.04, 1.0, -0.9), 30.0);
        cumulant.evaluate(s, 0.0);
        assertThat(cumulant.real()).isCloseTo(0.0, within(1e-14));
        assertThat(cumulant.imaginary()).isCloseTo(0.0, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"-0.5", "1.5", "-3", "4"})
    void momentsContinueTheFunction(double s) {
        CumulantFunction cumulant = new CumulantFunction(new HestonParameters(0.04, 2.0, 0.04, 0.3, -0.5), 1.0);
        double moment = cumulant.moment(s);
        cumulant.evaluate(s, 0.0);
        assertThat(moment).isCloseTo(cumulant.real(), within(1e-12));
    }

    @Test
    void momentsExplode() {
        CumulantFunction cumulant = new CumulantFunction(new HestonParameters(0.04, 0.5, 0.04, 1.0, 0.0), 10.0);
        assertThat(cumulant.moment(1.01)).isLessThan(Double.POSITIVE_INFINITY);
        assertThat(cumulant.moment(5.0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(cumulant.moment(-5.0)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
