package dollarbill.feature.implied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.ImpliedVolHistory.Observation;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ChainSource;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSurfaceVolsTest {
    private static OwnSurfaceVols vols(ChainSource chains) {
        return new OwnSurfaceVols(chains, QualityRules.DEFAULT, SurfaceSettings.DEFAULT);
    }

    /** VIX weighs the whole smile of the same options, so it lies above the volatility at the forward. */
    @ParameterizedTest
    @CsvSource({"2019-04-26,12.73", "2019-05-09,19.10"})
    void indexOptionsGiveLessThanVixWhichHoldsTheSkewToo(LocalDate day, double vix) {
        RawChain chain = DataDirectory.open(ReferenceTable.sharedData())
                .latestChain(Symbol.of("SPX"), day)
                .orElseThrow();
        Observation read = vols(DataDirectory.open(ReferenceTable.sharedData())).observation(chain).orElseThrow();
        assertThat(read.date()).isEqualTo(day);
        assertThat(read.knownAt()).isEqualTo(chain.asOf());
        assertThat(read.percent()).isBetween(.75 * vix, vix);
    }

    @Test
    void simulatedChainGivesTheIndexThatWasSimulatedWithIt() {
        DataDirectory sample = DataDirectory.open(Path.of(System.getProperty("project.root"), "data", "sample"));
        LocalDate day = LocalDate.parse("2026-10-30");
        double vix = sample.series("VIX").orElseThrow().latest(day).orElseThrow().value();
        RawChain chain = sample.latestChain(Symbol.of("SPY"), day).orElseThrow();
        assertThat(vols(sample).observation(chain).orElseThrow().percent()).isCloseTo(vix, within(.2 * vix));
    }

    @Test
    void weeklyChainsAreNotFitted() {
        DataDirectory sample = DataDirectory.open(Path.of(System.getProperty("project.root"), "data", "sample"));
        assertThat(vols(sample).daily(Symbol.of("SPY"))).isEmpty();
    }

    @Test
    void daysOfAYearWithEnoughChainsAreUseful() {
        List<LocalDate> daily = Stream.iterate(LocalDate.parse("2024-01-01"), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(ImpliedVolHistory.OWN_DAYS)
                .toList();
        List<LocalDate> sparse = List.of(LocalDate.parse("2019-06-03"), LocalDate.parse("2019-06-04"));
        assertThat(OwnSurfaceVols.usefulDays(daily.subList(1, daily.size()))).isEmpty();
        assertThat(OwnSurfaceVols.usefulDays(Stream.concat(sparse.stream(), daily.stream()).toList())).isEqualTo(daily);
        List<LocalDate> slow = Stream.iterate(daily.getFirst(), day -> day.plus(2, ChronoUnit.DAYS))
                .limit(400)
                .toList();
        assertThat(OwnSurfaceVols.usefulDays(slow)).isEmpty();
    }
}
