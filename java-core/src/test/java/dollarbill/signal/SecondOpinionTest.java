package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.FeatureValue;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.Side;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    private static final FeatureValue NO_BARS = new FeatureValue.Absent(Reason.BARS_MISSING);
    private static final SignalFinder FINDER = new SignalFinder(CostModel.defaults(),
            new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100, HoldingRule.defaults()));

    /** Vol of vol so small that Heston's value is Black's at the root of the variance. */
    private static SecondOpinion black(double vol) {
        return new SecondOpinion.Heston(new HestonParameters(vol * vol, 1.0, vol * vol, 1e-3, 0.0), 0.5);
    }

    private static FairSmiles smiles(SecondOpinion opinion) {
        return new FairSmiles(Map.of(SmileMarket.EXPIRY, SmileMarket.SLICE), Set.of(),
                Map.of(SmileMarket.EXPIRY, opinion));
    }

    private static OptionChain cheapCall() {
        double mid = SmileMarket.fair(OptionType.CALL, 100.0) - 0.3;
        return SmileMarket.chain(List.of(SmileMarket.quote(OptionType.CALL, 100.0, mid, 0.05, OptionalLong.of(50))));
    }

    @Test
    void agreesWhereItsValueLeavesAnEdgeToo() {
        Signal signal = FINDER.find(cheapCall(), smiles(black(0.25)), NO_BARS).signals().getFirst();
        SecondOpinion.OnSignal said = signal.secondOpinion().orElseThrow();
        SmileSlice slice = SmileMarket.SLICE;
        double black = BlackScholes.price(OptionType.CALL, slice.forward(), 100.0, slice.discount(), 0.25,
                slice.years());
        assertThat(said.value().orElseThrow()).isCloseTo(black, within(1e-5));
        assertThat(said.edgePerShare().orElseThrow())
                .isCloseTo(black - signal.quote().ask() - CostModel.defaults().perShare(), within(1e-5));
        assertThat(said.reason()).isEmpty();
        assertThat(signal.cautions()).doesNotContain(Reason.MODELS_DISAGREE, Reason.HESTON_POOR_FIT);
    }

    @Test
    void disagreesWhereItsValueLeavesNone() {
        Signal signal = FINDER.find(cheapCall(), smiles(black(0.10)), NO_BARS).signals().getFirst();
        assertThat(signal.side()).isEqualTo(Side.BUY);
        assertThat(signal.edge().perShare()).isPositive();
        assertThat(signal.secondOpinion().orElseThrow().edgePerShare().orElseThrow()).isNegative();
        assertThat(signal.cautions()).contains(Reason.MODELS_DISAGREE);
    }

    @Test
    void saysWhyItHasNoSay() {
        SecondOpinion none = new SecondOpinion.None(Reason.HESTON_POOR_FIT, "misses by 2.00 vol points");
        Signal signal = FINDER.find(cheapCall(), smiles(none), NO_BARS).signals().getFirst();
        assertThat(signal.secondOpinion().orElseThrow().value()).isEmpty();
        assertThat(signal.cautions()).contains(Reason.HESTON_POOR_FIT).doesNotContain(Reason.MODELS_DISAGREE);
    }

    @Test
    void doesNotChangeTheValueTradedOn() {
        Signal alone = FINDER.find(cheapCall(), SmileMarket.smiles(), NO_BARS).signals().getFirst();
        Signal beside = FINDER.find(cheapCall(), smiles(black(0.10)), NO_BARS).signals().getFirst();
        assertThat(alone.secondOpinion()).isEmpty();
        assertThat(beside.value()).isEqualTo(alone.value());
        assertThat(beside.edge()).isEqualTo(alone.edge());
        assertThat(beside.features()).isEqualTo(alone.features());
    }

    @Test
    void passesOnWhyAChainHasNoModel() {
        VolSlice slice = new VolSlice(SmileMarket.EXPIRY, SmileMarket.YEARS, 100.3, 0.996, true,
                new SviParameters(0.001, 0.02, -0.4, 0.01, 0.1), 0.1, 9, 80.0, 120.0);
        assertThat(SecondOpinion.of(new HestonFit.Refused(Reason.CALIBRATION_ONE_EXPIRY, "9 volatilities"), slice))
                .isEqualTo(new SecondOpinion.None(Reason.CALIBRATION_ONE_EXPIRY, "9 volatilities"));
    }
}
