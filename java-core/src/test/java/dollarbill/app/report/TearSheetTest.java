package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TearSheetTest {
    private static final String ARM = """
            {"name": "30 days <b>", "text": "one & only",
             "figures": {"annual_return": {"value": 0.012, "low": -0.01, "high": 0.03},
                         "sharpe": {"value": 0.5, "low": -0.2, "high": 1.1}},
             "trades": {"count": 2, "win_rate": 0.5, "mean_profit": -3.25, "profit_factor": "TRADES_WITHOUT_LOSS"},
             "costs": {"commissions": 5.2, "fees": 0, "spread": 7.5, "slippage": 0, "borrow": 0, "total": 12.7},
             "exposure": {"mean_share": 0.02, "days_invested": 0.6, "mean_requirement": 0.1, "turnover_per_year": 0.3},
             "refused": {},
             "series": {"dates": ["2021-01-04", "2021-01-05", "2021-02-01"], "equity": [100, 101.5, 99],
                        "drawdown": [0, 0, 0.0246], "exposure": [0, 0.1, 0], "delta": [0, 3, 0], "gamma": [0, 1, 0],
                        "vega": [0, -2, 0], "theta": [0, 1, 0]},
             "monthly": {"2021-01": 0.015, "2021-02": -0.0246},
             "trade_list": [{"opened": "2021-01-05", "closed": "2021-02-01", "units": 2, "legs": "-1 <X>",
                             "profit": -6.5, "commission": 5.2, "spread": 7.5, "end": "ORDER", "why": ""}]}
            """;

    private static JsonNode document(String origin) throws IOException {
        return new ObjectMapper().readTree("""
                {"notice": "model-priced chains: none was quoted", "run": "r", "synthetic": false, "verdict": "v",
                 "request": {"strategy": "covered-call", "fill": "mid", "fill_time": "next_close"},
                 "tape": {"origin": "%s", "symbols": ["SPY"], "days": 3, "first": "2021-01-04", "last": "2021-02-01",
                          "sources": ["SPY: priced"]},
                 "arms": [%s], "baselines": [],
                 "comparisons": [{"of": "a", "against": "b", "annual_return_difference":
                    {"value": 0.1, "low": -0.1, "high": 0.3}, "better": false}],
                 "random": {"of": "a", "text": "by a coin", "runs": 40, "own": 0.01, "p_value": 0.3, "median": 0,
                            "least": -0.1, "most": 0.2},
                 "remarks": ["remark"]}
                """.formatted(origin, ARM));
    }

    @Test
    void theFirstLineAndTheTitleSayThatChainsArePriced() throws IOException {
        String page = TearSheet.page(document("MODEL"));
        assertThat(page.substring(page.indexOf("<main>")).lines().skip(1).findFirst().orElseThrow())
                .contains("model-priced chains");
        assertThat(page).contains("<title>Backtest of covered call on model-priced chains</title>");
        assertThat(TearSheet.page(document("RECORDED"))).contains("on recorded chains</title>");
    }

    @Test
    void everyTextIsEscapedAndNothingIsLoadedOrRun() throws IOException {
        String page = TearSheet.page(document("MODEL"));
        assertThat(page).contains("30 days &lt;b&gt;", "one &amp; only", "-1 &lt;X&gt;")
                .doesNotContain("<b>", "<script", "http://", "https://", "src=", "<link");
    }

    @Test
    void showsFiguresWithTheirIntervalsMonthsAndWhatIsNotDefinedAsADash() throws IOException {
        String page = TearSheet.page(document("MODEL"));
        assertThat(page).contains(
                "1.2 % (−1.0 to 3.0)", "0.50 (−0.20 to 1.10)", "<th>2021</th>", "1.5", "−2.5", "−6.50", "−3.25",
                "12.70", "p = 0.300", ">–<");
        assertThat(page).contains("equity in dollars", "drawdown", "gamma, shares a dollar");
    }

    @Test
    void theSameDocumentGivesTheSamePage() throws IOException {
        assertThat(TearSheet.page(document("MODEL"))).isEqualTo(TearSheet.page(document("MODEL")));
    }

    @Test
    void showsOtherPathsBesideTheWalkForwardOrWhyThereAreNone() throws IOException {
        ObjectNode document = (ObjectNode) document("RECORDED");
        document.set("combinatorial", new ObjectMapper().readTree("""
                {"groups": 6, "tested": 2, "fits": 15, "fewest_rows": 210, "most_rows": 320, "days": 70,
                 "first": "2025-01-03", "last": "2026-04-24", "remark": "not what could have been earned",
                 "figures": {"sharpe": {"median": 1.25, "lowest": -0.5, "highest": 2.0, "walk_forward": null},
                             "mean_return": {"median": 0.123, "lowest": -0.1, "highest": 0.3, "walk_forward": 0.2}},
                 "paths": [{}, {}, {}, {}, {}]}
                """));
        assertThat(TearSheet.page(document)).contains(
                "Paths of combinatorial purged cross-validation", "1.25", "12.3", "20.0",
                "15 fits from 210 to 320 signals each join to 5 paths of 70 days from 2025-01-03 to 2026-04-24",
                "not what could have been earned");
        document.set("combinatorial", new ObjectMapper().readTree("""
                {"reason": "ROWS_FEW", "detail": "a fit would learn from 60 signals"}"""));
        document.set("overfitting", new ObjectMapper().readTree("""
                {"reason": "TRIALS_FEW", "detail": "3 of 3 trials vary, at least 4 needed"}"""));
        document.set("grid", new ObjectMapper().readTree("""
                {"of": "recorded chains", "trials": 16, "reason": "PERIODS_FEW", "detail": "14 periods"}"""));
        assertThat(TearSheet.page(document)).contains(
                "not measured, ROWS_FEW (a fit would learn from 60 signals)", "not measured, TRIALS_FEW (3 of 3",
                "After the search among 16 parameter sets", "Not measured, periods few: 14 periods.");
    }
}
