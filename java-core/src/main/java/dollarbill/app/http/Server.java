package dollarbill.app.http;

import dollarbill.bridge.ModelHost;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running endpoint. It listens as soon as it is started, before models or signals are there, and says so.
 *
 * <p>Closing it refuses new requests, waits for those running up to the drain limit, and frees the port.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int HEADER_BYTES = 8 * 1_024;
    private static final int LAST_BYTES_MILLIS = 2_000;
    private static final int SHUTDOWN_IDLE_MILLIS = 100;
    private static final int IDLE_MILLIS = 30_000;

    private final Javalin javalin;
    private final Gate gate;
    private final ServerSettings settings;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Server(Javalin javalin, Gate gate, ServerSettings settings) {
        this.javalin = javalin;
        this.gate = gate;
        this.settings = settings;
    }

    /**
     * Starts listening and returns.
     *
     * @param settings  where to listen and how much to take
     * @param desk  the application
     * @param clock  tells when requests arrive
     */
    public static Server start(ServerSettings settings, SignalDesk desk, InstantSource clock) {
        Gate gate = new Gate(settings.workers());
        ServerMetrics metrics = new ServerMetrics(desk, gate);
        RequestIds ids = new RequestIds(Long.toString(clock.instant().toEpochMilli(), Character.MAX_RADIX));
        List<Route> routes = table(desk, gate, metrics, clock, settings);
        Dispatcher dispatcher = new Dispatcher(
                routes,
                gate,
                () -> desk.models().map(ModelHost::turns),
                new HostCheck(settings.host()),
                ids,
                metrics,
                settings.maxBodyBytes());
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = settings.maxBodyBytes();
            config.jetty.host = settings.host();
            config.jetty.port = settings.port();
            config.jetty.threadPool = threads(settings.threads());
            config.jetty.modifyServer(jetty -> {
                jetty.setErrorHandler(new JettyErrors(ids));
                jetty.setHandler(new GracefulHandler());
                jetty.addBean(new NetworkConnectionLimit(settings.connections(), jetty));
                jetty.setStopTimeout(LAST_BYTES_MILLIS);
            });
            config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors(ids)));
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(false);
                http.setRequestHeaderSize(HEADER_BYTES);
                http.setIdleTimeout(IDLE_MILLIS);
            });
            dispatcher.register(config);
        });
        javalin.start();
        closeIdleConnectionsAtOnce(javalin);
        return new Server(javalin, gate, settings);
    }

    /** Returns the port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Returns method and path of every route the HTTP server itself knows. */
    List<String> registered() {
        return javalin.unsafe.internalRouter.allHttpHandlers()
                .stream()
                .filter(handler -> handler.endpoint.method.isHttpMethod())
                .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
                .toList();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!gate.drain(settings.drain())) {
                LOG.warn("stopped with {} requests still running after {}", gate.inside(), settings.drain());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
    }

    static List<Route> table(
            SignalDesk desk, Gate gate, ServerMetrics metrics, InstantSource clock, ServerSettings settings) {
        List<Route> routes = new ArrayList<>();
        OpenApi document = new OpenApi(() -> routes);
        routes.addAll(new BacktestRoutes(desk).routes());
        routes.addAll(new SignalRoutes(desk, settings.maxBatch(), clock).routes());
        routes.addAll(new RowRoutes(settings.maxBatch()).routes());
        routes.addAll(new SurfaceRoutes(desk).routes());
        routes.addAll(new SizingRoutes(desk).routes());
        routes.addAll(new StructureRoutes(desk).routes());
        routes.addAll(new RiskRoutes(desk, settings.maxBatch()).routes());
        routes.addAll(new ForecastRoutes(desk).routes());
        routes.addAll(new ModelRoutes(desk).routes());
        routes.addAll(new OperationRoutes(desk, gate, metrics, clock, document::bytes).routes());
        return routes;
    }

    /** Lets a stop not wait for connections that are kept alive without a request. */
    private static void closeIdleConnectionsAtOnce(Javalin javalin) {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector kept) {
                kept.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
            }
        }
    }

    private static QueuedThreadPool threads(int most) {
        QueuedThreadPool pool = new QueuedThreadPool(most, Math.min(8, most), 60_000);
        pool.setName("http");
        return pool;
    }
}
