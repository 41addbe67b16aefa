package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.structure.MarginRequirement.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Margin against published worked examples.
 *
 * <p>Sources of {@code margin_published.csv}: {@code manual}, Cboe, "Margin Manual", sample calculations, as the tests of the public
 * program tastyware/margin-estimator (commit 0ebac18) list them; {@code sheet}, Cboe, "Margin requirement examples for sample options-based
 * positions" (2007), per contract in place of 100; {@code broker}, tastytrade's help pages on strangles and iron condors and eDeltaPro's
 * page on margin, which explain the manual's rules by examples. Published figures are rounded to a dollar.
 */
class RegTMarginTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final double ROUNDING = 0.51;

    static Stream<CSVRecord> published() {
        return ReferenceTable.resource(RegTMargin.class, "margin_published.csv").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void agreesWithWorkedExamples(CSVRecord row) {
        MarginRates kind = row.get("rates").equals("EQUITY") ? MarginRates.EQUITY : MarginRates.BROAD_INDEX;
        MarginRequirement margin = RegTMargin.of(
                legs(row.get("legs")),
                Double.parseDouble(row.get("spot")),
                TODAY,
                kind.leveraged(Double.parseDouble(row.get("leverage"))));
        if (!row.get("requirement").isEmpty()) {
            assertThat(margin.initial())
                    .as("%s %s", row.get("source"), row.get("name"))
                    .isEqualTo(Double.parseDouble(row.get("requirement")), within(ROUNDING));
        }
        if (!row.get("deposit").isEmpty()) {
            assertThat(margin.deposit())
                    .as("%s %s", row.get("source"), row.get("name"))
                    .isEqualTo(Double.parseDouble(row.get("deposit")), within(ROUNDING));
        }
        assertThat(margin.parts().stream().mapToDouble(MarginRequirement.Part::amount).sum())
                .isEqualTo(margin.initial(), within(1e-9));
    }

    /** {@code +1 C 440 2.50 30}: quantity, type, strike, price, days; shares {@code +100 S 97.73}. */
    private static List<Leg> legs(String text) {
        List<Leg> legs = new ArrayList<>();
        for (String leg : List.of(text.split(";"))) {
            List<String> words = List.of(leg.strip().split(" "));
            int quantity = Integer.parseInt(words.get(0));
            legs.add(words.get(1).equals("S")
                    ? new ShareLeg(quantity, Symbol.of("X"), Double.parseDouble(words.get(2)))
                    : option(quantity, words.get(1), Double.parseDouble(words.get(2)), Double.parseDouble(words.get(3)),
                            Integer.parseInt(words.get(4))));
        }
        return legs;
    }

    private static OptionLeg option(int quantity, String type, double strike, double price, int days) {
        OptionType kind = type.equals("C") ? OptionType.CALL : OptionType.PUT;
        LocalDate expiry = TODAY.plusDays(days);
        return new OptionLeg(
                quantity, new OptionContract("X" + expiry + type + strike, Symbol.of("X"), expiry, strike, kind),
                price);
    }

    private static MarginRequirement margin(String text, double spot) {
        return RegTMargin.of(legs(text), spot, TODAY, MarginRates.EQUITY);
    }

    @Test
    void aCalendarIsPaidInFull() {
        assertThat(margin("-1 C 100 2 30; +1 C 100 3.5 60", 100).deposit()).isEqualTo(150, within(1e-9));
        assertThat(margin("-1 P 100 2 30; +1 P 95 3.5 60", 100).deposit()).isEqualTo(650, within(1e-9));
    }

    @Test
    void aRatioSpreadIsASpreadAndAnUncoveredCall() {
        MarginRequirement ratio = margin("+1 C 100 5 30; -2 C 110 2 30", 100);
        assertThat(ratio.deposit())
                .isEqualTo(margin("+1 C 100 5 30; -1 C 110 2 30", 100).deposit()
                        + margin("-1 C 110 2 30", 100).deposit(), within(1e-9));
        assertThat(ratio.parts()).extracting(MarginRequirement.Part::rule)
                .containsExactly(Rule.LONG_OPTIONS, Rule.UNCOVERED);
    }

    @Test
    void spreadsOfTwoExpiriesStandApart() {
        MarginRequirement both = margin("-1 P 100 4 30; +1 P 95 2 30; -1 P 100 5 60; +1 P 90 2 60", 105);
        assertThat(both.initial() - 400).isEqualTo(500 + 1000, within(1e-9));
    }

    @Test
    void aWideSpreadNeedsNoMoreThanAnUncoveredOption() {
        MarginRequirement wide = margin("-1 C 100 5 30; +1 C 160 0.1 30", 100);
        assertThat(wide.initial()).isEqualTo(10 + 500 + 2000, within(1e-9));
    }

    @Test
    void coveredCallInTheMoneyCountsSharesAtTheStrike() {
        MarginRequirement covered = margin("+100 S 110; -1 C 100 12 30", 110);
        assertThat(covered.initial()).isEqualTo(1000 + 0.5 * 10_000, within(1e-9));
        assertThat(covered.maintenance()).isEqualTo(1000 + 0.25 * 10_000, within(1e-9));
    }

    @Test
    void heldSharesWithABoughtPutNeedItsStrikeOnly() {
        MarginRequirement hedged = margin("+100 S 100; +1 P 98 2 30", 100);
        assertThat(hedged.maintenance()).isEqualTo(200 + 980 + 200, within(1e-9));
        MarginRequirement collar = margin("+100 S 100; +1 P 98 2 30; -1 C 105 1 30", 100);
        assertThat(collar.maintenance()).isEqualTo(200 + 980 + 200, within(1e-9));
        MarginRequirement conversion = margin("+100 S 100; +1 P 100 3 30; -1 C 100 3 30", 100);
        assertThat(conversion.maintenance()).isEqualTo(300 + 1000, within(1e-9));
    }

    @Test
    void sharesSoldShortCoverAPut() {
        MarginRequirement covered = margin("-100 S 100; -1 P 105 7 30", 100);
        assertThat(covered.initial()).isEqualTo(15_000 + 500, within(1e-9));
        assertThat(covered.deposit()).isEqualTo(15_500 - 10_000 - 700, within(1e-9));
        assertThat(margin("-100 S 100; +1 C 105 2 30", 100).maintenance())
                .isEqualTo(200 + 10_000 + 1050 + 500, within(1e-9));
    }

    @Test
    void sharesOfALeveragedFundNeedTheHeldShareTimesItsLeverage() {
        for (double leverage : new double[] {1.5, 2, 3, 5}) {
            MarginRequirement shares = RegTMargin.of(
                    List.of(new ShareLeg(100, Symbol.of("X"), 50.0)), 50.0, TODAY,
                    MarginRates.EQUITY.leveraged(leverage));
            double held = 5_000 * Math.min(1.0, 0.25 * leverage);
            assertThat(shares.maintenance()).isEqualTo(held, within(1e-9));
            assertThat(shares.initial()).isEqualTo(Math.max(2_500, held), within(1e-9));
        }
    }

    @Test
    void aCashAccountHoldsTheStrikeOfASoldPut() {
        assertThat(RegTMargin.cashAccount(legs("-1 P 80 2 30"), 95)).hasValue(7800);
        assertThat(RegTMargin.cashAccount(legs("+100 S 97.73; -1 C 100 1.68 30"), 97.73).orElseThrow())
                .isEqualTo(9605, within(1e-9));
        assertThat(RegTMargin.cashAccount(legs("-1 C 100 2 30"), 100)).isEmpty();
        assertThat(RegTMargin.cashAccount(legs("-100 S 100; +1 C 105 2 30"), 100)).isEmpty();
    }

    @Test
    void nothingNeedsNothing() {
        assertThat(RegTMargin.of(List.of(), 100, TODAY, MarginRates.EQUITY).initial()).isZero();
    }

    @Test
    void refusesWhatIsOutOfItsDomain() {
        assertThatThrownBy(() -> margin("+1 C 100 1 30", -1)).hasMessageContaining("spot -1.0 must be positive");
        assertThatThrownBy(() -> new MarginRates(0.2, 0.3, 1)).hasMessageContaining("least 0.3");
        assertThatThrownBy(() -> MarginRates.EQUITY.leveraged(0.5)).hasMessageContaining("leverage 0.5");
    }

    @Provide
    Arbitrary<List<OptionLeg>> positions() {
        Arbitrary<Integer> quantities = Arbitraries.integers().between(-2, 2).filter(q -> q != 0);
        Arbitrary<Integer> strikes = Arbitraries.integers().between(16, 24);
        Arbitrary<String> types = Arbitraries.of("C", "P");
        Arbitrary<Integer> days = Arbitraries.of(30, 60);
        return Combinators.combine(quantities, types, strikes, days)
                .as((q, type, k, d) -> option(q, type, 5.0 * k, 3.0, d))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(OptionLeg::contract);
    }

    @Property(tries = 300, seed = "5")
    void aPositionNeedsNoMoreThanItsPartsOneByOne(
            @ForAll("positions") List<OptionLeg> legs) {
        MarginRequirement whole = RegTMargin.of(legs, 100, TODAY, MarginRates.EQUITY);
        double apart = legs.stream()
                .mapToDouble(leg -> RegTMargin.of(List.of(leg), 100, TODAY, MarginRates.EQUITY).deposit())
                .sum();
        assertThat(whole.deposit()).isLessThanOrEqualTo(apart + 1e-9);
        MarginRequirement twice = RegTMargin.of(
                legs.stream().map(leg -> new OptionLeg(2 * leg.quantity(), leg.contract(), leg.price())).toList(),
                100, TODAY, MarginRates.EQUITY);
        assertThat(twice.deposit()).isLessThanOrEqualTo(2.0 * whole.deposit() + 1e-9);
        assertThat(whole.maintenance()).isEqualTo(whole.initial(), within(1e-9));
    }

    @Property(tries = 200, seed = "6")
    void aBoundedLossOfOneExpiryIsTheMostItNeeds(
            @ForAll("positions") List<OptionLeg> drawn) {
        LocalDate day = TODAY.plusDays(30);
        List<OptionLeg> legs = drawn.stream().filter(leg -> leg.contract().expiry().equals(day)).toList();
        if (legs.isEmpty() || legs.stream().noneMatch(leg -> leg.quantity() > 0)) {
            return;
        }
        OptionStructure structure = new OptionStructure(legs);
        MarginRequirement margin = RegTMargin.of(legs, 100, TODAY, MarginRates.EQUITY);
        if (structure.maximumLoss() instanceof Extreme.Limited(double loss)) {
            double gross = Math.max(loss, structure.netDebit());
            assertThat(margin.deposit()).isLessThanOrEqualTo(100.0 * gross + 1e-9);
        }
    }
}
