package dollarbill.risk.var;

import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Value at risk from exposures and the covariance of factor changes about zero, all days weighted alike.
 *
 * <p>Delta-normal: {@code VaR = z s} and {@code ES = s n(z)/(1 - level)} with {@code s² = g'Cg}, which is the mean square of the linear profits and
 * losses of n days, so that {@code n s²/sigma²} is chi-square with n degrees of freedom where they are normal. The interval of
 * Cornish-Fisher comes from covariances of days drawn anew.
 *
 * <p>Source: P. Jorion, "Value at Risk" (2007), sections 10.2 and 5.2.
 */
final class ParametricVar {
    private static final double TAIL = 0.025;

    private final Exposures exposures;
    private final FactorHistory history;

    ParametricVar(Exposures exposures, FactorHistory history) {
        this.exposures = exposures;
        this.history = history;
    }

    VarResult deltaNormal(double level) {
        double[] pnl = exposures.linear(history);
        int n = pnl.length;
        double squares = Arrays.stream(pnl).map(x -> x * x).sum();
        double deviation = Math.sqrt(squares / n);
        double z = NormalQuantile.of(level);
        double shortfall = NormalDistribution.density(z) / (1.0 - level);
        ChiSquaredDistribution law = ChiSquaredDistribution.of(n);
        double low = Math.sqrt(squares / law.inverseCumulativeProbability(1.0 - TAIL));
        double high = Math.sqrt(squares / law.inverseCumulativeProbability(TAIL));
        return new VarResult.Estimated(new VarEstimate(
                VarMethod.DELTA_NORMAL,
                level,
                z * deviation,
                new Interval(z * low, OptionalDouble.of(z * high), Interval.Basis.CHI_SQUARE),
                shortfall * deviation,
                new Interval(shortfall * low, OptionalDouble.of(shortfall * high), Interval.Basis.CHI_SQUARE),
                n));
    }

    VarResult cornishFisher(double level, int resamples, long seed) {
        int n = history.days();
        int[] every = new int[n];
        Arrays.setAll(every, day -> day);
        QuadraticLaw law = QuadraticLaw.of(exposures, Covariance.ofDays(history.changes(), every));
        Optional<TailMeasures> tail = CornishFisher.tail(law, level);
        if (tail.isEmpty()) {
            return new VarResult.Refused(VarMethod.CORNISH_FISHER, level, Reason.VAR_EXPANSION_INVALID, String.format(
                    Locale.ROOT, "skewness %.2f, excess kurtosis %.2f", law.skewness(), law.excessKurtosis()));
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] var = new double[resamples];
        double[] shortfall = new double[resamples];
        int drawn = 0;
        for (int b = 0; b < resamples; b++) {
            int[] days = new int[n];
            Arrays.setAll(days, i -> random.nextInt(n));
            Optional<TailMeasures> again = CornishFisher.tail(
                    QuadraticLaw.of(exposures, Covariance.ofDays(history.changes(), days)), level);
            if (again.isPresent()) {
                var[drawn] = again.get().valueAtRisk();
                shortfall[drawn] = again.get().expectedShortfall();
                drawn++;
            }
        }
        return new VarResult.Estimated(new VarEstimate(
                VarMethod.CORNISH_FISHER,
                level,
                tail.get().valueAtRisk(),
                Bootstrap.percentiles(Arrays.copyOf(var, drawn), tail.get().valueAtRisk()),
                tail.get().expectedShortfall(),
                Bootstrap.percentiles(Arrays.copyOf(shortfall, drawn), tail.get().expectedShortfall()),
                n));
    }
}
