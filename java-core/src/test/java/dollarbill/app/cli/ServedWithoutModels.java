package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.LiveSignals;
import dollarbill.app.ModelUse;
import dollarbill.app.PipelineRequest;
import dollarbill.app.ProgressSink;
import dollarbill.app.http.Server;
import dollarbill.app.http.ServerSettings;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;

/** A server of the signals of some symbols on a port of its own, with a client; Python must not start. */
record ServedWithoutModels(Engine engine, LiveSignals live, Server server, HttpClient client)
        implements
            AutoCloseable {
    static ServedWithoutModels start(EngineOptions options, String... symbols) {
        Engine engine = Engine.open(
                options,
                ModelUse.SERVER,
                settings -> {
                    throw new AssertionError("this test must not start Python");
                },
                InstantSource.fixed(CliRun.NOW),
                ProgressSink.SILENT);
        LiveSignals live = LiveSignals.start(
                engine, PipelineRequest.configured().withSymbols(Arrays.stream(symbols).map(Symbol::new).toList()));
        Server server = Server.start(
                ServerSettings.loopback(0), new ServeDesk(engine, live), InstantSource.fixed(CliRun.NOW));
        return new ServedWithoutModels(engine, live, server, HttpClient.newHttpClient());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts JSON. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    @Override
    public void close() {
        server.close();
        live.close();
        engine.close();
        client.close();
    }
}
