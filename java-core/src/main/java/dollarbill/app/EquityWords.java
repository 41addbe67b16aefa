package dollarbill.app;

import dollarbill.backtest.equity.EquityCosts;
import dollarbill.backtest.equity.EquityFamily;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.market.Symbol;
import dollarbill.performance.ReturnSeries;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the request of a backtest of a rule over bars from the words of an HTTP body. */
public final class EquityWords {
    /** Bars and deviations of the rules. */
    private static final Set<String> PARAMETERS = Set.of("fast", "slow", "lookback", "window", "entry", "exit");
    private static final Set<String> OTHERS = Set.of(
            "rule", "grid", "from", "to", "capital", "fill_at", "slippage_bps", "commission_bps",
            "minimum_commission", "cash_rate", "whole_shares", "resamples", "seed");
    private static final double SLIPPAGE_BPS = 2.0;
    private static final int MOST_RESAMPLES = 100_000;

    private final Map<String, String> words;

    private EquityWords(Map<String, String> words) {
        this.words = words;
    }

    /**
     * Returns the request.
     *
     * @param words  values by name, those not named as usual on the command line
     * @param symbols  underlyings, at least one
     * @throws IllegalArgumentException  with name, value and allowed domain
     */
    public static EquityBacktestRequest request(Map<String, String> words, List<Symbol> symbols) {
        for (String name : words.keySet()) {
            if (!PARAMETERS.contains(name) && !OTHERS.contains(name)) {
                List<String> known = new ArrayList<>(PARAMETERS);
                known.addAll(OTHERS);
                throw new IllegalArgumentException(
                        name + " is not known; allowed: " + known.stream().sorted().toList());
            }
        }
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("symbols is empty; allowed: 1 or more");
        }
        return new EquityWords(words).request(symbols);
    }

    private EquityBacktestRequest request(List<Symbol> symbols) {
        EquityFamily family = EquityFamily.named(
                word("rule").orElseThrow(() -> new IllegalArgumentException("rule is missing; allowed: sma_cross, "
                        + "ema_cross, momentum, momentum_breakout, mean_reversion")));
        Map<String, Double> parameters = new TreeMap<>();
        PARAMETERS.forEach(name -> word(name).ifPresent(text -> parameters.put(name, number(name, text))));
        return new EquityBacktestRequest(
                symbols,
                family,
                parameters,
                flag("grid"),
                date("from"),
                date("to"),
                new EquitySettings(
                        fill(),
                        new EquityCosts(
                                number("slippage_bps", SLIPPAGE_BPS),
                                number("commission_bps", 0.0),
                                number("minimum_commission", 0.0)),
                        number("capital", BacktestRequest.USUAL_CAPITAL),
                        1.0,
                        flag("whole_shares"),
                        number("cash_rate", 0.0),
                        ReturnSeries.TRADING_DAYS),
                whole("resamples", 1_000, MOST_RESAMPLES),
                whole("seed", 1, Integer.MAX_VALUE),
                Runtime.getRuntime().availableProcessors());
    }

    private Optional<String> word(String name) {
        return Optional.ofNullable(words.get(name));
    }

    private EquitySettings.Fill fill() {
        String text = word("fill_at").orElse("next-open");
        return switch (text) {
            case "next-open" -> EquitySettings.Fill.NEXT_OPEN;
            case "same-close" -> EquitySettings.Fill.SAME_CLOSE;
            default -> throw new IllegalArgumentException(
                    "fill_at is '" + text + "'; allowed: next-open, same-close");
        };
    }

    private double number(String name, double usual) {
        return word(name).map(text -> number(name, text)).orElse(usual);
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "'; allowed: a number", e);
        }
    }

    private int whole(String name, int usual, int most) {
        double value = number(name, usual);
        if (!(value >= 0.0 && value <= most) || value != Math.rint(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: a whole number from 0 to " + most);
        }
        return (int) value;
    }

    private boolean flag(String name) {
        String text = word(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " is '" + text + "'; allowed: true, false");
        }
        return text.equals("true");
    }

    private Optional<LocalDate> date(String name) {
        return word(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(name + " is '" + text + "'; allowed: a day as 2021-03-31", e);
            }
        });
    }
}
