package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.backtest.engine.ClosedTrade;
import dollarbill.backtest.engine.DayMark;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.ArmFigures;
import dollarbill.backtest.run.MonthlyReturns;
import dollarbill.backtest.run.Selection;
import dollarbill.backtest.validation.Finding;
import dollarbill.performance.Interval;
import dollarbill.performance.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON document of a backtest, the same on the command line, over HTTP and in the run's folder.
 *
 * <p>It holds no time of day and no duration: the same inputs give the same bytes.
 */
public final class BacktestDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    /** What stands first wherever an option price was made by a model. */
    public static final String MODEL_PRICED = "model-priced chains";

    private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

    private BacktestDocument() {}

    /** Returns the document. */
    public static ObjectNode of(BacktestRun run) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("notice", notice(run));
        document.put("schema", SCHEMA);
        document.put("run", run.id());
        document.put("synthetic", run.tape().synthetic());
        document.put("verdict", verdict(run));
        document.set("request", request(run));
        document.set("tape", tape(run.tape()));
        ArrayNode arms = document.putArray("arms");
        run.arms().forEach(arm -> arms.add(arm(arm, run)));
        ArrayNode baselines = document.putArray("baselines");
        run.baselines().forEach(arm -> baselines.add(arm(arm, run)));
        ArrayNode comparisons = document.putArray("comparisons");
        run.comparisons().forEach(each -> comparisons.add(comparison(each)));
        run.random().ifPresent(random -> document.set("random", random(random)));
        run.deflated()
                .ifPresent(deflated -> document.putObject("deflated_sharpe")
                        .put("of", deflated.of())
                        .put("trials", deflated.trials())
                        .put("independent_trials", digits(deflated.independent()))
                        .put("probability", digits(deflated.probability())));
        GridSearchDocument.overfitting(
                document.putObject("overfitting"), run.overfitting(),
                run.arms().getFirst().figures().series().periodsPerYear());
        run.grid().ifPresent(grid -> grid(document.putObject("grid"), grid));
        run.combinatorial()
                .ifPresent(found -> CombinatorialDocument.put(document.putObject("combinatorial"), found, run));
        run.selection().ifPresent(selection -> document.set("selection", selection(selection)));
        segments(run, document);
        ArrayNode remarks = document.putArray("remarks");
        run.remarks().forEach(remarks::add);
        return document;
    }

    private static String notice(BacktestRun run) {
        String priced = run.tape().origin() == QuoteOrigin.MODEL
                ? MODEL_PRICED + ": no option quote was recorded, all are priced by a model"
                : "recorded chains";
        return run.tape().synthetic() ? priced + "; " + RunDocument.SYNTHETIC : priced;
    }

    /** Returns in one or two sentences what the main variant shows, and against what. */
    static String verdict(BacktestRun run) {
        Arm main = run.arms().getFirst();
        Interval gain = main.figures().headline().get("annual_return");
        StringBuilder text = new StringBuilder();
        if (gain != null) {
            text.append(main.gains() ? "A gain after costs is found: " : "No gain after costs is found: ")
                    .append(main.name())
                    .append(" made ")
                    .append(percent(gain))
                    .append(run.tape().origin() == QuoteOrigin.MODEL ? " a year at the model's prices." : " a year.");
        }
        for (Comparison each : run.comparisons()) {
            if (each.of().equals(main.name())) {
                Interval difference = each.difference().annualReturn();
                text.append(' ')
                        .append(
                                difference.low() > 0.0 ? "Better than "
                                        : difference.high() < 0.0 ? "Worse than "
                                                : "No evidence of a difference from ")
                        .append(each.against())
                        .append(": ")
                        .append(percent(difference))
                        .append(" a year.");
            }
        }
        run.selection().ifPresent(selection -> text.append(' ').append(verdict(selection)));
        return text.toString();
    }

    /** Says whether the judge tells signals apart, by the profit without the chance of the underlying's move. */
    private static String verdict(Selection selection) {
        return String.format(
                Locale.ROOT,
                "%s: a contract of a signal it takes made %s more than one of any taken without it, hedged %s more, "
                        + "and %.1f points more of them won (%.1f to %.1f).",
                selection.hedged().more().low() > 0.0
                        ? "The classifier tells good signals from bad"
                        : "No evidence that the classifier tells good signals from bad",
                dollars(selection.profit().more()),
                dollars(selection.hedged().more()),
                100.0 * selection.won().more().value(),
                100.0 * selection.won().more().low(),
                100.0 * selection.won().more().high());
    }

    private static String dollars(Interval x) {
        return String.format(Locale.ROOT, "%.2f $ (90 %% interval %.2f to %.2f)", x.value(), x.low(), x.high());
    }

    private static String percent(Interval x) {
        return String.format(
                Locale.ROOT, "%.1f %% (90 %% interval %.1f to %.1f)", 100.0 * x.value(), 100.0 * x.low(),
                100.0 * x.high());
    }

    private static ObjectNode request(BacktestRun run) {
        BacktestRequest asked = run.request();
        EngineSettings settings = run.settings();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("strategy", asked.strategy().text());
        node.put("capital", asked.capital());
        asked.scaling().ifPresent(share -> node.put("scaling", share));
        node.put("fill", fill(settings.fill()));
        node.put("fill_time", settings.time().name().toLowerCase(Locale.ROOT));
        if (asked.hedges()) {
            node.put("hedge", "delta");
        }
        node.put("ml", asked.judges().name().toLowerCase(Locale.ROOT));
        ArrayNode checks = node.putArray("checks");
        asked.checks().forEach(check -> checks.add(check.text()));
        settings.guard()
                .ifPresent(limits -> node.putObject("guard")
                        .put("delta", limits.maxDelta())
                        .put("gamma", limits.maxGamma())
                        .put("vega", limits.maxVega())
                        .put("position_share", limits.maxPositionShare())
                        .put("drawdown", limits.maxDrawdown())
                        .put("loss_per_day", limits.maxLossPerDay())
                        .put("positions", limits.maxPositions()));
        ObjectNode costs = node.putObject("costs");
        costs.put("per_contract", settings.costs().perContract());
        costs.put("per_share", settings.costs().perShare());
        costs.put("half_spread_of_shares", settings.costs().halfSpreadOfShares());
        costs.put("borrow_per_year", settings.costs().borrowPerYear());
        return node;
    }

    /**
     * Returns the share of the Kelly stake and the hedge that were asked for, in words to go on with, or nothing.
     *
     * @param request  the request within a document
     */
    public static String held(JsonNode request) {
        JsonNode share = request.path("scaling");
        return (share.isNumber() ? String.format(Locale.ROOT, ", %.4g of the Kelly stake", share.asDouble()) : "")
                + (request.path("hedge").isTextual() ? ", delta hedged at each close" : "");
    }

    /** Returns the name of a fill rule as options write it. */
    static String fill(FillRule rule) {
        return switch (rule) {
            case FillRule.Fraction(double x) -> x == 0.0 ? "mid" : x == 1.0 ? "cross" : "fraction:" + x;
            case FillRule.ByLiquidity _ -> "liquidity";
        };
    }

    private static ObjectNode tape(BacktestRun.Tape tape) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("origin", tape.origin().name());
        ArrayNode symbols = node.putArray("symbols");
        tape.symbols().forEach(symbols::add);
        node.put("days", tape.days().size());
        node.put("first", tape.days().getFirst().toString());
        node.put("last", tape.days().getLast().toString());
        ArrayNode sources = node.putArray("sources");
        tape.sources().forEach(sources::add);
        return node;
    }

    private static ObjectNode arm(Arm arm, BacktestRun run) {
        ArmFigures figures = arm.figures();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", arm.name());
        node.put("text", arm.text());
        ObjectNode headline = node.putObject("figures");
        figures.headline().forEach((name, interval) -> headline.set(name, interval(interval)));
        node.set("trades", trades(figures));
        ObjectNode costs = node.putObject("costs");
        costs.put("commissions", cents(figures.costs().commissions()));
        costs.put("fees", cents(figures.costs().fees()));
        costs.put("spread", cents(figures.costs().spread()));
        costs.put("slippage", cents(figures.costs().slippage()));
        costs.put("borrow", cents(figures.costs().borrow()));
        costs.put("total", cents(figures.costs().total()));
        ObjectNode exposure = node.putObject("exposure");
        exposure.put("mean_share", digits(figures.exposure().meanShare()));
        exposure.put("days_invested", digits(figures.exposure().daysInvested()));
        exposure.put("mean_requirement", digits(figures.exposure().meanRequirement()));
        exposure.put("turnover_per_year", digits(figures.exposure().turnover()));
        ObjectNode refused = node.putObject("refused");
        new TreeMap<>(figures.refused()).forEach((reason, count) -> refused.put(reason.name(), count));
        node.set("series", series(arm, run));
        ObjectNode monthly = node.putObject("monthly");
        MonthlyReturns.of(run.tape().days(), equity(arm, run))
                .forEach((month, gain) -> monthly.put(month.toString(), digits(gain)));
        ArrayNode list = node.putArray("trade_list");
        arm.result().trades().forEach(trade -> list.add(trade(trade)));
        return node;
    }

    private static double[] equity(Arm arm, BacktestRun run) {
        return ArmFigures.equity(arm.result().days(), run.request().capitalCents());
    }

    private static ObjectNode trades(ArmFigures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("count", figures.trades().trades());
        put(node, "win_rate", figures.trades().winRate());
        put(node, "profit_factor", figures.trades().profitFactor());
        put(node, "mean_profit", figures.trades().expectancy());
        put(node, "payoff_ratio", figures.trades().payoffRatio());
        ObjectNode ends = node.putObject("ends");
        new TreeMap<>(figures.ends()).forEach((end, count) -> ends.put(end.name(), count));
        return node;
    }

    private static void put(ObjectNode node, String name, Ratio ratio) {
        switch (ratio) {
            case Ratio.Defined(double number) -> node.put(name, digits(number));
            case Ratio.Undefined(var reason) -> node.put(name, reason.name());
        }
    }

    private static ObjectNode series(Arm arm, BacktestRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode dates = node.putArray("dates");
        ArrayNode equity = node.putArray("equity");
        ArrayNode drawdown = node.putArray("drawdown");
        ArrayNode exposure = node.putArray("exposure");
        ArrayNode delta = node.putArray("delta");
        ArrayNode gamma = node.putArray("gamma");
        ArrayNode vega = node.putArray("vega");
        ArrayNode theta = node.putArray("theta");
        List<DayMark> days = arm.result().days();
        double[] at = equity(arm, run);
        for (int i = 0; i < days.size(); i++) {
            DayMark day = days.get(i);
            dates.add(day.date().toString());
            equity.add(cents(at[i + 1]));
            drawdown.add(digits(arm.figures().drawdown().depth(i + 1)));
            exposure.add(digits(day.exposureCents() / 100.0 / Math.max(at[i + 1], 0.01)));
            delta.add(digits(day.greeks().delta()));
            gamma.add(digits(day.greeks().gamma()));
            vega.add(digits(day.greeks().vegaPerVolPoint()));
            theta.add(digits(day.greeks().thetaPerDay()));
        }
        return node;
    }

    private static ObjectNode trade(ClosedTrade trade) {
        List<String> legs = new ArrayList<>();
        for (OrderLeg leg : trade.legs()) {
            legs.add(String.format(Locale.ROOT, "%+d %s", leg.quantity(), leg.instrument().code()));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", trade.id())
                .put("opened", trade.opened().toString())
                .put("closed", trade.closed().toString())
                .put("units", trade.units())
                .put("legs", String.join(", ", legs))
                .put("profit", trade.profitCents() / 100.0)
                .put("commission", trade.tally().commissionCents() / 100.0)
                .put("spread", trade.tally().spreadCents() / 100.0)
                .put("end", trade.end().name())
                .put("why", trade.why());
    }

    private static ObjectNode comparison(Comparison each) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("of", each.of());
        node.put("against", each.against());
        node.set("annual_return_difference", interval(each.difference().annualReturn()));
        each.difference().sharpe().ifPresent(sharpe -> node.set("sharpe_difference", interval(sharpe)));
        node.put("better", each.difference().better());
        return node;
    }

    private static ObjectNode random(RandomRuns random) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("of", random.of());
        node.put("text", random.text());
        node.put("runs", random.annualReturns().size());
        node.put("own", digits(random.own()));
        node.put("p_value", digits(random.pValue()));
        List<Double> sorted = random.annualReturns();
        node.put("median", digits(sorted.get(sorted.size() / 2)));
        node.put("least", digits(sorted.getFirst()));
        node.put("most", digits(sorted.getLast()));
        return node;
    }

    private static void grid(ObjectNode node, GridRun grid) {
        node.put("of", grid.of());
        node.put("trials", grid.trials().size());
        switch (grid.found()) {
            case Finding.Found<GridRun.Best>(var best) -> {
                ObjectNode chosen = node.putObject("best");
                chosen.put("label", best.label());
                GridSearchDocument.figures(chosen, best.figures());
                GridSearchDocument.interval(chosen, "excess_return", Optional.of(best.excess()));
                node.put("evidence", best.search().evidence());
                GridSearchDocument.put(node, best.search(), grid.periodsPerYear());
                ArrayNode tried = node.putArray("tried");
                for (int i = 0; i < grid.trials().size(); i++) {
                    tried.addObject()
                            .put("label", grid.trials().get(i))
                            .put(
                                    "sharpe",
                                    Math.sqrt(grid.periodsPerYear()) * best.search().ofReturns().ratios().get(i));
                }
            }
            case Finding.Unmeasured<GridRun.Best>(var reason, var detail) -> node
                    .put("reason", reason.name())
                    .put("detail", detail);
        }
    }

    private static ObjectNode selection(Selection selection) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("signals", selection.signals());
        node.put("taken", selection.taken());
        contrast(node, "won", selection.won());
        contrast(node, "profit", selection.profit());
        contrast(node, "hedged", selection.hedged());
        return node;
    }

    private static void contrast(ObjectNode node, String of, Selection.Contrast figure) {
        node.set(of + "_without", interval(figure.without()));
        node.set(of + "_taken", interval(figure.with()));
        node.set(of + "_more", interval(figure.more()));
    }

    private static void segments(BacktestRun run, ObjectNode document) {
        if (run.segments().isEmpty()) {
            return;
        }
        ArrayNode segments = document.putArray("retraining");
        for (BacktestRun.Segment segment : run.segments()) {
            LocalDate until = segment.until();
            ObjectNode stretch = segments.addObject();
            stretch.put("model", segment.model())
                    .put("from", segment.from().toString())
                    .put("until", until.toString())
                    .put("rows", segment.rows())
                    .put("last_outcome", segment.lastOutcome().toString())
                    .put("judged", segment.judged())
                    .put("artefact_hash", segment.artefactHash());
            segment.evidence().ifPresent(share -> stretch.put("evidence", digits(share)));
        }
    }

    private static ObjectNode interval(Interval x) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", digits(x.value()))
                .put("low", digits(x.low()))
                .put("high", digits(x.high()));
    }

    /** Returns a number with seven digits that count. */
    private static double digits(double x) {
        return new BigDecimal(x).round(DIGITS).doubleValue();
    }

    private static double cents(double dollars) {
        return Math.round(100.0 * dollars) / 100.0;
    }
}
