package dollarbill.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.market.Symbol;
import dollarbill.strategy.SelectorRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Path SHIPPED = Path.of(System.getProperty("project.root", ".."), "config");
    static final List<String> FILES = List.of(
            "stocks.json", "ml_config.json", "personality_config.json", "strategy_deployment.json", "trading.json");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyShippedFiles() throws IOException {
        for (String file : FILES) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void shippedFilesHoldTheDocumentedValues() {
        Configuration c = Configuration.load(SHIPPED, Map.of());

        assertThat(c.stocks().stocks()).hasSize(14);
        assertThat(c.stocks().enabledSymbols())
                .extracting(Symbol::value)
                .containsExactly("SPY", "QQQ", "IWM", "AAPL", "MSFT", "NVDA", "TSLA", "AMZN", "JPM", "KO");
        assertThat(c.trading().portfolioValue()).isEqualTo(1000.0);
        assertThat(c.trading().scaling()).isEqualTo(0.5);
        assertThat(c.trading().maxPositions()).isEqualTo(10);
        assertThat(c.trading().minAllocation()).isEqualTo(10.0);
        assertThat(c.trading().maxPerPosition()).isEqualTo(0.2);
        assertThat(c.trading().riskFreeRate()).isEqualTo(0.05);
        assertThat(c.trading().lookbackDays()).isEqualTo(252);
        assertThat(c.trading().selector().rules()).isEqualTo(SelectorRules.defaults());
        assertThat(c.personality().analysis().lookbackPeriods()).containsExactly(30, 90, 252);
        assertThat(c.personality().analysis().volatilityWindows()).containsExactly(20, 60);
        assertThat(c.personality().strategyMatching().performanceWeight()).isEqualTo(0.7);
        assertThat(c.ml().training().folds()).isEqualTo(5);
        assertThat(c.ml().training().gapDays()).isEqualTo(5);
        assertThat(c.ml().drift()).isEqualTo(new MlConfig.Drift(0.05, 0.2, 0.1));
        assertThat(c.ml().continual().rehearsalBuffer()).isEqualTo(10_000);
        assertThat(c.strategies().enabled()).extracting(StrategyConfig.Strategy::name)
                .containsExactly("vol_mean_reversion", "momentum");
        assertThat(c.contentHash()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"max_positions\": 10 | \"max_position\": 10"
                + "| :5:3: $.max_position: unknown key, did you mean \"max_positions\"? (allowed: portfolio_value,",
        "\"max_positions\": 10, | "
                + "| :2:1: $.max_positions: missing, must be a whole number in [1, 1000]",
        "\"max_positions\": 10 | \"max_positions\": \"ten\""
                + "| :5:20: $.max_positions = \"ten\": must be a whole number in [1, 1000], not a string",
        "\"max_positions\": 10 | \"max_positions\": 2.5"
                + "| :5:20: $.max_positions = 2.5: must be a whole number in [1, 1000]",
        "\"max_positions\": 10 | \"max_positions\": 0"
                + "| :5:20: $.max_positions = 0: must be a whole number in [1, 1000]",
        "\"max_positions\": 10 | \"max_positions\": null"
                + "| :5:20: $.max_positions = null: must be a whole number in [1, 1000], not null",
        "\"max_per_position\": 0.2 | \"max_per_position\": 0"
                + "| :7:23: $.max_per_position = 0: must be a number in (0, 1]",
        "\"max_per_position\": 0.2 | \"max_per_position\": 1e999"
                + "| :7:23: $.max_per_position = 1e999: must be a number in (0, 1]",
        "\"max_per_position\": 0.2 | \"max_per_position\": true"
                + "| :7:23: $.max_per_position = true: must be a number in (0, 1], not a boolean",
        "\"slippage\": \"cross_spread\" | \"slippage\": \"none\""
                + "| :20:17: $.costs.slippage = \"none\": must be one of cross_spread, mid, spread_fraction",
        "\"drawdown\": 0.2 | \"drawdown\": 0.2, \"drawdown\": 0.3"
                + "| :14:22: $.limits.drawdown: key written twice, first in line 14",
        "\"retries\": 2 | \"retries\": [2]"
                + "| :25:16: $.providers.retries: must be a whole number in [0, 10], not an array",
    })
    void eachKindOfFaultIsNamedWithItsPlace(String old, String replacement, String message) throws IOException {
        edit("trading.json", old, replacement == null ? "" : replacement);

        assertThatThrownBy(() -> Configuration.load(folder, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains(folder.resolve("trading.json") + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "stocks.json | \"QQQ\" | \"SPY\" | $: symbol SPY stands in the list twice",
        "stocks.json | \"QQQ\" | \"qqq\" | $.stocks[1].symbol = \"qqq\": symbol 'qqq' must be",
        "personality_config.json | 0.30 | 0.60 | $.classification.volatility_thresholds: low < medium",
        "personality_config.json | 0.7 | 0.8 | $.strategy_matching: performance_weight + personality_weight",
        "personality_config.json | [20, 60] | [20, 1] | $.analysis.volatility_windows[1] = 1: must be a whole",
        "personality_config.json | [20, 60] | [] | $.analysis: volatility_windows must have at least one",
        "strategy_deployment.json | \"Momentum\" | \"Guess\" | $.strategies[1].type = \"Guess\": must be one of Vol",
        "strategy_deployment.json | \"exit_z\" | \"exit\" | $.strategies[0]: parameters of type VolMeanReversion",
        "strategy_deployment.json | \"breakout_z\": 2.0 | \"breakout_z\": 99 | $.strategies[2]: parameter breakout_z",
        "trading.json | \"half_size\": 0.55 | \"half_size\": 0.75 | $.selector: full 0.7 must be from half 0.75 to 1",
        "trading.json | \"condor_short\": 0.16 | \"condor_short\": 0.6 | $.selector.legs.condor_short = 0.6: must be",
        "trading.json | \"stop_move\": 0.02 | \"stop_move\": 0 | $.selector.trade.stop_move = 0: must be a number",
        "ml_config.json | \"signal_classifier\" | \"Signal\" | $.models.Signal = \"Signal\": model name 'Signal' must",
        "ml_config.json | [] | [\"network\"] | $.bridge.capabilities[0] = \"network\": must be one of read_files",
        "ml_config.json | 42 | 4.2e1 | $.training.seed = 4.2e1: must be a whole number",
    })
    void faultsOfMeaningAreNamedToo(String file, String old, String replacement, String message) throws IOException {
        edit(file, old, replacement);

        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class, () -> Configuration.load(folder, Map.of()));

        assertThat(e.faults().getFirst().source()).isEqualTo(folder.resolve(file).toString());
        assertThat(e.getMessage()).contains(": " + message);
        assertThat(e.faults().getFirst().line()).isPositive();
    }

    @Test
    void allFaultsOfAllFilesComeAtOnce() throws IOException {
        edit("trading.json", "\"scaling\": 0.5", "\"scaling\": 2");
        edit("trading.json", "\"retries\": 2", "\"retries\": 99");
        edit("ml_config.json", "\"folds\": 5", "\"folds\": 1");
        Files.delete(folder.resolve("stocks.json"));

        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.load(folder, Map.of("DOLLARBILL_PORTFOLIO_VALU", "1")));

        assertThat(e.faults()).extracting(ConfigFault::path)
                .containsExactly("$", "$.training.folds", "$", "$.scaling", "$.providers.retries");
        assertThat(e.faults().get(0).problem()).isEqualTo("file not found");
        assertThat(e.faults().get(2).toString()).isEqualTo("environment variable DOLLARBILL_PORTFOLIO_VALU: $: "
                + "unknown setting, did you mean DOLLARBILL_PORTFOLIO_VALUE?");
    }

    @Test
    void textThatIsNotJsonIsRefusedWithItsPlace() throws IOException {
        edit("trading.json", "\"scaling\": 0.5,", "\"scaling\": 0.5");
        assertThatThrownBy(() -> Configuration.load(folder, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(folder.resolve("trading.json") + ":5:")
                .contains("$: not JSON: Unexpected character ('\"'");

        Files.write(folder.resolve("trading.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Configuration.load(folder, Map.of()))
                .hasMessage(folder.resolve("trading.json") + ": $: not UTF-8 text");

        Files.writeString(folder.resolve("trading.json"), "");
        assertThatThrownBy(() -> Configuration.load(folder, Map.of()))
                .hasMessage(folder.resolve("trading.json") + ":1:1: $: file is empty, an object is needed");

        Files.writeString(folder.resolve("trading.json"), "{} {}");
        assertThatThrownBy(() -> Configuration.load(folder, Map.of()))
                .hasMessageContaining("text after the end of the object");
    }

    @Test
    void environmentOverridesTradingSettings() {
        TradingConfig t = Configuration.load(folder, Map.of(
                "DOLLARBILL_PORTFOLIO_VALUE", "25000",
                "DOLLARBILL_MAX_PER_POSITION", "0.1",
                "DOLLARBILL_COSTS_COMMISSION_PER_CONTRACT", "1.25",
                "DOLLARBILL_COSTS_SLIPPAGE", "mid",
                "DOLLARBILL_LIMITS_VEGA", "7",
                "DOLLARBILL_JAVA_HOME", "elsewhere",
                "PATH", "whatever")).trading();

        assertThat(t.portfolioValue()).isEqualTo(25_000.0);
        assertThat(t.maxPerPosition()).isEqualTo(0.1);
        assertThat(t.costs().commissionPerContract()).isEqualTo(1.25);
        assertThat(t.costs().slippage()).isEqualTo(TradingConfig.Slippage.MID);
        assertThat(t.limits().vega()).isEqualTo(7.0);
    }

    @Test
    void overridesAreCheckedLikeTheFile() {
        assertThatThrownBy(() -> Configuration.load(folder, Map.of("DOLLARBILL_SCALING", "2")))
                .hasMessage("environment variable DOLLARBILL_SCALING: $.scaling = 2: must be a number in (0, 1]");
        assertThatThrownBy(() -> Configuration.load(folder, Map.of("DOLLARBILL_MAX_POSITIONS", "many")))
                .hasMessage("environment variable DOLLARBILL_MAX_POSITIONS: $.max_positions = many: "
                        + "must be a whole number in [1, 1000], not text");
    }

    @Test
    void hashFollowsContentAndOverrides() throws IOException {
        String before = Configuration.load(folder, Map.of()).contentHash();
        assertThat(Configuration.load(SHIPPED, Map.of()).contentHash()).isEqualTo(before);
        assertThat(Configuration.load(folder, Map.of("DOLLARBILL_SCALING", "0.5")).contentHash())
                .isNotEqualTo(before);
        edit("trading.json", "\"scaling\": 0.5", "\"scaling\": 0.4");
        assertThat(Configuration.load(folder, Map.of()).contentHash()).isNotEqualTo(before);
    }

    @Test
    void secretsAreNeverPrinted() {
        Secrets secrets = Configuration.load(folder, Map.of("FRED_API_KEY", "topsecret", "FINNHUB_API_KEY", " "))
                .secrets();
        assertThat(secrets.fredApiKey()).contains("topsecret");
        assertThat(secrets.finnhubApiKey()).isEmpty();
        assertThat(secrets.toString()).isEqualTo("Secrets[fred set, finnhub not set, coingecko not set]");
    }

    @Test
    void aKeyLosesTheBlanksAroundItAndIsNotToldWhereItIsNone() {
        assertThat(Configuration.load(folder, Map.of("FRED_API_KEY", " topsecret\n")).secrets().fredApiKey())
                .contains("topsecret");
        assertThatThrownBy(() -> Configuration.load(folder, Map.of("FINNHUB_API_KEY", "top\nsecret")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FINNHUB_API_KEY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void bridgeSettingsFollowTheModels() {
        MlConfig ml = Configuration.load(folder, Map.of()).ml();
        var settings = ml.bridgeSettings(Path.of("python-ml"), Path.of("data", "models"));
        assertThat(settings.contexts()).isEqualTo(2);
        assertThat(settings.deadline()).hasSeconds(5);
        assertThat(settings.cache().size()).isEqualTo(100_000);
        assertThat(settings.cache().timeToLive()).hasMinutes(10);
        assertThat(settings.disabled()).isEmpty();
    }

    private void edit(String file, String old, String replacement) throws IOException {
        Path path = folder.resolve(file.strip());
        String text = Files.readString(path, StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        Files.writeString(path, text.substring(0, at) + replacement + text.substring(at + old.length()));
    }
}
