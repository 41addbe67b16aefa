package dollarbill.surface.heston;

import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import dollarbill.pricing.heston.calibration.CalibrationResult.Calibrated;
import dollarbill.pricing.heston.calibration.ExpirySmile;
import dollarbill.pricing.heston.calibration.HestonCalibrator;
import dollarbill.pricing.heston.calibration.HestonParameter;
import dollarbill.pricing.heston.calibration.StartOutcome;
import dollarbill.pricing.heston.calibration.VolQuote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits again with less trust in quotes far from the fit before, so that mispriced quotes do not pull the model towards them.
 *
 * <p>Iteratively reweighted least squares with Cauchy's weights 1 / (1 + (r / cs)²): r is the miss in tolerances, s the larger
 * of a tenth and 1.4826 times the median of |r|, and c = 2.385 keeps 95 % of the efficiency under normal noise. A weight w is
 * applied as a tolerance of tol / √w. Source: P. W. Holland, R. E. Welsch, Robust regression using iteratively reweighted
 * least-squares (1977), table 1.
 */
final class RobustRounds {
    private static final double CAUCHY = 2.385;
    private static final double NORMAL_MEDIAN = 1.4826;
    private static final double LEAST_SCALE = 0.1;
    private static final double SETTLED = 1e-4;

    private RobustRounds() {}

    /**
     * Returns the fit after rounds of reweighting, at most so many or until no parameter moves by 1e-4 of its size; its
     * misses are those of all quotes in the tolerances they came with.
     *
     * @param first  the plain fit
     * @param smiles  the volatilities it was fitted to, those that tell anything
     */
    static Calibrated of(Calibrated first, List<ExpirySmile> smiles, HestonFitSettings settings) {
        return measured(reweighted(first, smiles, settings), smiles);
    }

    private static Calibrated reweighted(
            Calibrated first, List<ExpirySmile> smiles, HestonFitSettings settings) {
        Calibrated fit = first;
        for (int round = 0; round < settings.robustRounds(); round++) {
            CalibrationResult next = HestonCalibrator.calibrate(
                    weighed(smiles, fit.parameters()), fit.parameters(), settings.calibration());
            if (!(next instanceof Calibrated better)) {
                return fit;
            }
            boolean settled = settled(fit.parameters(), better.parameters());
            fit = joined(fit, better);
            if (settled) {
                return fit;
            }
        }
        return fit;
    }

    private static List<ExpirySmile> weighed(List<ExpirySmile> smiles, HestonParameters model) {
        List<double[]> misses = smiles.stream().map(smile -> inTolerances(model, smile)).toList();
        double[] sizes = misses.stream().flatMapToDouble(Arrays::stream).map(Math::abs).sorted().toArray();
        double reach = CAUCHY * Math.max(LEAST_SCALE, NORMAL_MEDIAN * StrikeMiss.middle(sizes));
        List<ExpirySmile> weighed = new ArrayList<>(smiles.size());
        for (int i = 0; i < smiles.size(); i++) {
            ExpirySmile smile = smiles.get(i);
            List<VolQuote> quotes = new ArrayList<>(smile.quotes().size());
            for (int j = 0; j < smile.quotes().size(); j++) {
                VolQuote quote = smile.quotes().get(j);
                quotes.add(new VolQuote(quote.strike(), quote.volatility(),
                        quote.tolerance() * Math.hypot(1.0, misses.get(i)[j] / reach)));
            }
            weighed.add(new ExpirySmile(smile.years(), smile.forward(), quotes));
        }
        return weighed;
    }

    private static double[] inTolerances(HestonParameters model, ExpirySmile smile) {
        double[] misses = HestonCalibrator.misses(model, smile);
        for (int i = 0; i < misses.length; i++) {
            misses[i] /= smile.quotes().get(i).tolerance();
        }
        return misses;
    }

    private static boolean settled(HestonParameters one, HestonParameters other) {
        return Arrays.stream(HestonParameter.values())
                .allMatch(p -> Math.abs(p.of(one) - p.of(other)) <= SETTLED * Math.abs(p.of(one)));
    }

    private static Calibrated joined(Calibrated before, Calibrated last) {
        List<StartOutcome> starts = new ArrayList<>(before.starts());
        starts.addAll(last.starts());
        return new Calibrated(last.parameters(), last.accuracy(), last.rmseVolPoints(), last.weightedRms(),
                last.stop(), before.iterations() + last.iterations(), before.evaluations() + last.evaluations(),
                last.quotes(), starts);
    }

    private static Calibrated measured(Calibrated fit, List<ExpirySmile> smiles) {
        double squares = 0.0;
        double inTolerances = 0.0;
        int quotes = 0;
        for (ExpirySmile smile : smiles) {
            double[] misses = HestonCalibrator.misses(fit.parameters(), smile);
            for (int i = 0; i < misses.length; i++) {
                double miss = misses[i] / smile.quotes().get(i).tolerance();
                squares += misses[i] * misses[i];
                inTolerances += miss * miss;
            }
            quotes += misses.length;
        }
        return new Calibrated(fit.parameters(), fit.accuracy(), 100.0 * Math.sqrt(squares / quotes),
                Math.sqrt(inTolerances / quotes), fit.stop(), fit.iterations(), fit.evaluations(), quotes,
                fit.starts());
    }
}
