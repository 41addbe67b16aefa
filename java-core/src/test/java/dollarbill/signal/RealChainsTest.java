package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.feature.RealisedVol;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityRules;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.sizing.SizingLimits;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every signal of real chains can be recomputed from its JSON alone. */
class RealChainsTest {
    @ParameterizedTest
    @ValueSource(strings = {"SPY", "AAPL", "QQQ", "NVDA", "SPX"})
    void documentsHold(String name) {
        Path shared = Path.of(Objects.requireNonNull(System.getProperty("project.root")))
                .resolveSibling("shared")
                .resolve("data");
        Assumptions.assumeTrue(Files.isDirectory(shared.resolve("chains")), "no real chains beside this checkout");
        DataDirectory data = DataDirectory.open(shared);
        Symbol symbol = Symbol.of(name);
        LocalDate day = data.chainDates(symbol).getLast();
        CheckedChain checked = ChainQuality.check(data.latestChain(symbol, day).orElseThrow(), QualityRules.DEFAULT);
        assertThat(checked).isInstanceOf(CheckedChain.Usable.class);
        OptionChain chain = ((CheckedChain.Usable) checked).chain();
        SignalScan scan = new SignalFinder(CostModel.defaults(), SignalRules.defaults()).find(
                chain,
                FairSmiles.of(SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT)),
                RealisedVol.percent(data.bars(symbol), day));
        int judged = scan.signals().size() + scan.rejected().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(judged).isEqualTo(chain.quotes().size());
        assertThat(scan.signals()).allSatisfy(RealChainsTest::misfitIsNotTraded);
        SizingContext book = SizingContext.empty(SizingLimits.defaults().withPortfolioValue(1e6));
        for (Signal signal : scan.signals()) {
            SignalDocument document = SignalAssembly.assemble(signal,
                    new Confidence.FromFallback("MODEL_DISABLED", "switched off"), SignalOdds.of(signal), book,
                    Recommendation.Thresholds.defaults());
            List<AuditStep> steps = SignalAudit.recompute(SignalJson.read(SignalJson.write(document)));
            assertThat(steps).allMatch(AuditStep::agrees);
            book = book.after(document);
        }
    }

    /** Five parameters for a whole real chain miss its quotes by several half spreads: the smile is traded, and says why. */
    private static void misfitIsNotTraded(Signal signal) {
        assertThat(signal.models().source()).isEqualTo(FairSource.SMILE);
        assertThat(signal.models().reason()).contains(Reason.HESTON_POOR_FIT);
        HestonQuote heston = signal.models().heston().orElseThrow();
        assertThat(heston.chainMiss()).isGreaterThan(1.0);
        assertThat(signal.secondOpinion().value()).hasValue(heston.value());
        assertThat(signal.cautions()).contains(Reason.HESTON_POOR_FIT).doesNotContain(Reason.MODELS_DISAGREE);
    }
}
