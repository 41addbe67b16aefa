package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionType;
import dollarbill.market.QualityRules;
import dollarbill.market.Reason;
import dollarbill.market.provider.DataDirectory;
import dollarbill.structure.StructureOrder.Custom;
import dollarbill.structure.StructureOrder.Named;
import dollarbill.surface.Caution;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Structures found on a chain of the synthetic sample, and what is said of them. */
class StructureFinderTest {
    private static final OptionChain CHAIN = chain();
    private static final SurfaceFit SURFACE = SurfaceBuilder.build(CHAIN, SurfaceSettings.DEFAULT.withFlatRate(0.05));
    private static final StructureFinder FINDER = new StructureFinder(CHAIN, SURFACE);

    private static OptionChain chain() {
        Path file = Path.of(System.getProperty("project.root"),
                "java-core/src/test/resources/dollarbill/structure/chains/AAPL_2026-10-30.csv.gz");
        return ((CheckedChain.Usable) ChainQuality.check(DataDirectory.chain(file), QualityRules.DEFAULT)).chain();
    }

    private static StructureChoice.Found found(StructureOrder order) {
        StructureChoice choice = FINDER.find(order);
        assertThat(choice).isInstanceOf(StructureChoice.Found.class);
        return (StructureChoice.Found) choice;
    }

    private static StructureChoice.Found found(String legs) {
        return found(new Custom(LegParser.parse(legs)));
    }

    private static StructureAnalysis analysis(StructureChoice.Found found) {
        return StructureAnalysis.of(found, CHAIN, SURFACE, StructureAnalysis.Settings.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(NamedStructure.class)
    void everyNamedStructureIsFoundAndAnalysed(NamedStructure name) {
        StructureChoice.Found found = found(Named.usual(name));
        Structure structure = found.structure();
        assertThat(structure.legs()).hasSameSizeAs(name.legs());
        for (int i = 0; i < name.legs().size(); i++) {
            LegShape shape = name.legs().get(i);
            switch (structure.legs().get(i)) {
                case ShareLeg shares -> {
                    assertThat(shape.type()).isEmpty();
                    assertThat(shares.price()).isEqualTo(CHAIN.spot());
                }
                case OptionLeg option -> {
                    assertThat(shape.is(option.contract().type())).isTrue();
                    assertThat(option.quantity()).isEqualTo(shape.quantity());
                    assertThat(option.contract().expiry().isAfter(structure.firstExpiry())).isEqualTo(shape.far());
                }
            }
        }
        StructureAnalysis analysis = analysis(found);
        StructureOdds odds = analysis.odds().orElseThrow();
        assertThat(odds.profitIntegrated()).isEqualTo(odds.profit(), within(1e-8));
        assertThat(odds.meanIntegrated()).isEqualTo(odds.mean(), within(1e-4));
        assertThat(analysis.midDebit()).isLessThanOrEqualTo(structure.netDebit());
        assertThat(analysis.margin().initial()).isPositive();
        boolean naked = name == NamedStructure.SHORT_CALL || name == NamedStructure.SHORT_STRADDLE
                || name == NamedStructure.SHORT_STRANGLE;
        assertThat(!structure.unlimitedLegs().isEmpty()).isEqualTo(naked);
        assertThat(analysis.touches()).allSatisfy(
                level -> assertThat(level.touch()).isBetween(level.beyond().orElseThrow(), 1.0));
        int last = analysis.grid().days().size() - 1;
        for (int p = 0; p < analysis.grid().prices().size(); p++) {
            assertThat(analysis.grid().profits()[last][1][p])
                    .isEqualTo(analysis.profit().at(analysis.grid().prices().get(p)), within(1e-9));
        }
    }

    @Test
    void strikesGoByDeltaAndWingsByWidth() {
        Structure condor = found(new Named(NamedStructure.IRON_CONDOR, OptionalDouble.of(0.2), 21,
                OptionalDouble.of(10), OptionalInt.empty())).structure();
        List<Double> strikes = condor.options().stream().map(leg -> leg.contract().strike()).toList();
        assertThat(strikes).isSorted();
        assertThat(strikes.get(1) - strikes.get(0)).isEqualTo(10.0, within(2.5));
        assertThat(strikes.get(3) - strikes.get(2)).isEqualTo(10.0, within(2.5));
        assertThat(condor.firstExpiry()).isEqualTo(LocalDate.of(2026, 11, 20));
        ChainExpiry expiry = ChainExpiry.of(CHAIN, SURFACE, condor.firstExpiry()).orElseThrow();
        double delta = expiry.delta(expiry.quote(OptionType.CALL, strikes.get(2)).orElseThrow());
        assertThat(delta).isEqualTo(0.2, within(0.1));
        assertThat(condor.netDebit()).isNegative();
    }

    @Test
    void customLegsAreTheListedContractsAtTheirFarSide() {
        StructureChoice.Found spread = found("+1 C 210 2026-11-20, -1 C 215 2026-11-20, +100 S");
        assertThat(spread.structure().options().getFirst().price()).isEqualTo(spread.quotes().getFirst().ask());
        assertThat(spread.structure().options().getLast().price()).isEqualTo(spread.quotes().getLast().bid());
        assertThat(spread.structure().slopeAbove()).isEqualTo(1.0);
    }

    @Test
    void refusesByReason() {
        refused("+1 C 210 2026-11-21", Reason.STRUCTURE_NO_EXPIRY, "fitted: 2026-11-06");
        refused("+1 C 211.5 2026-11-20", Reason.STRUCTURE_NO_QUOTE, "nearest: ");
        refused("+1 C 210 2026-11-20, -1 C 210 2026-11-20", Reason.STRUCTURE_LEG_TWICE, "AAPL261120C00210000");
        refused("+100 S, -100 S, +1 C 210 2026-11-20", Reason.STRUCTURE_LEG_TWICE, "100 shares");
        refused("+100 S", Reason.STRUCTURE_NO_QUOTE, "at least one option");
        StructureChoice far = FINDER.find(new Named(NamedStructure.CALL_CALENDAR, OptionalDouble.empty(), 300,
                OptionalDouble.empty(), OptionalInt.empty()));
        assertThat(far).isInstanceOfSatisfying(StructureChoice.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.STRUCTURE_NO_EXPIRY));
    }

    @Test
    void aDeltaThatNoStrikeHasIsRefusedWithTheNearest() {
        OptionChain sparse = new OptionChain(CHAIN.underlying(), CHAIN.quoteDate(), CHAIN.asOf(), CHAIN.spot(),
                CHAIN.style(), true, CHAIN.source(), CHAIN.quotes()
                        .stream()
                        .filter(quote -> quote.contract().strike() <= 200.0 || quote.contract().strike() >= 230.0)
                        .toList());
        StructureChoice none = new StructureFinder(sparse, SURFACE).find(new Named(NamedStructure.LONG_CALL,
                OptionalDouble.of(0.5), 21, OptionalDouble.empty(), OptionalInt.empty()));
        assertThat(none).isInstanceOfSatisfying(StructureChoice.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.STRUCTURE_NO_STRIKE);
            assertThat(refused.detail()).contains("no CALL of delta 0.5 within 0.15", "the nearest, 200, has");
        });
    }

    private static void refused(String legs, Reason reason, String detail) {
        assertThat(FINDER.find(new Custom(LegParser.parse(legs)))).isInstanceOfSatisfying(
                StructureChoice.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.detail()).contains(detail);
                });
    }

    @Test
    void refusesWhatIsOutOfItsDomain() {
        assertThatThrownBy(() -> new Named(NamedStructure.LONG_CALL, OptionalDouble.of(1.2), 30,
                OptionalDouble.empty(), OptionalInt.empty())).hasMessageContaining("delta 1.2");
        assertThatThrownBy(() -> new Named(NamedStructure.LONG_CALL, OptionalDouble.empty(), 0,
                OptionalDouble.empty(), OptionalInt.empty())).hasMessageContaining("days 0");
        assertThatThrownBy(() -> new Named(NamedStructure.CALL_CALENDAR, OptionalDouble.empty(), 30,
                OptionalDouble.of(-1), OptionalInt.empty())).hasMessageContaining("width -1.0");
        assertThatThrownBy(() -> new Named(NamedStructure.CALL_CALENDAR, OptionalDouble.empty(), 30,
                OptionalDouble.empty(), OptionalInt.of(20))).hasMessageContaining("farDays 20 must be above 30");
        assertThat(NamedStructure.of("Iron-Condor")).contains(NamedStructure.IRON_CONDOR);
        assertThat(NamedStructure.of("condor")).isEmpty();
    }

    /** The same chain as one of American options. */
    private static final OptionChain AMERICAN = new OptionChain(CHAIN.underlying(), CHAIN.quoteDate(), CHAIN.asOf(),
            CHAIN.spot(),
            ExerciseStyle.AMERICAN, true, CHAIN.source(), CHAIN.quotes());

    private static final SurfaceFit AMERICAN_SURFACE = SurfaceBuilder.build(
            AMERICAN, SurfaceSettings.DEFAULT.withFlatRate(0.05));

    private static List<Reason> cautions(String legs, List<ExpectedDividend> dividends) {
        StructureChoice.Found found = (StructureChoice.Found) new StructureFinder(AMERICAN, AMERICAN_SURFACE)
                .find(new Custom(LegParser.parse(legs)));
        StructureAnalysis.Settings settings = new StructureAnalysis.Settings(
                SmileMotion.STICKY_STRIKE, MarginRates.EQUITY, dividends);
        return StructureAnalysis.of(found, AMERICAN, AMERICAN_SURFACE, settings)
                .cautions()
                .stream()
                .map(Caution::reason)
                .toList();
    }

    @Test
    void soldCallsAreWarnedOfDividends() {
        LocalDate soon = LocalDate.of(2026, 11, 5);
        assertThat(cautions("-1 C 200 2026-11-06", List.of(new ExpectedDividend(soon, 5.0))))
                .contains(Reason.EX_DIVIDEND_ASSIGNMENT, Reason.ASSIGNMENT_POSSIBLE, Reason.STRUCTURE_UNLIMITED_LOSS);
        assertThat(cautions("-1 C 230 2026-11-20", List.of(new ExpectedDividend(soon, 0.25))))
                .contains(Reason.EX_DIVIDEND_AHEAD)
                .doesNotContain(Reason.EX_DIVIDEND_ASSIGNMENT, Reason.ASSIGNMENT_POSSIBLE);
        LocalDate after = LocalDate.of(2026, 11, 21);
        assertThat(cautions("-1 C 230 2026-11-20", List.of(new ExpectedDividend(after, 0.25))))
                .doesNotContain(Reason.EX_DIVIDEND_AHEAD);
        assertThat(cautions("-1 P 200 2026-11-06", List.of(new ExpectedDividend(soon, 5.0))))
                .doesNotContain(Reason.EX_DIVIDEND_AHEAD, Reason.EX_DIVIDEND_ASSIGNMENT);
    }

    @Test
    void strikesNearThePriceBearPinRisk() {
        assertThat(cautions("-1 C 210 2026-11-06", List.of())).contains(Reason.PIN_RISK);
        assertThat(cautions("-1 C 230 2026-11-20", List.of())).doesNotContain(Reason.PIN_RISK);
        assertThat(cautions("+1 C 210 2026-11-06", List.of())).doesNotContain(Reason.PIN_RISK);
        assertThat(cautions("-1 C 210 2026-11-06, -1 P 210 2026-11-06", List.of()))
                .containsOnlyOnce(Reason.PIN_RISK);
    }

    @Test
    void unlikeExpiriesAreNamed() {
        List<Caution> cautions = analysis(found(Named.usual(NamedStructure.CALL_CALENDAR))).cautions();
        assertThat(cautions).anySatisfy(caution -> {
            assertThat(caution.reason()).isEqualTo(Reason.EXPIRIES_DIFFER);
            assertThat(caution.expiry()).isEqualTo(Optional.of(LocalDate.of(2026, 11, 27)));
        });
    }
}
