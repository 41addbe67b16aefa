package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.ModelDocument;
import dollarbill.app.http.SignalDesk.Condition;
import dollarbill.bridge.PythonRuntime.RuntimeHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Routes that tell about the process: health, readiness, metrics and the OpenAPI document. */
final class OperationRoutes {
    private final SignalDesk desk;
    private final Readiness readiness;
    private final Gate gate;
    private final ServerMetrics metrics;
    private final InstantSource clock;
    private final Instant started;
    private final Supplier<byte[]> openApi;

    OperationRoutes(
            SignalDesk desk, Gate gate, ServerMetrics metrics, InstantSource clock, Supplier<byte[]> openApi) {
        this.desk = desk;
        this.readiness = new Readiness(desk, gate);
        this.gate = gate;
        this.metrics = metrics;
        this.clock = clock;
        this.started = clock.instant();
        this.openApi = openApi;
    }

    List<Route> routes() {
        return List.of(
                route(
                        "/health",
                        "getHealth",
                        "The process is alive; states of models and interpreters, and every reason for less.",
                        Answer.JSON,
                        Map.of(200, Schemas.named("Health")),
                        call -> Answer.json(health())),
                route(
                        "/ready",
                        "getReady",
                        "200 where signals can be answered by models now, else 503 with the reasons.",
                        Answer.JSON,
                        Map.of(200, Schemas.named("Ready")),
                        call -> ready()),
                route(
                        "/metrics",
                        "getMetrics",
                        "Figures in the text format of Prometheus.",
                        "text/plain",
                        Map.of(200, Schemas.text()),
                        call -> metrics.scrape()),
                route(
                        "/openapi.json",
                        "getOpenApi",
                        "This document.",
                        Answer.JSON,
                        Map.of(200, Schemas.mapOf(JsonNodeFactory.instance.objectNode())),
                        call -> new Answer(200, Answer.JSON, openApi.get(), Map.of())));
    }

    private static Route route(
            String path,
            String operation,
            String summary,
            String mediaType,
            Map<Integer, ObjectNode> answers,
            Route.Action action) {
        List<ErrorCode> errors = path.equals("/ready") ? List.of(ErrorCode.NOT_READY) : List.of();
        return new Route(
                "GET",
                path,
                operation,
                summary,
                List.of(),
                Optional.empty(),
                mediaType,
                answers,
                errors,
                Route.Lane.OPERATION,
                action);
    }

    private ObjectNode health() {
        List<Condition> obstacles = readiness.obstacles();
        List<Condition> reasons = readiness.reasons();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("status", status(obstacles, reasons).name());
        document.put("uptime_seconds", Duration.between(started, clock.instant()).toMillis() / 1e3);
        document.put("requests_running", gate.inside());
        ArrayNode list = document.putArray("reasons");
        reasons.forEach(reason -> list.addObject().put("code", reason.code()).put("text", reason.text()));
        desk.current().ifPresent(board -> document.put("signals", board.items().size()));
        desk.models().ifPresent(host -> {
            document.set("runtime", runtime(host.runtime()));
            document.set("models", ModelDocument.list(host.models()).get("models"));
        });
        return document;
    }

    private HealthStatus status(List<Condition> obstacles, List<Condition> reasons) {
        if (gate.stopping()) {
            return HealthStatus.STOPPING;
        }
        boolean starting = obstacles.stream().anyMatch(o -> HealthStatus.TRANSIENT.contains(o.code()));
        if (starting) {
            return HealthStatus.WARMING;
        }
        return reasons.isEmpty() ? HealthStatus.GOOD : HealthStatus.DEGRADED;
    }

    private Answer ready() {
        List<Condition> obstacles = readiness.obstacles();
        if (obstacles.isEmpty()) {
            return Answer.json(JsonNodeFactory.instance.objectNode().put("ready", true));
        }
        List<FieldError> all = obstacles.stream()
                .map(o -> new FieldError("reasons", o.code(), o.text()))
                .toList();
        throw new HttpFault(ErrorCode.NOT_READY, obstacles.get(0).text(), all);
    }

    private static ObjectNode runtime(RuntimeHealth health) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("python_version", health.pythonVersion())
                .put("jit", health.jit())
                .put("contexts", health.contexts())
                .put("ready", health.ready())
                .put("busy", health.busy())
                .put("waiting", health.waiting())
                .put("retired", health.retired())
                .put("stuck_threads", health.stuckThreads());
    }
}
