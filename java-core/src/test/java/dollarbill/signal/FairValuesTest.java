package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.FeatureValue;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonLewis;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.signal.FairValueRules.Disagreement;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.Side;
import dollarbill.sizing.SizingLimits;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.StrikeMiss;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which model makes the fair value of a signal, and what the other one says of it. */
class FairValuesTest {
    private static final FeatureValue NO_BARS = new FeatureValue.Absent(Reason.BARS_MISSING);
    private static final SizingContext BOOK = SizingContext
            .empty(SizingLimits.defaults().withPortfolioValue(250_000.0));
    private static final SmileSlice SLICE = SmileMarket.SLICE;

    private static SignalFinder finder(Disagreement onDisagreement) {
        return new SignalFinder(CostModel.defaults(), new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100,
                new FairValueRules(0.5, onDisagreement), HoldingRule.defaults()));
    }

    /** Vol of vol so small that Heston's value is Black's at the root of the variance. */
    private static HestonParameters black(double vol) {
        return new HestonParameters(vol * vol, 1.0, vol * vol, 1e-3, 0.0);
    }

    private static double black(double vol, double strike) {
        return BlackScholes.price(OptionType.CALL, SLICE.forward(), strike, SLICE.discount(), vol, SLICE.years());
    }

    /** One call quoted so far from the smile's value. */
    private static OptionChain call(double shift) {
        double mid = SmileMarket.fair(OptionType.CALL, 100.0) + shift;
        return SmileMarket.chain(List.of(SmileMarket.quote(OptionType.CALL, 100.0, mid, 0.05, OptionalLong.of(50))));
    }

    private static Signal signal(HestonSlice heston, double shift, Disagreement onDisagreement) {
        return finder(onDisagreement).find(call(shift), SmileMarket.smilesWith(heston), NO_BARS).signals().getFirst();
    }

    private static Signal signal(HestonSlice heston) {
        return signal(heston, -0.3, Disagreement.REFUSE);
    }

    @Test
    void tradesHestonWhereItIsCloseToTheQuotes() {
        Signal signal = signal(SmileMarket.heston(black(0.25), 0.5, 0.5, 0.5));
        assertThat(signal.models().source()).isEqualTo(FairSource.HESTON);
        assertThat(signal.models().reason()).isEmpty();
        assertThat(signal.value().price()).isCloseTo(black(0.25, 100.0), within(1e-5));
        assertThat(signal.value().fairVol()).isCloseTo(0.25, within(1e-6));
        assertThat(signal.edge().perShare())
                .isCloseTo(signal.value().price() - signal.quote().ask() - CostModel.defaults().perShare(),
                        within(1e-12));
        SecondOpinion smile = signal.secondOpinion();
        assertThat(smile.model()).isEqualTo(FairSource.SMILE);
        assertThat(smile.value().orElseThrow()).isEqualTo(SmileMarket.fair(OptionType.CALL, 100.0));
        assertThat(smile.edgePerShare().orElseThrow()).isCloseTo(0.3 - 0.05 - CostModel.defaults().perShare(),
                within(1e-12));
        assertThat(smile.reason()).isEmpty();
        assertThat(signal.cautions()).doesNotContain(Reason.MODELS_DISAGREE, Reason.HESTON_POOR_FIT);
    }

    @Test
    void fairVolAndValueBelongTogether() {
        for (double strike = 95; strike <= 105; strike += 2.5) {
            double value = black(0.2, strike);
            Signal signal = finder(Disagreement.REFUSE).find(
                    SmileMarket.chain(List.of(SmileMarket.quote(OptionType.CALL, strike, value, 0.05,
                            OptionalLong.of(50)))),
                    SmileMarket.smilesWith(
                            SmileMarket.heston(new HestonParameters(0.08, 3.0, 0.07, 0.4, -0.6), 0.1, 0.1, 0.1)),
                    NO_BARS).signals().getFirst();
            assertThat(signal.models().source()).isEqualTo(FairSource.HESTON);
            assertThat(black(signal.value().fairVol(), strike)).isCloseTo(signal.value().price(), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.51, 0.1, 0.1", "0.1, 0.51, 0.1", "0.1, 0.1, 0.51", "0.1, 0.1, -0.51"})
    void tradesTheSmileWhereHestonMissesChainExpiryOrStrike(double chain, double expiry, double strikes) {
        Signal signal = signal(SmileMarket.heston(black(0.25), chain, expiry, strikes));
        assertThat(signal.models().source()).isEqualTo(FairSource.SMILE);
        assertThat(signal.models().reason()).contains(Reason.HESTON_POOR_FIT);
        assertThat(signal.models().detail()).contains("0.51").contains("allowed 0.50");
        assertThat(signal.value().price()).isEqualTo(SmileMarket.fair(OptionType.CALL, 100.0));
        assertThat(signal.cautions()).contains(Reason.HESTON_POOR_FIT).doesNotContain(Reason.MODELS_DISAGREE);
        assertThat(signal.secondOpinion().model()).isEqualTo(FairSource.HESTON);
        assertThat(signal.secondOpinion().value().orElseThrow()).isCloseTo(black(0.25, 100.0), within(1e-5));
        assertThat(signal.secondOpinion().reason()).contains(Reason.HESTON_POOR_FIT);
    }

    /** One mispriced quote lies off a model that its neighbours lie on; that is an edge, not a misfit. */
    @Test
    void aQuoteOfItsOwnIsNoMisfit() {
        HestonSlice.Fitted heston = new HestonSlice.Fitted(black(0.25), 0.1, 0.1, List.of(
                new StrikeMiss(95.0, -0.1), new StrikeMiss(100.0, 9.0), new StrikeMiss(105.0, 0.2)));
        assertThat(heston.missAround(100.0).orElseThrow()).isCloseTo(0.05, within(1e-15));
        assertThat(heston.missAround(95.0).orElseThrow()).isCloseTo(4.6, within(1e-12));
        assertThat(signal(heston).models().source()).isEqualTo(FairSource.HESTON);
        assertThat(new HestonSlice.Fitted(black(0.25), 0.1, 0.1, List.of(new StrikeMiss(100.0, 0.0))).missAround(100.0))
                .isEmpty();
    }

    @Test
    void saysWhyThereIsNoModel() {
        Signal none = signal(new HestonSlice.None(Reason.CALIBRATION_ONE_EXPIRY, "9 volatilities of one expiry"));
        assertThat(none.models().source()).isEqualTo(FairSource.SMILE);
        assertThat(none.models().heston()).isEmpty();
        assertThat(none.secondOpinion().value()).isEmpty();
        assertThat(none.cautions()).contains(Reason.CALIBRATION_ONE_EXPIRY);
        Signal alone = finder(Disagreement.REFUSE).find(call(-0.3), SmileMarket.smiles(), NO_BARS).signals().getFirst();
        assertThat(alone.models().reason()).contains(Reason.HESTON_ABSENT);
        Signal refused = signal(SmileMarket.heston(new HestonParameters(1e-13, 1.0, 1e-13, 0.3, 0.0), 0.1, 0.1, 0.1));
        assertThat(refused.models().reason()).contains(Reason.HESTON_UNRESOLVED);
        assertThat(HestonSlice.of(new HestonFit.Refused(Reason.CALIBRATION_FEW_QUOTES, "3 volatilities"),
                SmileMarket.EXPIRY)).isEqualTo(new HestonSlice.None(Reason.CALIBRATION_FEW_QUOTES, "3 volatilities"));
    }

    @Test
    void lewisIsAskedFirst() {
        assertThat(HestonMethod.of(HestonMethod.prices(black(0.25), SLICE.years()))).isEqualTo(HestonMethod.LEWIS);
        HestonParameters concentrated = new HestonParameters(1e-4, 0.05, 1e-4, 0.5, -0.5);
        assertThatThrownBy(() -> HestonLewis.of(concentrated, 1.0)).isInstanceOf(HestonException.class);
        assertThat(HestonMethod.of(HestonMethod.prices(concentrated, 1.0))).isEqualTo(HestonMethod.QUADRATURE);
    }

    @Test
    void aValueWithoutAVolatilityIsNotTraded() {
        HestonPrices prices = HestonMethod.prices(black(0.02), SLICE.years());
        assertThat(
                HestonValue.of(prices, OptionType.CALL, 120.0, SLICE.forward(), SLICE.discount(), SLICE.years()).vol())
                .isEmpty();
        assertThat(HestonValue.of(prices, OptionType.CALL, 100.0, SLICE.forward(), SLICE.discount(), SLICE.years())
                .vol()
                .orElseThrow()).isCloseTo(0.02, within(1e-6));
    }

    /** The smile sees the call as fairly quoted; Heston sees it under or over its value. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void anEdgeOfOneModelAloneGetsNoContracts(Side side) {
        HestonSlice heston = SmileMarket.heston(black(side == Side.BUY ? 0.30 : 0.08), 0.1, 0.1, 0.1);
        Signal refused = signal(heston, 0.0, Disagreement.REFUSE);
        assertThat(refused.side()).isEqualTo(side);
        assertThat(refused.edge().perShare()).isPositive();
        assertThat(refused.secondOpinion().edgePerShare().orElseThrow()).isNegative();
        assertThat(refused.cautions()).contains(Reason.MODELS_DISAGREE);
        SignalDocument document = document(refused);
        assertThat(document.sizing().contracts()).isZero();
        assertThat(document.sizing().reason()).isEqualTo(Reason.MODELS_DISAGREE);
        assertThat(SignalAudit.recompute(document)).allMatch(AuditStep::agrees);
        SignalDocument cautioned = document(signal(heston, 0.0, Disagreement.CAUTION));
        assertThat(cautioned.sizing().contracts()).isPositive();
        assertThat(cautioned.cautions()).extracting(SignalDocument.Caution::code).contains(Reason.MODELS_DISAGREE);
        assertThat(SignalAudit.recompute(cautioned)).allMatch(AuditStep::agrees);
    }

    private static SignalDocument document(Signal signal) {
        return SignalAssembly.assemble(signal,
                new Confidence.FromModel("signal_classifier", 1, "MISS", 0.9, 0.85, 0.95, OptionalLong.of(5000)),
                SignalOdds.of(signal), BOOK, Recommendation.Thresholds.defaults());
    }
}
