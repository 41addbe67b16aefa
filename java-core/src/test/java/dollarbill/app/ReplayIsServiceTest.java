package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.app.config.Configuration;
import dollarbill.backtest.RecordedMarket;
import dollarbill.backtest.ReplayDay;
import dollarbill.backtest.ReplayMarket;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.RealisedVol;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.FairSource;
import dollarbill.signal.SignalFinder;
import dollarbill.signal.SignalScan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of the replay that makes training rows is the day that service sees: same models, same signals, to the last bit. */
class ReplayIsServiceTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("project.root")));

    @ParameterizedTest
    @ValueSource(strings = {"SPY", "TSLA"})
    void aDayOfTheReplayIsTheDayOfService(String name) {
        Configuration configuration = Configuration.load(ROOT.resolve("config"), Map.of());
        DataDirectory data = DataDirectory.open(ROOT.resolve("data").resolve("sample"));
        Symbol symbol = Symbol.of(name);
        double flatRate = configuration.trading().riskFreeRate();
        RecordedMarket replay = new RecordedMarket(
                data, data, ChainReading.quality(flatRate), ChainReading.fitting(flatRate));
        List<LocalDate> dates = data.chainDates(symbol);
        boolean heston = false;
        for (LocalDate date : List.of(dates.get(20), dates.getLast())) {
            RawChain raw = data.latestChain(symbol, date).orElseThrow();
            ChainReading.Open served = (ChainReading.Open) ChainReading.of(raw, flatRate);
            ReplayDay replayed = ((ReplayMarket.Day.Open) replay.day(symbol, date)).day();
            assertThat(replayed.smiles()).isEqualTo(served.smiles());
            SignalFinder service = MarketStage.finder(configuration);
            SignalFinder history = new SignalFinder(MarketStage.costs(configuration), MarketStage.rules(configuration));
            FeatureValue realised = RealisedVol.percent(data.bars(symbol), date);
            SignalScan now = service.find(served.chain(), served.smiles(), realised);
            assertThat(history.find(replayed.chain(), replayed.smiles(), realised)).isEqualTo(now);
            heston |= now.signals().stream().anyMatch(signal -> signal.models().source() == FairSource.HESTON);
        }
        assertThat(heston).isTrue();
    }
}
