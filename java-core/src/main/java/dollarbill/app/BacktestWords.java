package dollarbill.app;

import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.market.Symbol;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the request of a backtest from words, those of the command line and those of an HTTP body alike. */
public final class BacktestWords {
    private static final Set<String> NAMES = Set.of(
            "strategy", "from", "to", "capital", "scaling", "fill", "fill_at", "hedge", "ml", "chains", "retrainings",
            "grid",
            "cpcv");

    private BacktestWords() {}

    /**
     * Returns the request.
     *
     * @param words  values by name, those not named as usual
     * @param symbols  underlyings; the enabled ones where empty
     * @throws IllegalArgumentException  with name, value and allowed domain
     */
    public static BacktestRequest request(Map<String, String> words, List<Symbol> symbols) {
        words.keySet()
                .stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            name + " is not known; allowed: " + NAMES.stream().sorted().toList());
                });
        BacktestRequest usual = BacktestRequest.of(
                choice(words, "strategy", BacktestRequest.Strategy.SIGNALS, BacktestRequest.Strategy.values()));
        return new BacktestRequest(
                usual.strategy(),
                symbols,
                date(words, "from"),
                date(words, "to"),
                word(words, "capital").map(text -> number("capital", text)).orElse(usual.capital()),
                word(words, "scaling").map(BacktestWords::scaling).orElseGet(OptionalDouble::empty),
                word(words, "fill").map(BacktestWords::fill),
                words.containsKey("fill_at")
                        ? Optional.of(choice(words, "fill_at", FillTime.NEXT_CLOSE, FillTime.values()))
                        : Optional.empty(),
                hedge(words.getOrDefault("hedge", "none")),
                choice(words, "ml", usual.judges(), BacktestRequest.Judges.values()),
                choice(words, "chains", usual.chains(), BacktestRequest.Chains.values()),
                word(words, "retrainings").map(BacktestWords::count).orElseGet(OptionalInt::empty),
                usual.threads(),
                checks(words));
    }

    private static Set<BacktestRequest.Check> checks(Map<String, String> words) {
        Set<BacktestRequest.Check> checks = EnumSet.noneOf(BacktestRequest.Check.class);
        for (BacktestRequest.Check check : BacktestRequest.Check.values()) {
            String text = words.getOrDefault(check.text(), "false");
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(check.text() + " is '" + text + "'; allowed: true, false");
            }
            if (text.equals("true")) {
                checks.add(check);
            }
        }
        return checks;
    }

    private static Optional<String> word(Map<String, String> words, String name) {
        return Optional.ofNullable(words.get(name));
    }

    private static Optional<LocalDate> date(Map<String, String> words, String name) {
        return word(words, name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(name + " is '" + text + "'; allowed: a day as 2021-03-31", e);
            }
        });
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "'; allowed: a number", e);
        }
    }

    private static OptionalDouble scaling(String text) {
        return OptionalDouble.of(number("scaling", text));
    }

    private static OptionalInt count(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("retrainings is '" + text + "'; allowed: 1 to 100", e);
        }
    }

    private static FillRule fill(String text) {
        if (text.startsWith("fraction:")) {
            double x = number("fill", text.substring("fraction:".length()));
            if (!(x >= 0.0 && x <= 1.0)) {
                throw new IllegalArgumentException("fill is '" + text + "'; allowed: a fraction from 0 to 1");
            }
            return new FillRule.Fraction(x);
        }
        return switch (text) {
            case "mid" -> FillRule.mid();
            case "cross" -> FillRule.cross();
            case "liquidity" -> FillRule.ByLiquidity.defaults();
            default -> throw new IllegalArgumentException(
                    "fill is '" + text + "'; allowed: mid, cross, fraction:X, liquidity");
        };
    }

    private static HedgeRule hedge(String text) {
        return switch (text) {
            case "none" -> HedgeRule.NONE;
            case "delta" -> HedgeRule.DELTA_AT_CLOSE;
            default -> throw new IllegalArgumentException("hedge is '" + text + "'; allowed: none, delta");
        };
    }

    private static <E extends Enum<E>> E choice(Map<String, String> words, String name, E usual, E[] all) {
        String text = words.get(name);
        if (text == null) {
            return usual;
        }
        return Stream.of(all)
                .filter(each -> text(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is '" + text + "'; allowed: "
                        + Stream.of(all).map(BacktestWords::text).collect(Collectors.joining(", "))));
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
