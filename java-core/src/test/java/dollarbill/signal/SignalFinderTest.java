package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.Side;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalFinderTest {
    private static final FeatureValue NO_BARS = new FeatureValue.Absent(Reason.BARS_MISSING);
    private static final SignalRules RULES = new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 100,
            FairValueRules.defaults(), HoldingRule.defaults());
    private static final SignalFinder FINDER = new SignalFinder(CostModel.defaults(), RULES);

    private static SignalScan scan(double shift, double halfSpread) {
        return FINDER.find(SmileMarket.chain(shift, halfSpread, OptionalLong.of(50)), SmileMarket.smiles(), NO_BARS);
    }

    @Test
    void findsNothingInAFairMarket() {
        SignalScan scan = scan(0.0, 0.05);
        assertThat(scan.signals()).isEmpty();
        assertThat(scan.rejected()).containsOnlyKeys(
                Reason.EDGE_BELOW_COSTS, Reason.QUOTE_WIDE_SPREAD);
    }

    @Test
    void buysUnderTheValueAndSellsOverIt() {
        assertThat(scan(-0.10, 0.05).signals()).isNotEmpty().allSatisfy(s -> {
            assertThat(s.side()).isEqualTo(Side.BUY);
            assertThat(s.edge().perShare()).isCloseTo(0.05 - 0.0065, within(1e-9));
            assertThat(s.edge().percent()).isCloseTo(100 * 0.0435 / s.quote().mid(), within(1e-6));
            assertThat(s.tradePrice()).isEqualTo(s.quote().ask());
        });
        assertThat(scan(0.10, 0.05).signals()).isNotEmpty().allSatisfy(s -> {
            assertThat(s.side()).isEqualTo(Side.SELL);
            assertThat(s.edge().perShare()).isCloseTo(0.0435, within(1e-9));
            assertThat(s.tradePrice()).isEqualTo(s.quote().bid());
        });
    }

    @Test
    void leavesOutAmericanOptionsInTheMoney() {
        SignalScan scan = FINDER.find(
                SmileMarket.american(SmileMarket.chain(0.10, 0.05, OptionalLong.of(50))), SmileMarket.smiles(),
                NO_BARS);
        assertThat(scan.signals()).isNotEmpty()
                .allSatisfy(s -> assertThat(s.quote()
                        .contract()
                        .type()
                        .payoff(SmileMarket.SLICE.forward(), s.quote().contract().strike())).isZero());
        assertThat(scan.signals()).allSatisfy(s -> assertThat(s.cautions()).contains(Reason.EARLY_EXERCISE_IGNORED));
        assertThat(scan.rejected()).containsKey(Reason.EARLY_EXERCISE_NOT_VALUED);
    }

    @Test
    void asksMoreThanCosts() {
        assertThat(scan(0.05 + 0.0064, 0.05).signals()).isEmpty();
        assertThat(scan(0.05 + 0.0066, 0.05).signals()).isNotEmpty();
    }

    @Test
    void ranksByEdgeAndKeepsTheBest() {
        List<Signal> all = scan(-0.10, 0.05).signals();
        assertThat(all).isSortedAccordingTo((x, y) -> Double.compare(y.edge().percent(), x.edge().percent()));
        SignalRules two = new SignalRules(0.05, 0.95, 1, 1, 2, 90, 50.0, 2, FairValueRules.defaults(),
                HoldingRule.defaults());
        SignalScan few = new SignalFinder(CostModel.defaults(), two).find(
                SmileMarket.chain(-0.10, 0.05, OptionalLong.of(50)), SmileMarket.smiles(), NO_BARS);
        assertThat(few.signals()).isEqualTo(all.subList(0, 2));
        assertThat(few.rejected()).containsEntry(Reason.RULE_SYMBOL_LIMIT, all.size() - 2);
    }

    @Test
    void countsWhyQuotesAreLeftOut() {
        OptionQuote outside = SmileMarket.quote(OptionType.CALL, 125.0, 1.0, 0.01, OptionalLong.of(9));
        OptionQuote wide = SmileMarket.quote(OptionType.CALL, 100.0, 1.0, 0.5, OptionalLong.of(9));
        OptionQuote silent = SmileMarket.quote(OptionType.CALL, 100.0, 1.0, 0.01, OptionalLong.empty());
        OptionQuote thin = SmileMarket.quote(OptionType.CALL, 105.0, 0.1, 0.01, OptionalLong.of(0));
        OptionQuote deep = SmileMarket.quote(OptionType.CALL, 80.0, 15.0, 0.01, OptionalLong.of(9));
        SignalScan scan = FINDER.find(SmileMarket.chain(List.of(outside, wide, silent, thin, deep)),
                SmileMarket.smiles(), NO_BARS);
        assertThat(scan.signals()).isEmpty();
        assertThat(scan.rejected()).containsExactlyInAnyOrderEntriesOf(Map.of(
                Reason.SURFACE_EXTRAPOLATED, 1, Reason.QUOTE_WIDE_SPREAD, 1, Reason.FEATURE_REQUIRED, 1,
                Reason.RULE_VOLUME, 1, Reason.RULE_DELTA, 1));
        assertThat(
                FINDER.find(SmileMarket.chain(List.of(thin)), new FairSmiles(Map.of(), Set.of()), NO_BARS).rejected())
                .containsEntry(Reason.SURFACE_FEW_QUOTES, 1);
    }

    @Test
    void namesDescribesAndCautions() {
        Signal s = scan(-0.10, 0.05).signals()
                .stream()
                .filter(x -> x.quote().contract().strike() == 100 && x.quote().contract().type() == OptionType.PUT)
                .findFirst()
                .orElseThrow();
        assertThat(s.id().value()).isEqualTo("TEST-2025-07-02-100-P-BUY-2025-06-02");
        assertThat(s.daysToExpiry()).isEqualTo(30);
        assertThat(s.cautions()).containsExactly(Reason.SYNTHETIC_DATA, Reason.HESTON_ABSENT, Reason.BARS_MISSING);
        assertThat(s.features().toRow()[1]).isEqualTo(s.value().greeks().delta()).isNegative();
        assertThat(s.value().residualPoints()).isInstanceOfSatisfying(FeatureValue.Known.class,
                k -> assertThat(k.value()).isCloseTo(-0.10 / s.value().greeks().vegaPerVolPoint(), within(0.05)));
        assertThat(s.features().get(SignalFeature.REALISED_VOL_PERCENT)).isEqualTo(NO_BARS);
    }

    @Test
    void tellsTwinContractsApart() {
        OptionQuote one = SmileMarket.quote(OptionType.CALL, 100.0, 1.0, 0.01, OptionalLong.of(9));
        OptionQuote twin = new OptionQuote(
                new dollarbill.market.OptionContract("TESTW", one.contract().underlying(), SmileMarket.EXPIRY, 100.0,
                        OptionType.CALL),
                one.bid(), one.ask(), one.volume(), one.openInterest());
        assertThat(FINDER.find(SmileMarket.chain(List.of(one, twin)), SmileMarket.smiles(), NO_BARS).signals())
                .extracting(s -> s.id().value())
                .containsExactlyInAnyOrder("TEST-2025-07-02-100-C-BUY-2025-06-02",
                        "TEST-2025-07-02-100-C-BUY-2025-06-02-TESTW");
    }
}
