package dollarbill.app;

import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.Forecasts;
import dollarbill.backtest.daily.NullExperiment;
import dollarbill.backtest.daily.OutcomeOrder;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.bridge.ModelException;
import dollarbill.market.DataFault;
import java.util.ArrayList;
import java.util.List;

/** Walks a model of daily features forward over outcomes in orders of chance; keeps nothing of what it learns. */
public final class NullExperimentService {
    private static final String TASK = "outcomes in an order of chance";

    /** Folds of an experiment: as many as one symbol's few years have rows for. */
    private static final int FOLDS = 3;

    private final Engine engine;

    /** Creates a service of an engine. */
    public NullExperimentService(Engine engine) {
        this.engine = engine;
    }

    /** One fold of one order. */
    private record Step(OutcomeOrder order, long seed, WalkForward.Fold fold) {}

    /**
     * Runs one experiment for each order of outcomes.
     *
     * @param request  what would be trained; nothing is registered
     * @param seeds  orders drawn of each kind, at least 1
     * @throws ModelException  if a training fails
     * @throws DataFault  if bars are missing or the history is too short
     */
    public NullExperimentRun run(DailyTrainRequest request, List<OutcomeOrder> orders, int seeds)
            throws ModelException {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds is " + seeds + ", must be at least 1");
        }
        engine.startModels();
        DailyHistory history = DailyHistory.read(engine, request, FOLDS);
        DailyFit fit = new DailyFit(
                engine.models(),
                new DailyFit.Asked(request.target(), DailyTrainService.inputs(request.target()),
                        history.symbols().size(),
                        engine.configuration().ml().training().seed()),
                engine.progress(), TASK);
        List<Step> steps = new ArrayList<>();
        for (OutcomeOrder order : orders) {
            for (long seed = 1; seed <= seeds; seed++) {
                for (WalkForward.Fold fold : history.folds()) {
                    steps.add(new Step(order, seed, fold));
                }
            }
        }
        engine.progress().begin(TASK, steps.size());
        try {
            List<Forecasts> answers = Parallel.map(steps, DailyTrainService.UNDER_WAY, step -> {
                List<DailyRow> rows = step.order().of(history.rows(), step.seed());
                return fit.learn(step.fold().train(rows), step.fold().test(rows));
            });
            return run(request, history, orders, seeds, answers);
        } finally {
            engine.progress().end(TASK);
        }
    }

    private static NullExperimentRun run(
            DailyTrainRequest request,
            DailyHistory history,
            List<OutcomeOrder> orders,
            int seeds,
            List<Forecasts> answers) {
        int folds = history.folds().size();
        List<NullExperiment> experiments = new ArrayList<>();
        int at = 0;
        for (OutcomeOrder order : orders) {
            List<NullExperiment.Draw> draws = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
                draws.add(NullExperiment.Draw.of(seed, order.of(history.rows(), seed), history.folds(),
                        answers.subList(at, at + folds)));
                at += folds;
            }
            experiments.add(new NullExperiment(request.target(), order, draws));
        }
        int tested = history.folds().stream().mapToInt(fold -> fold.testTo() - fold.testFrom()).sum();
        return new NullExperimentRun(request.target(), history.name(), history.synthetic(), history.rows().size(),
                tested, folds, DailyTrainService.hash(history.rows()), experiments);
    }
}
