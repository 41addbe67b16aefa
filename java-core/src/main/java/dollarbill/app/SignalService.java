package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.bridge.ContentHash;
import dollarbill.model.ModelIdentity;
import dollarbill.signal.SignalDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes signals: from chains to sized positions, in two halves of which only the second needs Python. */
public final class SignalService {
    /** Version of the program. */
    public static final String VERSION = "0.1.0";

    private static final int SHORT_HASH = 12;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Engine engine;

    /** Creates a service of an engine. */
    public SignalService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs the whole way; Python starts while Java works.
     *
     * @throws dollarbill.market.DataFault  if a file is not what it should be, or a symbol asked for has no chain
     * @throws dollarbill.app.config.ConfigurationException  if the configuration is refused
     */
    public PipelineRun run(PipelineRequest request) {
        if (engine.configuration().ml().mlIntegration().enabled()) {
            engine.startModels();
        }
        return judge(prepare(request), START_LIMIT);
    }

    /** Runs the first half: chains, quality, smiles, signals, features. */
    public PreparedSignals prepare(PipelineRequest request) {
        return new MarketStage(engine).prepare(request);
    }

    /**
     * Runs the second half: the classifier, ranking, sizing, the book.
     *
     * @param patience  longest wait for a classifier that is still starting; signals it has not judged by then say so
     */
    public PipelineRun judge(PreparedSignals prepared, Duration patience) {
        return judge(prepared, patience, () -> recommend(prepared, patience));
    }

    /** Recommends a strategy for each symbol of the first half. */
    RecommendRun recommend(PreparedSignals prepared, Duration patience) {
        return new RecommendService(engine).advise(prepared.days(), prepared.request(), patience);
    }

    /**
     * Runs the second half with recommendations that may be known already.
     *
     * @param recommending  gives the recommendations, of the same first half
     */
    PipelineRun judge(PreparedSignals prepared, Duration patience, Supplier<RecommendRun> recommending) {
        Configuration configuration = engine.configuration();
        double portfolioValue = prepared.request().portfolioValue().orElse(configuration.trading().portfolioValue());
        BeliefStage.Beliefs beliefs = new BeliefStage(engine, patience).judge(prepared.signals(), prepared.moment());
        long begin = engine.clock().millis();
        BookStage stage = new BookStage(configuration.trading(), configuration.ml(), portfolioValue);
        BookStage.Book book = stage.size(prepared.signals(), beliefs.confidences());
        List<String> positions = book.signals()
                .stream()
                .filter(document -> document.sizing().contracts() > 0)
                .map(SignalDocument::id)
                .toList();
        long sized = engine.clock().millis();
        RecommendRun recommendations = recommending.get();
        Manifest manifest = manifest(prepared, beliefs.model(), recommendations);
        return new PipelineRun(
                prepared.asOf() + "-" + hash(prepared, portfolioValue, manifest),
                prepared.asOf(),
                engine.clock().instant(),
                prepared.synthetic(),
                portfolioValue,
                prepared.symbols(),
                book.signals(),
                positions,
                book.book(),
                book.best(),
                stage.breaches(book.book()),
                recommendations,
                beliefs.model(),
                manifest,
                new PipelineRun.Timings(
                        prepared.millis(),
                        beliefs.waitMillis(),
                        beliefs.judgeMillis(),
                        sized - begin,
                        engine.clock().millis() - sized));
    }

    private Manifest manifest(
            PreparedSignals prepared, Optional<ModelIdentity> model, RecommendRun recommendations) {
        return new Manifest(
                engine.configuration().contentHash(),
                prepared.dataHashes(),
                new Manifest.Program(VERSION, ProgramHash.value()),
                model.map(Manifest.Model::of),
                recommendations.symbols()
                        .stream()
                        .flatMap(symbol -> symbol.outlook().identities().stream())
                        .map(Manifest.Model::of)
                        .distinct()
                        .toList());
    }

    private static String hash(PreparedSignals prepared, double portfolioValue, Manifest manifest) {
        String went = manifest.toJson() + "|" + prepared.asOf() + "|"
                + prepared.symbols().stream().map(SymbolReport::symbol).toList() + "|" + portfolioValue;
        return ContentHash.of(went.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_HASH);
    }
}
