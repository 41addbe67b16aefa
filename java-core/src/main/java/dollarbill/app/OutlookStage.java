package dollarbill.app;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.model.DirectionModel;
import dollarbill.model.InputRow;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.Outlook;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Asks the models of daily features about several symbols, each model once for all of them, or says why one is not asked. */
final class OutlookStage {
    private static final Map<ModelId, String> TRAINED_AS = Map.of(
            DirectionModel.ID, "direction",
            LargeMoveModel.ID, "large_move",
            VolatilityModel.ID, "volatility",
            RegimeModel.ID, "regime");

    private final Engine engine;
    private final Duration patience;

    /**
     * Creates a stage.
     *
     * @param patience  longest wait for models that are still starting
     */
    OutlookStage(Engine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    /**
     * What the models read of one symbol.
     *
     * @param features  daily features
     * @param returns  the last 60 log returns; absent where nobody asks for the state of the market
     */
    record Rows(InputRow features, Optional<InputRow> returns) {}

    /** Returns whether any model would be asked, so that Python is worth starting. */
    boolean asksAny() {
        return DailyModels.ALL.stream().anyMatch(id -> reasonNotToAsk(id).isEmpty());
    }

    /**
     * Asks.
     *
     * @param rows  one a symbol
     * @param asOf  moment up to which all of them were known
     */
    List<SymbolOutlook> ask(List<Rows> rows, Instant asOf) {
        Supplier<ModelHost> host = new Supplier<>() {
            private Optional<ModelHost> ready = Optional.empty();

            @Override
            public ModelHost get() {
                if (ready.isEmpty()) {
                    ready = Optional.of(engine.readyModels(patience));
                }
                return ready.get();
            }
        };
        Duration deadline = engine.deadline();
        List<InputRow> features = rows.stream().map(Rows::features).toList();
        List<InputRow> returns = rows.stream().flatMap(row -> row.returns().stream()).toList();
        var direction = ask(DirectionModel.ID, features, host,
                (models, days) -> new DirectionModel(models, deadline).foretell(days, asOf));
        var largeMove = ask(LargeMoveModel.ID, features, host,
                (models, days) -> new LargeMoveModel(models, deadline).foretell(days, asOf));
        var volatility = ask(VolatilityModel.ID, features, host,
                (models, days) -> new VolatilityModel(models, deadline).foretell(days, asOf));
        var regime = ask(RegimeModel.ID, returns, host,
                (models, days) -> new RegimeModel(models, deadline).states(days, asOf));
        List<SymbolOutlook> outlooks = new ArrayList<>();
        int state = 0;
        for (int i = 0; i < rows.size(); i++) {
            outlooks.add(new SymbolOutlook(
                    direction.get(i),
                    largeMove.get(i),
                    volatility.get(i),
                    rows.get(i).returns().isPresent() ? regime.get(state++)
                            : none("MODEL_INPUT_INVALID", "no returns are given")));
        }
        return List.copyOf(outlooks);
    }

    private <T> List<Outlook<T>> ask(
            ModelId id,
            List<InputRow> rows,
            Supplier<ModelHost> host,
            BiFunction<ModelHost, List<InputRow>, List<Outlook<T>>> model) {
        Optional<Outlook.Untold<?>> reason = reasonNotToAsk(id);
        if (reason.isPresent()) {
            return Collections.nCopies(rows.size(), none(reason.get().reason(), reason.get().message()));
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        try {
            return model.apply(host.get(), rows);
        } catch (IllegalStateException e) {
            return Collections.nCopies(
                    rows.size(), none(ModelReason.MODEL_HOST_CLOSED.name(), String.valueOf(e.getMessage())));
        }
    }

    private Optional<Outlook.Untold<?>> reasonNotToAsk(ModelId id) {
        if (!engine.configuration().ml().mlIntegration().enabled()) {
            return Optional.of(none(ModelReason.MODEL_DISABLED.name(), "models are switched off in ml_config.json"));
        }
        if (engine.configuration().ml().disabledModels().contains(id)) {
            return Optional.of(none(ModelReason.MODEL_DISABLED.name(), id + " is switched off in ml_config.json"));
        }
        if (DailyModels.untrained(engine.options(), id)) {
            return Optional.of(none(ModelReason.MODEL_ARTEFACT_MISSING.name(), id
                    + " has no version in service; 'dollarbill train " + TRAINED_AS.get(id) + "' makes one"));
        }
        return Optional.empty();
    }

    private static <T> Outlook.Untold<T> none(String reason, String message) {
        return new Outlook.Untold<>(reason, message);
    }
}
