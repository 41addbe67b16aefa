package dollarbill.bridge.host;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.Values;
import dollarbill.bridge.cache.Flight;
import dollarbill.bridge.cache.PredictionCache;
import dollarbill.bridge.cache.PredictionCache.Lookup;
import dollarbill.bridge.cache.PredictionKey;
import dollarbill.bridge.guard.HealthFigures;
import dollarbill.bridge.reload.LiveGeneration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Scores the rows of one request by one generation.
 *
 * <p>Rows known are taken from the cache, rows another request computes now are waited for, and all others cross into
 * Python together, each different row once. A crossing that fails fails all its rows: nothing is tried again while a caller
 * waits. A row another request failed to compute before its own, earlier deadline is the exception: it is asked once more
 * by this request, for which it is the first time.
 */
final class RowScoring {
    private final PredictionRequest request;
    private final LiveGeneration live;
    private final PythonRuntime runtime;
    private final Optional<PredictionCache> cache;
    private final LongSupplier ticker;
    private final long start;
    private final long expires;
    private final RowAnswers answers;
    private final List<Question> mine = new ArrayList<>();
    private final List<Question> shared = new ArrayList<>();

    /** One row to be answered, with the other rows of this request that ask the same. */
    private record Question(int row, Optional<Flight> flight, List<Integer> twins) {}

    RowScoring(
            PredictionRequest request,
            HealthFigures figures,
            LiveGeneration live,
            PythonRuntime runtime,
            Optional<PredictionCache> cache,
            LongSupplier ticker,
            long start,
            long expires) {
        this.request = request;
        this.live = live;
        this.runtime = runtime;
        this.cache = cache;
        this.ticker = ticker;
        this.start = start;
        this.expires = expires;
        this.answers = new RowAnswers(request, live.generation(), figures);
    }

    Predictions score() {
        Optional<ModelFailure> shape = live.rules().shape(request.rows());
        if (shape.isPresent()) {
            for (int row = 0; row < request.rows().rows(); row++) {
                answers.invalid(row, shape.get());
            }
            return answers.predictions();
        }
        sort();
        cross(mine);
        cross(awaitShared());
        return answers.predictions();
    }

    private void sort() {
        Map<PredictionKey, Question> open = new HashMap<>();
        for (int row = 0; row < request.rows().rows(); row++) {
            double[] features = request.rows().row(row);
            Optional<ModelFailure> invalid = live.rules().row(row, features);
            if (invalid.isPresent()) {
                answers.invalid(row, invalid.get());
            } else if (cache.isPresent()) {
                sort(row, features, cache.get(), open);
            } else {
                mine.add(new Question(row, Optional.empty(), List.of()));
            }
        }
    }

    private void sort(int row, double[] features, PredictionCache known, Map<PredictionKey, Question> open) {
        PredictionKey key = PredictionKey.of(live.identity(), request.asOf(), features);
        Question twin = open.get(key);
        if (twin != null) {
            twin.twins().add(row);
            return;
        }
        switch (known.lookUp(key, expires)) {
            case Lookup.Found found -> answers.scored(row, found.values(), CacheState.HIT, elapsed());
            case Lookup.Shared other -> shared.add(question(row, other.flight(), key, open));
            case Lookup.Claimed claimed -> mine.add(question(row, claimed.flight(), key, open));
        }
    }

    private static Question question(
            int row, Flight flight, PredictionKey key, Map<PredictionKey, Question> open) {
        Question question = new Question(row, Optional.of(flight), new ArrayList<>());
        open.put(key, question);
        return question;
    }

    private void cross(List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        ModelFailure failure = ModelFailure.of(ModelReason.MODEL_FAILED, "the call ended without an outcome");
        boolean done = false;
        try {
            DoubleRows outputs = call(questions);
            done = true;
            long latency = elapsed();
            for (int i = 0; i < questions.size(); i++) {
                landed(questions.get(i), Values.of(outputs.row(i)), latency);
            }
        } catch (ModelException e) {
            failure = e.failure();
        } catch (RuntimeException e) {
            failure = ModelFailure.of(ModelReason.MODEL_HOST_CLOSED, "the interpreter broke: " + e);
        } finally {
            if (!done) {
                for (Question question : questions) {
                    failed(question, failure);
                }
            }
        }
    }

    private DoubleRows call(List<Question> questions) throws ModelException {
        Duration left = Duration.ofNanos(expires - ticker.getAsLong());
        if (!left.isPositive()) {
            throw new ModelException(late("no time was left to ask " + request.model()));
        }
        if (!live.breaker().tryEnter()) {
            throw new ModelException(
                    ModelReason.MODEL_BREAKER_OPEN, request.model() + " failed too often lately and rests");
        }
        ModelFailure failure = ModelFailure.of(ModelReason.MODEL_HOST_CLOSED, "the interpreter broke");
        boolean done = false;
        try {
            DoubleRows outputs = runtime.call(live.key(), rows(questions), left);
            if (outputs.rows() != questions.size()
                    || outputs.columns() != live.generation().contract().outputs().size()) {
                throw new ModelException(
                        ModelReason.MODEL_OUTPUT_INVALID,
                        questions.size() + " rows were answered by " + outputs.rows() + "x" + outputs.columns());
            }
            done = true;
            return outputs;
        } catch (ModelException e) {
            failure = e.failure();
            throw e;
        } finally {
            if (done) {
                live.breaker().succeeded();
            } else {
                live.breaker().failed(failure);
            }
        }
    }

    private DoubleRows rows(List<Question> questions) {
        int columns = request.rows().columns();
        double[] flat = new double[questions.size() * columns];
        for (int i = 0; i < questions.size(); i++) {
            for (int column = 0; column < columns; column++) {
                double value = request.rows().get(questions.get(i).row(), column);
                flat[i * columns + column] = Double.isNaN(value) ? Double.NaN : value;
            }
        }
        return DoubleRows.of(columns, flat);
    }

    private List<Question> awaitShared() {
        List<Question> again = new ArrayList<>();
        for (Question question : shared) {
            Flight flight = question.flight().orElseThrow();
            try {
                Values values = flight.await(expires - ticker.getAsLong());
                answered(question, values, CacheState.SHARED, elapsed());
            } catch (ModelException e) {
                boolean tooShortForOther = e.failure().reason() == ModelReason.MODEL_DEADLINE
                        && flight.expiresNanos() < expires;
                if (tooShortForOther && ticker.getAsLong() < expires) {
                    again.add(new Question(question.row(), Optional.empty(), question.twins()));
                } else {
                    unanswered(question, e.failure());
                }
            } catch (TimeoutException e) {
                unanswered(question, late("the same row, asked by another request, was not answered in time"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                unanswered(question, late("the caller was interrupted while it waited"));
            }
        }
        return again;
    }

    private void landed(Question question, Values values, long latency) {
        if (question.flight().isPresent() && cache.isPresent()) {
            cache.get().land(question.flight().get(), values);
        }
        answered(question, values, CacheState.MISS, latency);
    }

    private void failed(Question question, ModelFailure failure) {
        if (question.flight().isPresent() && cache.isPresent()) {
            cache.get().fail(question.flight().get(), failure);
        }
        unanswered(question, failure);
    }

    private void answered(Question question, Values values, CacheState how, long latency) {
        answers.scored(question.row(), values, how, latency);
        question.twins().forEach(twin -> answers.scored(twin, values, CacheState.SHARED, latency));
    }

    private void unanswered(Question question, ModelFailure failure) {
        answers.failed(question.row(), failure);
        question.twins().forEach(twin -> answers.failed(twin, failure));
    }

    private static ModelFailure late(String message) {
        return ModelFailure.of(ModelReason.MODEL_DEADLINE, message);
    }

    private long elapsed() {
        return ticker.getAsLong() - start;
    }
}
