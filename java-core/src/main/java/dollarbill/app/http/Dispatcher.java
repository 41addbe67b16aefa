package dollarbill.app.http;

import dollarbill.app.http.Route.Lane;
import dollarbill.bridge.Turns;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the route table and wraps every request: its id, the Host check, the gate, its turn, errors, figures. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String ID = "dollarbill.request.id";
    private static final String ROUTE = "dollarbill.route";
    private static final String NO_ROUTE = "none";

    private final List<Route> routes;
    private final Gate gate;
    private final Supplier<Optional<Turns>> turns;
    private final HostCheck hosts;
    private final RequestIds ids;
    private final ServerMetrics metrics;
    private final int maxBodyBytes;

    Dispatcher(
            List<Route> routes,
            Gate gate,
            Supplier<Optional<Turns>> turns,
            HostCheck hosts,
            RequestIds ids,
            ServerMetrics metrics,
            int maxBodyBytes) {
        this.routes = List.copyOf(routes);
        this.gate = gate;
        this.turns = turns;
        this.hosts = hosts;
        this.ids = ids;
        this.metrics = metrics;
        this.maxBodyBytes = maxBodyBytes;
    }

    void register(JavalinConfig config) {
        config.routes.before(this::arrive);
        for (Route route : routes) {
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()), route.path(), context -> serve(route, context));
        }
        config.routes.exception(HttpFault.class, (fault, context) -> fail(fault, context));
        config.routes.exception(HttpResponseException.class, (fault, context) -> fail(known(fault, context), context));
        config.routes.exception(Exception.class, this::internal);
        config.requestLogger.http((context, millis) -> count(context, (long) (millis * 1e6)));
    }

    private void arrive(Context context) {
        String id = ids.accept(context.header(RequestIds.HEADER));
        context.attribute(ID, id);
        context.header(RequestIds.HEADER, id);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        hosts.check(context.header("Host"));
    }

    private void serve(Route route, Context context) {
        context.attribute(ROUTE, route.path());
        gate.enter(route.lane() == Lane.OPERATION);
        try (Turns.Turn _ = turn(route)) {
            if (!MediaRange.allows(context.header("Accept"), route.mediaType())) {
                throw new HttpFault(ErrorCode.NOT_ACCEPTABLE, "this route answers in " + route.mediaType());
            }
            write(answer(route, new Call(context, route, maxBodyBytes)), context);
        } finally {
            gate.leave();
        }
    }

    private Turns.Turn turn(Route route) {
        return route.lane() == Lane.OPERATION ? () -> {} : turns.get().map(Turns::await).orElse(() -> {});
    }

    private Answer answer(Route route, Call call) {
        List<FieldError> errors = route.filters() ? List.of() : call.queryErrors();
        if (!errors.isEmpty()) {
            throw new HttpFault(ErrorCode.BAD_REQUEST, "wrong query parameters", errors);
        }
        if (route.lane() != Lane.WORK) {
            return route.action().answer(call);
        }
        gate.enterWork();
        try {
            return route.action().answer(call);
        } finally {
            gate.leaveWork();
        }
    }

    private HttpFault known(HttpResponseException fault, Context context) {
        ErrorCode code = ErrorCode.ofStatus(fault.getStatus());
        if (code == ErrorCode.METHOD_NOT_ALLOWED) {
            String allowed = methods(context.path());
            context.header("Allow", allowed);
            return new HttpFault(code, "this path allows " + allowed);
        }
        String detail = code == ErrorCode.NOT_FOUND
                ? "no such path; the routes are listed at /openapi.json"
                : "the request cannot be answered";
        return new HttpFault(code, detail);
    }

    private String methods(String path) {
        return routes.stream()
                .filter(route -> path.matches(route.path().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(Route::method)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void fail(HttpFault fault, Context context) {
        write(ErrorAnswers.of(fault, id(context)), context);
    }

    private void internal(Exception fault, Context context) {
        LOG.error("request {} to {} failed", id(context), context.path(), fault);
        write(
                ErrorAnswers.of(
                        ErrorCode.INTERNAL, "a fault of the server; its log has the request id", List.of(),
                        id(context)),
                context);
    }

    private String id(Context context) {
        String id = context.attribute(ID);
        return id == null ? ids.get() : id;
    }

    private void count(Context context, long nanos) {
        String route = context.attribute(ROUTE);
        metrics.record(context.method().name(), route == null ? NO_ROUTE : route, context.statusCode(), nanos);
    }

    private static void write(Answer answer, Context context) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        context.contentType(answer.contentType());
        context.res().setContentLength(answer.body().length);
        try {
            context.outputStream().write(answer.body());
        } catch (IOException gone) {
            LOG.debug("the caller of {} left before its answer was written", context.path(), gone);
        }
    }
}
