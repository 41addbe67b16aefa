package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.BacktestDocument;
import dollarbill.app.BacktestFolder;
import dollarbill.app.BacktestRequest;
import dollarbill.app.BacktestRun;
import dollarbill.app.BacktestService;
import dollarbill.app.BacktestWords;
import dollarbill.app.Engine;
import dollarbill.app.EquityBacktestDocument;
import dollarbill.app.EquityBacktestRequest;
import dollarbill.app.EquityBacktestService;
import dollarbill.app.EquityWords;
import dollarbill.app.http.BacktestDesk;
import dollarbill.app.report.TearSheet;
import dollarbill.bridge.ModelException;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Runs backtests of a running engine, one at a time, and reads those stored. */
final class ServeBacktests implements BacktestDesk {
    private final Engine engine;
    private final Semaphore one = new Semaphore(1);

    ServeBacktests(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome run(Map<String, String> words, List<String> symbols) {
        BacktestRequest request;
        try {
            request = BacktestWords.request(words, symbols.stream().map(Symbol::of).toList());
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
        return alone(() -> {
            BacktestRun run = new BacktestService(engine).run(request);
            ObjectNode document = BacktestDocument.of(run);
            BacktestFolder.write(engine.options().outDir(), run, document, TearSheet.page(document));
            return new Outcome.Done(document);
        });
    }

    @Override
    public Outcome runRule(Map<String, String> words, List<String> symbols) {
        try {
            EquityBacktestRequest request = EquityWords.request(words, symbols.stream().map(Symbol::of).toList());
            return alone(() -> new Outcome.Done(
                    EquityBacktestDocument.of(new EquityBacktestService(engine).run(request))));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Work that no other backtest may run beside. */
    @FunctionalInterface
    private interface Work {
        Outcome run() throws ModelException, IOException;
    }

    private Outcome alone(Work work) {
        if (!one.tryAcquire()) {
            return new Outcome.Busy();
        }
        try {
            return work.run();
        } catch (DataFault e) {
            return new Outcome.Unable("DATA", String.valueOf(e.getMessage()));
        } catch (ModelException e) {
            return new Outcome.Unable(e.failure().reason().name(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            one.release();
        }
    }

    @Override
    public JsonNode list() {
        try {
            return BacktestFolder.list(engine.options().outDir());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<JsonNode> find(String id) {
        try {
            return BacktestFolder.read(engine.options().outDir(), id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
