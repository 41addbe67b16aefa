package dollarbill.app;

import dollarbill.model.ModelIdentity;
import dollarbill.risk.BookGreeks;
import dollarbill.risk.GuardBreach;
import dollarbill.signal.SignalDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One finished run, from chains to sized signals.
 *
 * <p>Its id and everything but {@code createdAt} and {@code timings} follow from the manifest alone.
 *
 * @param id  day and hash of what went in
 * @param asOf  day of the newest chain used
 * @param createdAt  when it was made
 * @param synthetic  whether any of the data is simulated
 * @param portfolioValue  dollars sized for
 * @param symbols  one report an underlying
 * @param signals  all signals, best first
 * @param positions  ids of the signals with at least one contract, best first
 * @param book  Greeks of those positions together
 * @param best  Greeks of the best signals as if one contract of each were held
 * @param breaches  limits that the book breaks
 * @param recommendations  a strategy or none for each underlying
 * @param model  who judged; absent where no model did
 * @param manifest  what went in
 * @param timings  where the time went
 */
public record PipelineRun(
        String id,
        LocalDate asOf,
        Instant createdAt,
        boolean synthetic,
        double portfolioValue,
        List<SymbolReport> symbols,
        List<SignalDocument> signals,
        List<String> positions,
        BookGreeks book,
        BookGreeks best,
        List<GuardBreach> breaches,
        RecommendRun recommendations,
        Optional<ModelIdentity> model,
        Manifest manifest,
        Timings timings) {
    public PipelineRun {
        symbols = List.copyOf(symbols);
        signals = List.copyOf(signals);
        positions = List.copyOf(positions);
        breaches = List.copyOf(breaches);
    }

    /**
     * Where the time of a run went, in milliseconds.
     *
     * @param market  chains, quality, smiles, signals, daily features
     * @param pythonWait  waiting for Python after that
     * @param model  judging by the model
     * @param sizing  ranking, sizing and the book
     * @param recommendations  the models of daily features and the strategies
     */
    public record Timings(long market, long pythonWait, long model, long sizing, long recommendations) {}

    /** Returns the signals with at least one contract, best first. */
    public List<SignalDocument> chosen() {
        return signals.stream().filter(document -> document.sizing().contracts() > 0).toList();
    }

    /** Returns a signal by its id. */
    public Optional<SignalDocument> find(String signal) {
        return signals.stream().filter(document -> document.id().equals(signal)).findFirst();
    }
}
