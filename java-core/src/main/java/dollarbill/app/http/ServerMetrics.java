package dollarbill.app.http;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.PythonRuntime.RuntimeHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Figures for Prometheus: requests by route and status, and models and interpreters at the moment of the scrape. */
final class ServerMetrics {
    private static final String[] BREAKER_STATES = {"CLOSED", "OPEN", "HALF_OPEN"};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Exchange, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private final SignalDesk desk;

    ServerMetrics(SignalDesk desk, Gate gate) {
        this.desk = desk;
        Gauge.builder("dollarbill.http.running", gate, Gate::inside)
                .description("requests running now")
                .register(registry);
    }

    /** Counts one request. */
    void record(String method, String route, int status, long nanos) {
        timers.computeIfAbsent(new Exchange(method, route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    Answer scrape() {
        desk.models().ifPresent(this::look);
        byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", text, Map.of());
    }

    private Timer timer(Exchange exchange) {
        return Timer.builder("dollarbill.http.requests")
                .description("time to answer a request")
                .tags("method", exchange.method, "route", exchange.route, "status", Integer.toString(exchange.status))
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(registry);
    }

    private void look(ModelHost host) {
        List<ModelStatus> models = host.models();
        model("predictions", "rows answered since the start", models, m -> m.health().predictions());
        model("errors", "rows not answered since the start", models, m -> m.health().errors());
        model("cache.hit.rate", "share of rows from the cache", models, m -> m.health().cacheHitRate());
        model("latency.p50.seconds", "median time", models, m -> m.health().latencyP50Micros() / 1e6);
        model("latency.p99.seconds", "99th percentile", models, m -> m.health().latencyP99Micros() / 1e6);
        model("generation", "generation in service; 0 for none", models,
                m -> m.generation().map(g -> g.number()).orElse(0L));
        model("swaps", "generations swapped in since the start", models, m -> m.health().swaps());
        model("refused", "changes refused since the start", models, m -> m.health().refused());
        breakers(models);
        runtime(host.runtime());
    }

    private void model(String name, String text, List<ModelStatus> models, ToDoubleFunction<ModelStatus> figure) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ModelStatus model : models) {
            rows.add(MultiGauge.Row.of(Tags.of("model", model.model().value()), figure.applyAsDouble(model)));
        }
        gauge("dollarbill.model." + name, text).register(rows, true);
    }

    private void breakers(List<ModelStatus> models) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ModelStatus model : models) {
            for (String state : BREAKER_STATES) {
                double holds = model.health().breaker().equals(state) ? 1 : 0;
                rows.add(MultiGauge.Row.of(Tags.of("model", model.model().value(), "state", state), holds));
            }
        }
        gauge("dollarbill.model.breaker", "1 for the state the breaker is in").register(rows, true);
    }

    private void runtime(RuntimeHealth health) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        rows.add(MultiGauge.Row.of(Tags.of("state", "alive"), health.contexts()));
        rows.add(MultiGauge.Row.of(Tags.of("state", "ready"), health.ready()));
        rows.add(MultiGauge.Row.of(Tags.of("state", "busy"), health.busy()));
        rows.add(MultiGauge.Row.of(Tags.of("state", "retired"), health.retired()));
        rows.add(MultiGauge.Row.of(Tags.of("state", "stuck"), health.stuckThreads()));
        gauge("dollarbill.python.contexts", "interpreters by state; retired since the start").register(rows, true);
        gauge("dollarbill.python.waiting", "calls that wait for an interpreter")
                .register(List.of(MultiGauge.Row.of(Tags.empty(), health.waiting())), true);
    }

    private MultiGauge gauge(String name, String text) {
        return gauges.computeIfAbsent(
                name, n -> MultiGauge.builder(n).description(text).register(registry));
    }

    private record Exchange(String method, String route, int status) {}
}
