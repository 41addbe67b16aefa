package dollarbill.surface.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonQuadrature;
import dollarbill.pricing.heston.calibration.CalibrationResult.Calibrated;
import dollarbill.pricing.heston.calibration.CalibrationSettings;
import dollarbill.pricing.heston.calibration.ExpirySmile;
import dollarbill.pricing.heston.calibration.HestonCalibrator;
import dollarbill.pricing.heston.calibration.HestonParameter;
import dollarbill.pricing.heston.calibration.VolQuote;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Volatilities of a known model, one in eight of them off by three vol points. */
class RobustRoundsTest {
    private static final HestonParameters TRUE = new HestonParameters(0.05, 4.0, 0.06, 0.45, -0.6);
    private static final HestonFitSettings ROBUST = HestonFitSettings.DEFAULT;
    private static final HestonFitSettings PLAIN = new HestonFitSettings(ROBUST.leastYears(), ROBUST.quotesPerExpiry(),
            ROBUST.volTolerance(), 0, ROBUST.calibration());

    private static List<ExpirySmile> smiles(double share) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        double[] strikes = new double[13];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 82.0 + 3.0 * i;
        }
        List<ExpirySmile> smiles = new ArrayList<>();
        for (double years : new double[] {0.04, 0.1, 0.2, 0.4, 0.7}) {
            double[] prices = HestonQuadrature.of(TRUE, years).calls(100.0, strikes);
            ExpirySmile exact = ExpirySmile.ofPrices(OptionType.CALL, years, 100.0, strikes, prices, 0.0025, 0.02);
            smiles.add(new ExpirySmile(years, 100.0, exact.quotes()
                    .stream()
                    .map(quote -> new VolQuote(quote.strike(),
                            quote.volatility()
                                    + (random.nextDouble() < share ? 0.03 : 0.0005 * (random.nextDouble() - 0.5)),
                            quote.tolerance()))
                    .toList()));
        }
        return smiles.stream().map(HestonCalibrator::telling).toList();
    }

    private static Calibrated fit(List<ExpirySmile> smiles, HestonFitSettings settings) {
        Calibrated first = (Calibrated) HestonCalibrator.calibrate(smiles, CalibrationSettings.DEFAULT);
        return RobustRounds.of(first, smiles, settings);
    }

    private static double worstVolMiss(HestonParameters model) {
        double worst = 0.0;
        for (ExpirySmile smile : smiles(0.0)) {
            for (double miss : HestonCalibrator.misses(model, smile)) {
                worst = Math.max(worst, Math.abs(miss));
            }
        }
        return worst;
    }

    @Test
    void mispricedQuotesHardlyMoveTheModel() {
        List<ExpirySmile> smiles = smiles(0.125);
        Calibrated plain = fit(smiles, PLAIN);
        Calibrated robust = fit(smiles, ROBUST);
        assertThat(worstVolMiss(plain.parameters())).isGreaterThan(0.005);
        assertThat(worstVolMiss(robust.parameters())).isLessThan(0.002);
        assertThat(robust.parameters().correlation()).isCloseTo(TRUE.correlation(), within(0.03));
        assertThat(robust.parameters().longRunVariance()).isCloseTo(TRUE.longRunVariance(), within(0.002));
        assertThat(robust.stop().converged()).isTrue();
        assertThat(robust.starts()).hasSizeGreaterThan(plain.starts().size());
        assertThat(robust.evaluations()).isGreaterThan(plain.evaluations());
    }

    @Test
    void cleanQuotesGiveThePlainFit() {
        List<ExpirySmile> smiles = smiles(0.0);
        HestonParameters plain = fit(smiles, PLAIN).parameters();
        HestonParameters robust = fit(smiles, ROBUST).parameters();
        for (HestonParameter parameter : HestonParameter.values()) {
            assertThat(parameter.of(robust)).isCloseTo(parameter.of(plain),
                    within(0.02 * Math.abs(parameter.of(plain))));
        }
    }

    /** A quote so far off that its weight leaves it out of the last fit is a miss all the same. */
    @Test
    void missesAreThoseOfAllQuotesInTheirOwnTolerances() {
        List<ExpirySmile> smiles = new ArrayList<>(smiles(0.0));
        smiles.set(2, withWildQuote(smiles.get(2)));
        Calibrated robust = fit(smiles, ROBUST);
        double squares = 0.0;
        double inTolerances = 0.0;
        int quotes = 0;
        for (ExpirySmile smile : smiles) {
            for (VolQuote quote : smile.quotes()) {
                double miss = volatility(robust.parameters(), smile.years(), quote.strike()) - quote.volatility();
                squares += miss * miss;
                inTolerances += miss * miss / (quote.tolerance() * quote.tolerance());
                quotes++;
            }
        }
        assertThat(robust.quotes()).isEqualTo(quotes);
        assertThat(robust.rmseVolPoints()).isGreaterThan(5.0)
                .isCloseTo(100.0 * Math.sqrt(squares / quotes), within(1e-5));
        assertThat(robust.weightedRms()).isCloseTo(Math.sqrt(inTolerances / quotes), within(1e-4));
    }

    private static ExpirySmile withWildQuote(ExpirySmile smile) {
        List<VolQuote> quotes = new ArrayList<>(smile.quotes());
        VolQuote middle = quotes.get(6);
        quotes.set(6, new VolQuote(middle.strike(), middle.volatility() + 0.6, middle.tolerance()));
        return new ExpirySmile(smile.years(), smile.forward(), quotes);
    }

    private static double volatility(HestonParameters model, double years, double strike) {
        double call = HestonQuadrature.of(model, years).calls(100.0, strike)[0];
        return ((IvResult.Found) ImpliedVolatility.solve(OptionType.CALL, call, 100.0, strike, 1.0, years))
                .volatility();
    }

    @Test
    void isDeterministic() {
        assertThat(fit(smiles(0.125), ROBUST).parameters()).isEqualTo(fit(smiles(0.125), ROBUST).parameters());
    }
}
