package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.ModelUse;
import dollarbill.app.ProgressSink;
import dollarbill.app.http.Server;
import dollarbill.app.http.ServerSettings;
import dollarbill.app.http.SignalDesk;
import dollarbill.app.sizing.SizingServices;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint of sizing answers what the commands print, and names every wrong field. */
class SizingOverHttpTest {
    private static final Path COINS = ProjectCopy.root().resolve("docs/examples/coins");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Engine sample;
    private static Engine coins;
    private static Server server;
    private static Server coinServer;

    @BeforeAll
    static void start() {
        EngineOptions options = EngineOptions.of(ProjectCopy.root(), Map.of());
        sample = engine(options);
        coins = engine(options.withData(COINS));
        server = Server.start(ServerSettings.loopback(0), desk(sample), InstantSource.fixed(CliRun.NOW));
        coinServer = Server.start(ServerSettings.loopback(0), desk(coins), InstantSource.fixed(CliRun.NOW));
    }

    @AfterAll
    static void stop() {
        server.close();
        coinServer.close();
        sample.close();
        coins.close();
    }

    private static Engine engine(EngineOptions options) {
        return Engine.open(
                options,
                ModelUse.COMMAND,
                settings -> {
                    throw new AssertionError("sizing must not start Python");
                },
                InstantSource.fixed(CliRun.NOW),
                ProgressSink.SILENT);
    }

    /** A desk that sizes and knows nothing else. */
    private static SignalDesk desk(Engine engine) {
        SizingServices services = SizingServices.of(engine);
        return (SignalDesk) Proxy.newProxyInstance(
                SignalDesk.class.getClassLoader(),
                new Class<?>[] {SignalDesk.class},
                (proxy, method, arguments) -> {
                    if (method.getReturnType() == SizingServices.class) {
                        return services;
                    }
                    return method.getReturnType() == List.class ? List.of() : Optional.empty();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/kelly/AAPL?lookback=100 | kelly --symbol AAPL --lookback 100",
        "/api/v1/kelly/ko?as_of=2026-06-30&value=5000&scaling=.25 | kelly --symbol KO --as-of 2026-06-30 --value 5000 --scaling .25",
        "/api/v1/portfolio | portfolio",
        "/api/v1/portfolio?under=covariance&lot=.001 | portfolio --under covariance --lot .001",
        "/api/v1/portfolio?symbols=KO,jpm&lot=.01&leverage=.3&lookback=60 | portfolio --symbols KO,JPM --lot .01 --leverage .3 --lookback 60",
    })
    void answersWhatTheCommandPrints(String path, String command) throws Exception {
        assertThat(RunJson.parse(get(server, path).body())).isEqualTo(printed(command));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/crypto | crypto",
        "/api/v1/crypto?symbols=BTC&lookback=100&value=9000 | crypto --symbols BTC --lookback 100 --value 9000",
        "/api/v1/kelly/BTC | kelly --symbol BTC",
    })
    void answersOfCoinsToo(String path, String command) throws Exception {
        assertThat(RunJson.parse(get(coinServer, path).body()))
                .isEqualTo(printed(command + " --data " + COINS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"win_probability\":0.6,\"odds\":1} | kelly --win-probability .6 --odds 1",
        "{\"win_probability\":0.6,\"odds\":2,\"odds_error\":0.1,\"observations\":400} | kelly --win-probability .6 --odds 2 --odds-error .1 --observations 400",
        "{\"win_probability\":0.6,\"odds\":1,\"interval\":{\"low\":0.5,\"high\":0.7},\"value\":5000,\"scaling\":1} | kelly --win-probability .6 --odds 1 --interval .5,.7 --value 5000 --scaling 1",
        "{\"payoffs\":[{\"profit\":2,\"probability\":0.4},{\"profit\":-0.5,\"probability\":0.6}]} | kelly --payoffs 2:.4,-.5:.6",
    })
    void answersBetsAsTheCommandDoes(String body, String command) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunJson.parse(answer.body())).isEqualTo(printed(command));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[] | $",
        "{} | $.odds",
        "{\"odds\":1} | $.win_probability",
        "{\"odds\":0,\"win_probability\":1.2,\"much\":1} | $.much $.win_probability $.odds",
        "{\"odds\":1,\"win_probability\":0.5,\"scaling\":0,\"value\":-1} | $.value $.scaling",
        "{\"odds\":1,\"win_probability\":0.5,\"interval\":{\"low\":0.6,\"high\":0.5}} | $.interval.high",
        "{\"odds\":1,\"win_probability\":0.5,\"interval\":{\"low\":0.4},\"observations\":0} | $.observations $.interval.high",
        "{\"odds\":1,\"win_probability\":0.6,\"interval\":{\"low\":0.4,\"high\":0.5}} | $.win_probability",
        "{\"payoffs\":[{\"profit\":1,\"probability\":1}],\"odds_error\":0.1,\"observations\":9} | $.observations $.odds_error",
        "{\"payoffs\":[]} | $.payoffs",
        "{\"payoffs\":[{\"profit\":1,\"probability\":2},{}]} | $.payoffs[0].probability $.payoffs[1].profit $.payoffs[1].probability",
        "{\"payoffs\":[{\"profit\":1,\"probability\":0.5}]} | $.payoffs",
        "{\"payoffs\":[{\"profit\":1,\"probability\":1}],\"win_probability\":0.5} | $.payoffs",
    })
    void namesEveryWrongField(String body, String paths) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(RunJson.parse(answer.body()).at("/error/field_errors").findValuesAsText("path"))
                .as(answer.body())
                .contains(paths.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/kelly/AAPL?lookback=x&as_of=yesterday&value=0 | lookback as_of value",
        "/api/v1/kelly/AAPL?loopback=100 | loopback",
        "/api/v1/portfolio?symbols=A*&lot=0&leverage=20&under=law | symbols lot leverage under",
        "/api/v1/portfolio?value=1&value=2 | value",
        "/api/v1/crypto?scaling=NaN | scaling",
    })
    void namesEveryWrongParameter(String path, String names) throws Exception {
        HttpResponse<String> answer = get(server, path.replace("*", "%2A"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunJson.parse(answer.body()).at("/error/field_errors").findValuesAsText("path"))
                .as(answer.body())
                .contains(names.split(" "));
    }

    private static JsonNode printed(String command) throws IOException {
        CliRun run = CliRun.withoutModels(Stream.concat(Stream.of(command.split(" ")), Stream.of("--json"))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }

    private static HttpResponse<String> get(Server at, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/kelly"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
