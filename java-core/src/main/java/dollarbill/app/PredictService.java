package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.PointInTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers features given by a caller with a prediction, by the models and the selector that make recommendations. */
public final class PredictService {
    private final Engine engine;

    /** Creates a service of an engine. */
    public PredictService(Engine engine) {
        this.engine = engine;
    }

    /** Returns the prediction. The state of the market, which is read off returns, is not among it. */
    public ObjectNode predict(PredictionInput input) {
        SymbolOutlook outlook = new OutlookStage(engine, Duration.ZERO)
                .ask(List.of(new OutlookStage.Rows(input.row(), Optional.empty())), PointInTime.cutoff(input.date()))
                .getFirst();
        return PredictionDocument.of(input, outlook, engine);
    }
}
