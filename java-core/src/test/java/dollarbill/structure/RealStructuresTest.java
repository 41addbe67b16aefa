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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every named structure on real chains: found, and both methods of its odds agree. */
@Tag("long")
class RealStructuresTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "AAPL_2014-06-06.csv", "AAPL_2026-02-11.csv.gz", "NVDA_2026-02-12_1510Z.csv.gz", "QQQ_2026-02-11.csv.gz",
        "SPX_2019-04-26.csv.gz", "SPX_2019-06-19.csv.gz", "SPY_2026-02-11.csv.gz"
    })
    void oddsAgree(String file) {
        CheckedChain checked = ChainQuality.check(
                DataDirectory.chain(ReferenceTable.sharedData().resolve("chains").resolve(file)), QualityRules.DEFAULT);
        OptionChain chain = ((CheckedChain.Usable) checked).chain();
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
