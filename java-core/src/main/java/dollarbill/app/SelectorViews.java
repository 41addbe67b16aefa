package dollarbill.app;

import dollarbill.app.FeatureDays.SymbolDate;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.run.SelectorStrategy;
import dollarbill.feature.PointInTime;
import dollarbill.market.Symbol;
import dollarbill.model.DirectionModel;
import dollarbill.model.ModelIdentity;
import dollarbill.model.Outlook.Foretold;
import dollarbill.model.Outputs;
import dollarbill.model.VolatilityInputs;
import dollarbill.model.VolatilityModel;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.ModelView;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Views of the underlyings of a backtest at each close, made of answers as service makes them. */
final class SelectorViews {
    private SelectorViews() {}

    /** What one variant foretells of an underlying at a close. */
    private record Answers(Foretold<DirectionModel.Answer> direction, Foretold<VolatilityModel.Answer> volatility) {}

    /** Returns the views of walking models as they answered, each as far as the stretches before gave evidence. */
    static SelectorStrategy.Views served(
            SlidingForecaster.Told direction, SlidingForecaster.Told volatility, Map<String, String> code,
            FeatureDays days) {
        return views(days,
                key -> answers(direction, volatility, code, key, DirectionModel::answer, VolatilityModel::answer));
    }

    /** Returns the views of the same models with their own probabilities, whatever the evidence. */
    static SelectorStrategy.Views unshrunk(
            SlidingForecaster.Told direction, SlidingForecaster.Told volatility, Map<String, String> code,
            FeatureDays days) {
        return views(days, key -> answers(
                direction, volatility, code, key,
                v -> new DirectionModel.Answer(
                        v.get("unshrunk"), v.get("unshrunk"), v.get("base_rate"), v.get("threshold"), 1.0),
                v -> BaseRates.answer(
                        new double[] {v.get("low_unshrunk"), v.get("normal_unshrunk"), v.get("high_unshrunk")},
                        today(days, key).orElseThrow(), 1.0)));
    }

    /**
     * Returns the views without a model.
     *
     * @param rates  base rates from the first day on which they count
     */
    static SelectorStrategy.Views baseRates(SortedMap<LocalDate, BaseRates> rates, FeatureDays days) {
        return views(days, key -> {
            OptionalInt today = today(days, key);
            SortedMap<LocalDate, BaseRates> known = rates.headMap(key.date().plusDays(1));
            if (known.isEmpty() || today.isEmpty()) {
                return Optional.empty();
            }
            BaseRates of = known.sequencedValues().getLast();
            ModelIdentity identity = new ModelIdentity(
                    "base_rates", 0, "", Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
            return Optional.of(new Answers(
                    new Foretold<>(of.direction(), identity),
                    new Foretold<>(of.after(today.getAsInt()), identity)));
        });
    }

    private static SelectorStrategy.Views views(FeatureDays days, Function<SymbolDate, Optional<Answers>> answers) {
        Map<SymbolDate, Optional<MarketView>> made = new ConcurrentHashMap<>();
        return (symbol, date) -> made.computeIfAbsent(
                new SymbolDate(symbol, date),
                key -> answers.apply(key).map(told -> view(symbol, date, told, days)));
    }

    private static MarketView view(Symbol symbol, LocalDate date, Answers told, FeatureDays days) {
        return ModelView.of(
                symbol, PointInTime.cutoff(date), told.direction(), told.volatility(),
                days.expectedVolatility(symbol, date));
    }

    private static Optional<Answers> answers(
            SlidingForecaster.Told direction,
            SlidingForecaster.Told volatility,
            Map<String, String> code,
            SymbolDate key,
            Function<Outputs, DirectionModel.Answer> way,
            Function<Outputs, VolatilityModel.Answer> classes) {
        Outputs up = direction.answers().get(key);
        Outputs regime = volatility.answers().get(key);
        if (up == null || regime == null) {
            return Optional.empty();
        }
        return Optional.of(new Answers(
                new Foretold<>(way.apply(up), identity(direction, code, key)),
                new Foretold<>(classes.apply(regime), identity(volatility, code, key))));
    }

    private static ModelIdentity identity(SlidingForecaster.Told told, Map<String, String> code, SymbolDate key) {
        BacktestRun.Segment segment = told.segment(key);
        return new ModelIdentity(
                segment.model(),
                0,
                code.getOrDefault(segment.model(), ""),
                Optional.of(segment.artefactHash()),
                OptionalInt.empty(),
                OptionalLong.of(segment.rows()));
    }

    private static OptionalInt today(FeatureDays days, SymbolDate key) {
        OptionalInt place = days.place(key.symbol(), key.date());
        if (place.isEmpty()) {
            return place;
        }
        double rank = days.table(key.symbol()).column(VolatilityInputs.RANK).raw(place.getAsInt());
        return Double.isNaN(rank) ? OptionalInt.empty() : OptionalInt.of(DailyTarget.rankClass(rank));
    }
}
