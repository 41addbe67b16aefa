package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.LiveSignals;
import dollarbill.app.PredictService;
import dollarbill.app.PredictionDocument;
import dollarbill.app.PredictionInput;
import dollarbill.app.RecommendDocument;
import dollarbill.app.RecommendRun;
import dollarbill.app.SymbolAdvice;
import dollarbill.app.http.ForecastDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Forecasts and recommendations of the newest run of a server, and predictions from features by its models. */
final class LiveForecasts implements ForecastDesk {
    private final Engine engine;
    private final LiveSignals live;

    LiveForecasts(Engine engine, LiveSignals live) {
        this.engine = engine;
        this.live = live;
    }

    @Override
    public Forecast recommendations(List<String> symbols) {
        Optional<RecommendRun> run = newest();
        if (run.isEmpty()) {
            return new Forecast.NotYet();
        }
        if (symbols.isEmpty()) {
            return new Forecast.Found(RecommendDocument.of(run.get(), engine.clock().instant()));
        }
        List<SymbolAdvice> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String symbol : symbols.stream().map(s -> s.toUpperCase(Locale.ROOT)).distinct().toList()) {
            find(run.get(), symbol).ifPresentOrElse(chosen::add, () -> unknown.add(symbol));
        }
        return unknown.isEmpty()
                ? new Forecast.Found(RecommendDocument.of(run.get(), chosen, engine.clock().instant()))
                : new Forecast.Unknown(unknown);
    }

    @Override
    public Forecast prediction(String symbol) {
        Optional<RecommendRun> run = newest();
        if (run.isEmpty()) {
            return new Forecast.NotYet();
        }
        return find(run.get(), symbol.toUpperCase(Locale.ROOT))
                .<Forecast>map(found -> new Forecast.Found(
                        PredictionDocument.of(found, engine, engine.clock().instant())))
                .orElseGet(() -> new Forecast.Unknown(List.of(symbol)));
    }

    @Override
    public JsonNode predict(PredictionInput input) {
        return new PredictService(engine).predict(input);
    }

    private Optional<RecommendRun> newest() {
        return live.current().map(snapshot -> snapshot.run().recommendations());
    }

    private static Optional<SymbolAdvice> find(RecommendRun run, String symbol) {
        return run.symbols().stream().filter(advice -> advice.day().symbol().value().equals(symbol)).findFirst();
    }
}
