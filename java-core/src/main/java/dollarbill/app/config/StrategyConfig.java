package dollarbill.app.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The strategies in use, from {@code strategy_deployment.json}.
 *
 * @param strategies  in file order, each name once; the weights of the enabled ones sum to more than 0
 */
public record StrategyConfig(List<Strategy> strategies) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public StrategyConfig {
        strategies = List.copyOf(strategies);
        Set<String> seen = new HashSet<>();
        for (Strategy strategy : strategies) {
            if (!seen.add(strategy.name())) {
                throw new IllegalArgumentException("strategy " + strategy.name() + " stands in the list twice");
            }
        }
        if (strategies.stream().anyMatch(Strategy::enabled)
                && strategies.stream().filter(Strategy::enabled).mapToDouble(Strategy::weight).sum() <= 0.0) {
            throw new IllegalArgumentException("weights of the enabled strategies must sum to more than 0");
        }
    }

    /** Returns the strategies that are switched on. */
    public List<Strategy> enabled() {
        return strategies.stream().filter(Strategy::enabled).toList();
    }

    /**
     * One strategy.
     *
     * @param name  name in reports: a lower-case identifier
     * @param type  what it does
     * @param enabled  whether it is run
     * @param weight  share in the ensemble, relative to the other weights
     * @param parameters  numbers of its type, all of {@link StrategyType#parameters()} and no other
     */
    public record Strategy(
            String name,
            StrategyType type,
            boolean enabled,
            @Range(min = 0, max = 1) double weight,
            @Range(min = -1e9, max = 1e9) Map<String, Double> parameters) {
        public Strategy {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "name \"" + name + "\" must be a lower-case identifier of at most 64 characters");
            }
            parameters = Map.copyOf(parameters);
            Set<String> wanted = new TreeSet<>(type.parameters().keySet());
            if (!wanted.equals(parameters.keySet())) {
                throw new IllegalArgumentException("parameters of type " + type + " must be " + wanted + ", not "
                        + new TreeSet<>(parameters.keySet()));
            }
            Map<String, StrategyType.Interval> domains = type.parameters();
            parameters.forEach((key, value) -> {
                StrategyType.Interval domain = domains.get(key);
                if (domain != null) {
                    domain.check(key, value);
                }
            });
        }
    }
}
