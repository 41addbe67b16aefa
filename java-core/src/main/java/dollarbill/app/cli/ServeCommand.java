package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.LiveSignals;
import dollarbill.app.ModelUse;
import dollarbill.app.http.Server;
import dollarbill.app.http.ServerSettings;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves signals and models over HTTP until the process is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve signals and models over HTTP; a saved model file is served within a second.", footer = {
    "", "Example:", "  dollarbill serve --port 7070"})
final class ServeCommand extends EngineVerb {
    private static final int PORT = 7070;

    @Mixin
    final PipelineOptions asked = new PipelineOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port = PORT;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = "127.0.0.1";

    ServeCommand(CliContext context) {
        super(context);
    }

    @Override
    ModelUse use() {
        return ModelUse.SERVER;
    }

    @Override
    ExitCode run(Engine engine) throws InterruptedException {
        ServerSettings settings = settings();
        engine.configuration();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try (LiveSignals live = LiveSignals.start(engine, asked.request());
                Server server = Server.start(settings, new ServeDesk(engine, live), context.clock())) {
            engine.startModels();
            context.err().println("listening on http://" + host + ":" + server.port() + " (stop with Ctrl-C)");
            context.err().flush();
            stop.await();
        } finally {
            engine.close();
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private ServerSettings settings() {
        try {
            return ServerSettings.loopback(port).withHost(host);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }
}
