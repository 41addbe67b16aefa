package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.model.Outlook;
import dollarbill.strategy.DecisionRound;
import dollarbill.strategy.DecisionRound.Decided;
import dollarbill.strategy.DecisionRound.Quotes;
import dollarbill.strategy.HeldBook;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.StrategyAdvisor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what is known of symbols and what the models foretell of them into recommendations, or says why there is none. */
final class AdviceStage {
    private final DecisionRound round;

    AdviceStage(Configuration configuration, double portfolioValue) {
        round = new DecisionRound(
                new StrategyAdvisor(configuration.trading().selector().rules(), MarketStage.costs(configuration)),
                BookStage.empty(configuration.trading(), portfolioValue).limits(),
                configuration.trading().guardLimits());
    }

    /**
     * Decides.
     *
     * @param days  what is known of each symbol
     * @param outlooks  what the models foretell of each
     * @param start  what is held before the first
     * @return one a symbol, in the order given
     */
    List<SymbolAdvice> decide(List<SymbolDay> days, List<SymbolOutlook> outlooks, HeldBook start) {
        SymbolAdvice.Ruling[] rulings = new SymbolAdvice.Ruling[days.size()];
        List<MarketView> views = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<Symbol, Quotes> quotes = new HashMap<>();
        for (int i = 0; i < rulings.length; i++) {
            SymbolDay day = days.get(i);
            Optional<MarketView> view = view(day, outlooks.get(i));
            if (view.isPresent()) {
                views.add(view.get());
                places.add(i);
                quotes.put(day.symbol(), quotes(day));
            } else {
                rulings[i] = withheld(day, outlooks.get(i));
            }
        }
        List<Decided> decided = round.decide(
                views, symbol -> Objects.requireNonNull(quotes.get(symbol)), start);
        for (int k = 0; k < decided.size(); k++) {
            Decided one = decided.get(k);
            rulings[places.get(one.place())] = new SymbolAdvice.Advised(one.advice(), k + 1, one.before());
        }
        List<SymbolAdvice> advice = new ArrayList<>(rulings.length);
        for (int i = 0; i < rulings.length; i++) {
            advice.add(new SymbolAdvice(days.get(i), outlooks.get(i), rulings[i]));
        }
        return advice;
    }

    private static Optional<MarketView> view(SymbolDay day, SymbolOutlook outlook) {
        return day.features() instanceof SymbolDay.Unknown
                ? Optional.empty()
                : RecommendService.view(day.symbol(), day.asOf(), outlook, expectedVolatility(day));
    }

    private static Quotes quotes(SymbolDay day) {
        return switch (day.chain()) {
            case SymbolDay.Listed(var chain, var fit) -> new Quotes.Listed(chain, fit);
            case SymbolDay.Unknown(Reason reason, String detail) -> new Quotes.Missing(reason, detail);
        };
    }

    private static SymbolAdvice.Ruling withheld(SymbolDay day, SymbolOutlook outlook) {
        if (day.features() instanceof SymbolDay.Unknown(Reason reason, String detail)) {
            return new SymbolAdvice.Withheld(reason.name(), detail);
        }
        Outlook.Untold<?> untold = outlook.direction() instanceof Outlook.Untold<?> none
                ? none
                : (Outlook.Untold<?>) outlook.volatility();
        return new SymbolAdvice.Withheld(untold.reason(), untold.message());
    }

    private static OptionalDouble expectedVolatility(SymbolDay day) {
        return day.features() instanceof SymbolDay.Known known
                && known.volatility() instanceof FeatureValue.Known(double percent, var at)
                        ? OptionalDouble.of(percent / 100.0)
                        : OptionalDouble.empty();
    }
}
