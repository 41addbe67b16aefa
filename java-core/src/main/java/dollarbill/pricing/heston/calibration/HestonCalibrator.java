package dollarbill.pricing.heston.calibration;

import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits Heston's model to the implied volatilities of several expiries.
 *
 * <p>Minimises Σ((IV − σᵢ)/tolᵢ)² by Levenberg-Marquardt with the analytic gradient of Cui, del Baño Rollin and Germano
 * (2017), in coordinates that keep each parameter in its interval ({@link HestonParameter}). The first start is read off
 * the volatilities, or given; if it does not fit well, others far from it follow until two agree or all are tried.
 * Quotes that tell nothing are left out: tolerance above a hundred times the least of their expiry, or vega below 1e-8 of
 * the forward.
 */
public final class HestonCalibrator {
    private static final int N = CharacteristicGradient.PARAMETERS;
    private static final double AGREE = 1e-6;
    private static final double WEIGHTLESS = 100.0;
    private static final double LEAST_VEGA = 1e-8;

    private final VolResiduals residuals;
    private final CalibrationSettings settings;
    private final List<StartOutcome> outcomes = new ArrayList<>();
    private LevenbergMarquardt.Outcome best;
    private int iterations;
    private int evaluations;

    private HestonCalibrator(
            List<ExpirySmile> smiles,
            CalibrationSettings settings,
            HestonParameters first,
            StartOutcome.Origin origin) {
        this.settings = settings;
        this.residuals = new VolResiduals(smiles);
        this.best = run(first, origin);
    }

    /** Calibrates from starts of its own. */
    public static CalibrationResult calibrate(List<ExpirySmile> smiles, CalibrationSettings settings) {
        List<ExpirySmile> usable = usable(smiles);
        return refusal(usable, settings).orElseGet(() -> new HestonCalibrator(
                usable,
                settings,
                ChainStart.of(usable),
                StartOutcome.Origin.CHAIN).search());
    }

    /**
     * Calibrates from a given start, such as the fit of the day before; other starts are tried only if it does not
     * converge.
     */
    public static CalibrationResult calibrate(
            List<ExpirySmile> smiles, HestonParameters start, CalibrationSettings settings) {
        List<ExpirySmile> usable = usable(smiles);
        return refusal(usable, settings).orElseGet(() -> {
            HestonCalibrator calibrator = new HestonCalibrator(usable, settings, start, StartOutcome.Origin.GIVEN);
            if (calibrator.best.stop().converged()) {
                return calibrator.result();
            }
            calibrator.consider(ChainStart.of(usable), StartOutcome.Origin.CHAIN);
            return calibrator.search();
        });
    }

    /** Returns a model's less the quoted volatilities, of the quotes of {@link #telling}. */
    public static double[] misses(HestonParameters model, ExpirySmile smile) {
        List<ExpirySmile> usable = usable(List.of(smile));
        if (usable.isEmpty()) {
            return new double[0];
        }
        VolResiduals residuals = new VolResiduals(usable);
        double[] misses = new double[residuals.size()];
        residuals.evaluate(model, misses, new double[N * misses.length]);
        for (int i = 0; i < misses.length; i++) {
            misses[i] *= usable.getFirst().quotes().get(i).tolerance();
        }
        return misses;
    }

    private static List<ExpirySmile> usable(List<ExpirySmile> smiles) {
        return smiles.stream()
                .map(HestonCalibrator::telling)
                .filter(smile -> !smile.quotes().isEmpty())
                .toList();
    }

    /** Returns the smile with the quotes that tell anything, in their order. */
    public static ExpirySmile telling(ExpirySmile smile) {
        double least = smile.quotes().stream().mapToDouble(VolQuote::tolerance).min().orElse(0.0);
        return new ExpirySmile(
                smile.years(),
                smile.forward(),
                smile.quotes()
                        .stream()
                        .filter(quote -> quote.tolerance() <= WEIGHTLESS * least
                                && vegaShare(smile, quote) >= LEAST_VEGA)
                        .toList());
    }

    private static double vegaShare(ExpirySmile smile, VolQuote quote) {
        return ExpirySmile.vega(quote.volatility(), smile.years(), smile.forward(), quote.strike()) / smile.forward();
    }

    private static Optional<CalibrationResult> refusal(List<ExpirySmile> smiles, CalibrationSettings settings) {
        int quotes = smiles.stream().mapToInt(smile -> smile.quotes().size()).sum();
        long expiries = smiles.stream().mapToDouble(ExpirySmile::years).distinct().count();
        if (quotes < settings.minQuotes()) {
            return Optional.of(new CalibrationResult.Refused(
                    Reason.CALIBRATION_FEW_QUOTES,
                    quotes + " volatilities, " + settings.minQuotes() + " needed"));
        }
        if (expiries < 2) {
            return Optional.of(new CalibrationResult.Refused(
                    Reason.CALIBRATION_ONE_EXPIRY,
                    quotes + " volatilities of one expiry"));
        }
        return Optional.empty();
    }

    private CalibrationResult search() {
        for (HestonParameters start : SpreadStarts.around(outcomes.getFirst().start())) {
            if (best.stop().converged() && (goodEnough() || agreed())) {
                break;
            }
            consider(start, StartOutcome.Origin.SPREAD);
        }
        return result();
    }

    private boolean goodEnough() {
        return rmseVolPoints() <= settings.goodRmseVolPoints();
    }

    /** Returns whether two starts have reached the least sum of squares. */
    private boolean agreed() {
        double least = weightedRms(best);
        return outcomes.stream().filter(outcome -> outcome.weightedRms() <= least * (1.0 + AGREE)).count() >= 2;
    }

    private void consider(HestonParameters start, StartOutcome.Origin origin) {
        LevenbergMarquardt.Outcome outcome = run(start, origin);
        if (outcome.cost() < best.cost()) {
            best = outcome;
        }
    }

    private LevenbergMarquardt.Outcome run(HestonParameters start, StartOutcome.Origin origin) {
        LevenbergMarquardt.Outcome outcome = LevenbergMarquardt.minimise(
                this::evaluate,
                residuals.size(),
                HestonParameter.coordinates(start),
                settings.maxIterations(),
                settings.costTolerance());
        iterations += outcome.iterations();
        evaluations += outcome.evaluations();
        outcomes.add(new StartOutcome(
                origin,
                start,
                HestonParameter.model(outcome.at()),
                weightedRms(outcome),
                outcome.iterations(),
                outcome.stop()));
        return outcome;
    }

    private void evaluate(double[] at, double[] values, double[] jacobian) {
        HestonParameters model = HestonParameter.model(at);
        residuals.evaluate(model, values, jacobian);
        HestonParameter[] parameters = HestonParameter.values();
        for (int p = 0; p < N; p++) {
            double slope = parameters[p].slope(parameters[p].of(model));
            for (int i = p; i < jacobian.length; i += N) {
                jacobian[i] *= slope;
            }
        }
    }

    private double weightedRms(LevenbergMarquardt.Outcome outcome) {
        return Math.sqrt(2.0 * outcome.cost() / residuals.size());
    }

    private double rmseVolPoints() {
        return 100.0 * Math.sqrt(residuals.squaredVolMiss(best.residuals()) / residuals.size());
    }

    private CalibrationResult result() {
        HestonParameters model = HestonParameter.model(best.at());
        double[] values = new double[residuals.size()];
        double[] jacobian = new double[residuals.size() * N];
        residuals.evaluate(model, values, jacobian);
        return new CalibrationResult.Calibrated(
                model,
                ParameterAccuracy.of(model, jacobian, 2.0 * best.cost()),
                rmseVolPoints(),
                weightedRms(best),
                best.stop(),
                iterations,
                evaluations + 1,
                residuals.size(),
                outcomes);
    }
}
