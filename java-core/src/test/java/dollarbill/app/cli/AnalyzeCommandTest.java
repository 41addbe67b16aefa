package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that analyses structures: what it prints, what it leaves, how it refuses. */
class AnalyzeCommandTest {
    @TempDir
    Path folder;

    private static CliRun analyze(String... args) {
        List<String> all = new ArrayList<>(List.of("analyze"));
        all.addAll(List.of(args));
        return CliRun.withoutModels(all.toArray(String[]::new));
    }

    private static JsonNode document(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--json");
        CliRun run = analyze(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }

    @Test
    void aNamedStructureAndItsLegsGiveTheSameFigures() {
        JsonNode named = document("MSFT", "--structure", "iron_condor", "--delta", ".16", "--days", "30");
        StringBuilder legs = new StringBuilder();
        named.path("legs")
                .forEach(leg -> legs.append(legs.isEmpty() ? "" : ", ")
                        .append(leg.path("quantity").intValue() > 0 ? "+" : "")
                        .append(leg.path("quantity").intValue())
                        .append(' ')
                        .append(leg.path("type").asText().charAt(0))
                        .append(' ')
                        .append(leg.path("strike").asText())
                        .append(' ')
                        .append(leg.path("expiry").asText()));
        JsonNode custom = document("--legs", legs.toString(), "--chain",
                ProjectCopy.root().resolve("data/sample/chains/MSFT_2026-10-30.csv.gz").toString());
        for (String field : List.of("legs", "entry", "breakevens", "max_profit", "max_loss", "greeks", "margin", "grid",
                "probability_of_profit", "touches", "curve")) {
            assertThat(custom.path(field)).as(field).isEqualTo(named.path(field));
        }
        assertThat(named.path("legs")).hasSize(4);
        assertThat(named.at("/entry/net_debit").doubleValue()).isNegative();
        assertThat(named.path("max_profit").doubleValue()).isEqualTo(
                -named.at("/entry/net_debit").doubleValue(), within(1e-9));
        assertThat(named.at("/margin/deposit").doubleValue())
                .isEqualTo(named.path("max_loss").doubleValue(), within(1e-9));
    }

    @Test
    void printsATableAndLeavesPictureAndPage() throws IOException {
        Path png = folder.resolve("new/payoff.png");
        Path page = folder.resolve("new/payoff.html");
        CliRun run = analyze("KO", "--structure", "short-strangle", "--png", png.toString(), "--page", page.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("KO, short strangle to ", "synthetic", "loss at most unlimited", "odds: profit with",
                        "STRUCTURE_UNLIMITED_LOSS", "uncovered straddle or strangle", "cash account not allowed")
                .contains("written to " + png)
                .contains("written to " + page);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1100);
        assertThat(Files.readString(page)).contains("KO short strangle", "echarts");
    }

    @Test
    void settingsReachTheFigures() {
        double equity = document("SPY", "--structure", "short_call").at("/margin/deposit").doubleValue();
        double index = document("SPY", "--structure", "short_call", "--margin-class", "broad_index")
                .at("/margin/deposit")
                .doubleValue();
        assertThat(index).isLessThan(equity);
        JsonNode strike = document("SPY", "--structure", "call_calendar");
        JsonNode moneyness = document("SPY", "--structure", "call_calendar", "--smile", "sticky_moneyness");
        assertThat(strike.path("exact").asBoolean()).isFalse();
        assertThat(moneyness.path("breakevens")).isNotEqualTo(strike.path("breakevens"));
        assertThat(moneyness.path("entry")).isEqualTo(strike.path("entry"));
        JsonNode earlier = document("KO", "--as-of", "2026-03-01", "--structure", "covered_call");
        assertThat(earlier.path("quote_date").asText()).isEqualTo("2026-02-27");
        assertThat(earlier.at("/margin/cash_account_deposit").doubleValue()).isPositive();
    }

    /** The stake against a search over shares of wealth, on the density and the profits that the document shows. */
    @Test
    void aBelievedProbabilityIsStakedOverTheWholeLaw() {
        JsonNode document = document("MSFT", "--structure", "iron_condor", "--win-probability", ".85", "--interval",
                ".8,.9", "--value", "50000");
        JsonNode stake = document.path("stake");
        double capital = document.path("max_loss").doubleValue() + 8 * 0.65;
        double best = 0.0;
        for (double f = 0.0; f < 0.9; f += 0.001) {
            best = growth(document, capital, f) > growth(document, capital, best) ? f : best;
        }
        assertThat(stake.path("raw_fraction").doubleValue()).isPositive().isEqualTo(best, within(0.01));
        assertThat(stake.path("basis").asText()).isEqualTo("STRUCTURE");
        assertThat(stake.path("shrinkages").findValuesAsText("name"))
                .containsExactly("ESTIMATION_UNCERTAINTY", "KELLY_FRACTION");
        assertThat(stake.path("allocation").doubleValue())
                .isEqualTo(stake.path("lots").longValue() * capital, within(1e-6));
        JsonNode unsure = document("MSFT", "--structure", "iron_condor", "--win-probability", ".85", "--interval",
                ".7,.95", "--value", "50000").path("stake");
        assertThat(unsure.path("shrunk_fraction").doubleValue())
                .isLessThan(stake.path("shrunk_fraction").doubleValue());
    }

    /** Mean log growth where profits have 85 % and both sides keep their shapes, by trapezes. */
    private static double growth(JsonNode document, double capital, double f) {
        JsonNode prices = document.at("/curve/price");
        double[] weight = new double[2];
        double[] sum = new double[2];
        for (int i = 1; i < prices.size(); i++) {
            double width = prices.get(i).doubleValue() - prices.get(i - 1).doubleValue();
            double density = 0.5 * (document.at("/curve/density").get(i).doubleValue()
                    + document.at("/curve/density").get(i - 1).doubleValue());
            double profit = 0.5 * (document.at("/curve/expiry").get(i).doubleValue()
                    + document.at("/curve/expiry").get(i - 1).doubleValue()) - 8 * 0.65;
            int side = profit > 0.0 ? 1 : 0;
            weight[side] += width * density;
            sum[side] += width * density * Math.log1p(f * profit / capital);
        }
        return 0.85 * sum[1] / weight[1] + 0.15 * sum[0] / weight[0];
    }

    @ParameterizedTest
    @CsvSource({
        "short_straddle, .9, STRUCTURE_UNLIMITED_LOSS", "iron_condor, .6, KELLY_NO_EDGE",
        "iron_condor, .9, SIZE_BELOW_ONE_LOT"
    })
    void noStakeHasItsReason(String structure, String probability, String reason) {
        JsonNode stake = document("MSFT", "--structure", structure, "--win-probability", probability).path("stake");
        assertThat(stake.path("reason").asText()).isEqualTo(reason);
        assertThat(stake.path("allocation").doubleValue()).isZero();
        assertThat(analyze("MSFT", "--structure", structure, "--win-probability", probability).out())
                .contains("stake over all profits", "nothing: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "AAPL;--structure;long_call;--value;5000                | 2 | need --win-probability",
        "AAPL;--structure;long_call;--interval;.4,.6            | 2 | need --win-probability",
        "AAPL;--structure;long_call;--win-probability;.7;--interval;.4,.6 | 2 | win_probability is 0.7; allowed: within",

        "AAPL                                                   | 2 | --structure or by --legs, one of both",
        "AAPL;--structure;straddel                              | 2 | must be one of long_call",
        "AAPL;--structure;iron_condr                            | 2 | did you mean: iron_condor?",
        "AAPL;--structure;long_call;--delta;1.5                 | 2 | delta 1.5 must be between 0 and 1",
        "AAPL;--structure;call_calendar;--days;30;--far-days;20 | 2 | farDays 20 must be above 30",
        "AAPL;--structure;long_call;--legs;+1 C 210 2026-11-27  | 2 | one of both",
        "AAPL;--legs;+1 C 210 2026-11-27;--days;30              | 2 | allowed with it: no --delta",
        "AAPL;--legs;+1 C 210                                   | 2 | leg 1, column 9: nothing must be the day of expiry",
        "AAPL;--legs;+1 C 210 2026-11-27;--smile;stiff          | 2 | must be sticky_strike or sticky_moneyness",
        "AAPL;--legs;+1 C 210 2026-11-27;--margin-class;x       | 2 | must be equity or broad_index",
        "AAPL;--legs;+1 C 210 2026-11-27;--leverage;0           | 2 | leverage 0.0 must be at least 1",
        "AAPL;--legs;+1 C 210 2026-11-27;--dividend;soon        | 2 | must be a day and dollars above 0",
        "AAPL;--legs;+1 C 211 2026-11-27                        | 4 | STRUCTURE_NO_QUOTE",
        "AAPL;--legs;+1 C 210 2026-11-28                        | 4 | STRUCTURE_NO_EXPIRY",
        "NOWHERE;--structure;long_call                          | 4 | no chain of NOWHERE",
        "AAPL;KO;--structure;long_call                          | 2 | name one SYMBOL",
    })
    void refusesWithTheReason(String args, int code, String message) {
        CliRun run = analyze(args.split(";", -1));
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
