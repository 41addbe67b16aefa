package dollarbill.bridge.host;

import static dollarbill.bridge.host.ModelFolder.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What happens to a host in a random order: edits, broken edits, requests, the end of all cached answers. */
sealed interface CacheTruth {
    /** Features that are equal, close or alike without being the same question. */
    List<Double> POOL = List.of(0.0, -0.0, 1.0, Math.nextUp(1.0), -7.25, Double.NaN);

    /** Saves a whole model of a version. */
    record Edit(int version) implements CacheTruth {}

    /** Saves a broken model. */
    record Break() implements CacheTruth {}

    /** Asks rows given by places in the pool, one digit a feature. */
    record Ask(List<Integer> places) implements CacheTruth {}

    /** Lets every cached answer grow too old. */
    record Expire() implements CacheTruth {}

    /** Makes one answer afresh, by a way that has no cache. */
    @FunctionalInterface
    interface Fresh {
        DoubleRows answer(int version, DoubleRows rows) throws Exception;
    }

    static Arbitrary<List<CacheTruth>> histories(int longest) {
        Arbitrary<CacheTruth> edit = Arbitraries.integers().between(1, 4).map(Edit::new);
        Arbitrary<CacheTruth> ask = Arbitraries.integers()
                .between(0, 29)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(Ask::new);
        Arbitrary<CacheTruth> rest = Arbitraries.of(new Break(), new Expire());
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, edit), net.jqwik.api.Tuple.of(6, ask),
                net.jqwik.api.Tuple.of(1, rest))
                .list()
                .ofMinSize(3)
                .ofMaxSize(longest);
    }

    /** Plays one step and returns the version that serves afterwards. */
    default int play(ModelHost host, Texts texts, FakeTime time, int version, Fresh fresh) throws Exception {
        switch (this) {
            case Edit edit -> {
                texts.save(texts.whole(edit.version()));
                host.refresh();
                return edit.version();
            }
            case Break broken -> {
                texts.save(texts.broken());
                host.refresh();
            }
            case Expire expire -> time.advance(Duration.ofHours(1));
            case Ask ask -> compare(host, ask, version, fresh);
        }
        return version;
    }

    /** How a model is written for the runtime at hand. */
    interface Texts {
        void save(String text);

        String whole(int version);

        String broken();
    }

    private static void compare(ModelHost host, Ask ask, int version, Fresh fresh) throws Exception {
        double[] flat = new double[ask.places().size() * 2];
        for (int i = 0; i < ask.places().size(); i++) {
            int place = ask.places().get(i);
            flat[2 * i] = POOL.get(place % 5);
            flat[2 * i + 1] = POOL.get(place / 5);
        }
        DoubleRows rows = DoubleRows.of(2, flat);
        Predictions answers = host.predict(PredictionRequest.of(MODEL, rows, "now"));
        DoubleRows expected = fresh.answer(version, rows);
        for (int row = 0; row < rows.rows(); row++) {
            assertThat(answers.rows().get(row)).isInstanceOf(Prediction.Scored.class);
            assertThat(((Prediction.Scored) answers.rows().get(row)).values())
                    .as("row " + row + " of " + rows)
                    .isEqualTo(Values.of(expected.row(row)));
        }
    }
}
