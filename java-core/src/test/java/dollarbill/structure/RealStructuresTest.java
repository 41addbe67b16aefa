package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityRules;
import dollarbill.market.provider.DataDirectory;
import dollarbill.structure.StructureOrder.Named;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every named structure on real chains: found, and both methods of its odds agree. */
@Tag("long")
class RealStructuresTest {
    private static OptionChain chain(String file) {
        CheckedChain checked = ChainQuality.check(
                DataDirectory.chain(ReferenceTable.sharedData().resolve("chains").resolve(file)), QualityRules.DEFAULT);
        return ((CheckedChain.Usable) checked).chain();
    }

    /** Sold at the mid, puts near the money have no edge over the smile made from their quotes: the right to exercise early is in both. */
    @Test
    void americanPutsAreWorthTheirQuotes() {
        OptionChain chain = chain("SPY_2026-02-12_1510Z.csv.gz");
        SurfaceFit surface = SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT.withFlatRate(0.04));
        int looked = 0;
        for (int days = 60; days <= 300; days += 30) {
            Named order = new Named(
                    NamedStructure.LONG_PUT, OptionalDouble.of(0.55), days, OptionalDouble.empty(),
                    OptionalInt.empty());
            if (new StructureFinder(chain, surface).find(order) instanceof StructureChoice.Found found) {
                StructureAnalysis analysis = StructureAnalysis.of(
                        found, chain, surface, StructureAnalysis.Settings.DEFAULT);
                assertThat(analysis.model().value() / analysis.midDebit()).as("%d days", days)
                        .isEqualTo(1.0, within(0.025));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "AAPL_2014-06-06.csv", "AAPL_2026-02-11.csv.gz", "NVDA_2026-02-12_1510Z.csv.gz", "QQQ_2026-02-11.csv.gz",
        "SPX_2019-04-26.csv.gz", "SPX_2019-06-19.csv.gz", "SPY_2026-02-11.csv.gz"
    })
    void oddsAgree(String file) {
        OptionChain chain = chain(file);
        SurfaceFit surface = SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT.withFlatRate(0.04));
        for (NamedStructure name : NamedStructure.values()) {
            StructureChoice choice = new StructureFinder(chain, surface).find(Named.usual(name));
            assertThat(choice).as("%s of %s", name, file).isInstanceOf(StructureChoice.Found.class);
            StructureAnalysis analysis = StructureAnalysis.of(
                    (StructureChoice.Found) choice, chain, surface, StructureAnalysis.Settings.DEFAULT);
            StructureOdds odds = analysis.odds().orElseThrow();
            double scale = chain.spot();
            assertThat(odds.profitIntegrated()).as("%s of %s", name, file).isEqualTo(odds.profit(), within(1e-8));
            assertThat(odds.meanIntegrated() / scale)
                    .as("%s of %s", name, file)
                    .isEqualTo(odds.mean() / scale, within(1e-6));
            assertThat(analysis.margin().maintenance())
                    .as("%s of %s", name, file)
                    .isLessThanOrEqualTo(analysis.margin().initial() + 1e-9);
            double edge = analysis.model().value() - analysis.structure().netDebit();
            double spread = analysis.structure().netDebit() - analysis.midDebit();
            assertThat(edge / scale).as("%s of %s", name, file).isBetween(-0.01 - spread / scale, 0.01);
        }
    }
}
