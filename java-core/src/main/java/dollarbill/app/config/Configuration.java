package dollarbill.app.config;

import dollarbill.app.config.ConfigNode.Member;
import dollarbill.app.config.ConfigNode.ObjectNode;
import dollarbill.app.config.ConfigNode.Place;
import dollarbill.app.config.ConfigNode.ScalarNode;
import dollarbill.bridge.ContentHash;
import dollarbill.math.NearestName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything configured: the five files of the configuration folder, overrides and secrets from the environment.
 *
 * @param stocks  symbols
 * @param ml  models
 * @param personality  classification of stocks
 * @param strategies  strategies
 * @param trading  money, limits and costs, with the overrides of the environment
 * @param secrets  keys to outside services
 * @param contentHash  SHA-256 over the five files and the overrides, in hexadecimal
 */
public record Configuration(
        StockUniverse stocks,
        MlConfig ml,
        PersonalityConfig personality,
        StrategyConfig strategies,
        TradingConfig trading,
        Secrets secrets,
        String contentHash) {
    /** Start of the environment variables that belong to the program. */
    public static final String PREFIX = "DOLLARBILL";

    /** Variables of the launcher, which are not settings. */
    public static final Set<String> LAUNCHER_VARIABLES = Set.of(
            "DOLLARBILL_HOME", "DOLLARBILL_JAVA_HOME", "DOLLARBILL_JIT", "DOLLARBILL_CONFIG", "DOLLARBILL_DATA",
            "DOLLARBILL_JAVA_OPTS");

    /**
     * Reads the configuration.
     *
     * @param folder  folder of the five files
     * @param environment  environment variables
     * @throws ConfigurationException  with every fault of every file and variable
     */
    public static Configuration load(Path folder, Map<String, String> environment) {
        Loading loading = new Loading(folder);
        StockUniverse stocks = loading.read("stocks.json", StockUniverse.class, Map.of());
        MlConfig ml = loading.read("ml_config.json", MlConfig.class, Map.of());
        PersonalityConfig personality = loading.read("personality_config.json", PersonalityConfig.class, Map.of());
        StrategyConfig strategies = loading.read("strategy_deployment.json", StrategyConfig.class, Map.of());
        Map<String, String> overrides = loading.overrides(environment);
        TradingConfig trading = loading.read("trading.json", TradingConfig.class, overrides);
        if (stocks == null || ml == null || personality == null || strategies == null || trading == null
                || !loading.faults.isEmpty()) {
            throw new ConfigurationException(loading.faults);
        }
        return new Configuration(
                stocks, ml, personality, strategies, trading, Secrets.of(environment), loading.hash(overrides));
    }

    /** One pass over the files. */
    private static final class Loading {
        private static final Map<String, List<String>> VARIABLES = ConfigNames.variables(PREFIX, TradingConfig.class);

        private final Path folder;
        private final List<ConfigFault> faults = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();

        Loading(Path folder) {
            this.folder = folder;
        }

        private <T extends Record> @Nullable T read(String name, Class<T> type, Map<String, String> overrides) {
            String source = folder.resolve(name).toString();
            try {
                List<ConfigFault> found = new ArrayList<>();
                ConfigNode document = ConfigParser.parse(source, text(source, folder.resolve(name)), found);
                for (Map.Entry<String, String> override : overrides.entrySet()) {
                    document = replace(
                            document,
                            VARIABLES.getOrDefault(override.getKey(), List.of()),
                            new ScalarNode(
                                    new Place("environment variable " + override.getKey(), 0, 0),
                                    ScalarNode.Type.UNTYPED,
                                    override.getValue()));
                }
                return ConfigReader.bind(document, type, found);
            } catch (ConfigurationException e) {
                faults.addAll(e.faults());
                return null;
            }
        }

        private String text(String source, Path file) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                contents.add(bytes);
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                throw refused(source, "not UTF-8 text");
            } catch (NoSuchFileException e) {
                throw refused(source, "file not found");
            } catch (IOException e) {
                throw refused(source, "file cannot be read: " + e.getMessage());
            }
        }

        private static ConfigurationException refused(String source, String problem) {
            return new ConfigurationException(List.of(new ConfigFault(source, 0, 0, "$", "", problem)));
        }

        private Map<String, String> overrides(Map<String, String> environment) {
            Map<String, String> found = new TreeMap<>();
            new TreeMap<>(environment).forEach((name, value) -> {
                if (VARIABLES.containsKey(name)) {
                    found.put(name, value);
                } else if (name.startsWith(PREFIX + "_") && !LAUNCHER_VARIABLES.contains(name)) {
                    faults.add(new ConfigFault("environment variable " + name, 0, 0, "$", "", "unknown setting"
                            + NearestName.of(name, known()).map(n -> ", did you mean " + n + "?").orElse("")));
                }
            });
            return found;
        }

        private static List<String> known() {
            List<String> all = new ArrayList<>(VARIABLES.keySet());
            all.addAll(LAUNCHER_VARIABLES);
            return all;
        }

        private String hash(Map<String, String> overrides) {
            List<byte[]> parts = new ArrayList<>(contents);
            parts.add(overrides.toString().getBytes(StandardCharsets.UTF_8));
            return ContentHash.of(parts.toArray(byte[][]::new));
        }

        private static ConfigNode replace(ConfigNode node, List<String> keys, ScalarNode value) {
            if (keys.isEmpty()) {
                return value;
            }
            if (!(node instanceof ObjectNode object)) {
                return node;
            }
            Map<String, Member> members = new LinkedHashMap<>(object.members());
            Member old = members.get(keys.getFirst());
            if (old == null && keys.size() > 1) {
                return node;
            }
            Place place = old == null ? value.place() : old.keyPlace();
            ConfigNode inner = old == null ? value : replace(old.value(), keys.subList(1, keys.size()), value);
            members.put(keys.getFirst(), new Member(place, inner));
            return new ObjectNode(object.place(), members);
        }
    }
}
