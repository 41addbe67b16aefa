package dollarbill.feature.macro;

import java.util.ArrayList;
import java.util.List;

/** The 34 formulas: ten series as published, yield curve, rate momentum, fear, real rates, turns of policy, employment. */
final class MacroFormulas {
    private static final String DEFINITION = "definition";
    private static final String H15 = "Federal Reserve, H.15";
    private static final String POINTS = "percentage points";
    private static final String PERCENT = "percent a year";
    private static final int[] SPANS = {5, 20, 60};
    private static final int QUARTER_DAYS = 84;
    private static final int MONTH = 20;
    private static final int SEASON = 60;
    private static final int YEAR = 252;
    private static final double SMALLEST_TURN = 0.05;

    private static final double[] FEAR_BOUNDS = {15.0, 20.0, 30.0};

    private MacroFormulas() {}

    static List<MacroFormula> all() {
        List<MacroFormula> all = new ArrayList<>();
        all.addAll(levels());
        all.addAll(curve());
        all.addAll(momentum());
        all.addAll(fear());
        all.addAll(real());
        all.addAll(policy());
        all.add(MacroFormula.of("unemployment_sahm_gap", POINTS,
                new SeriesTerm("UNRATE", 15, SeriesWindows::aboveLow),
                "Three-month mean of unemployment less the lowest of those of the twelve months before",
                "C. Sahm, Direct Stimulus Payments to Individuals, in Recession Ready, 2019"));
        return List.copyOf(all);
    }

    private static List<MacroFormula> levels() {
        return List.of(
                level("fed_funds_effective", PERCENT, "DFF", "Effective federal funds rate", H15),
                level("treasury_2y", PERCENT, "DGS2", "Treasury yield, 2 years, constant maturity", H15),
                level("treasury_10y", PERCENT, "DGS10", "Treasury yield, 10 years, constant maturity", H15),
                level("treasury_3m", PERCENT, "DGS3MO", "Treasury yield, 3 months, constant maturity", H15),
                level("vix_published", PERCENT, "VIXCLS", "Close of VIX as FRED publishes it the next day",
                        "Cboe by FRED, VIXCLS"),
                level("yield_spread_10y_2y", POINTS, "T10Y2Y", "10-year less 2-year Treasury yield", "FRED, T10Y2Y"),
                level("breakeven_inflation_10y", PERCENT, "T10YIE",
                        "10-year Treasury yield less the inflation-indexed one", "FRED, T10YIE"),
                level("real_rate_10y", PERCENT, "DFII10", "Inflation-indexed Treasury yield, 10 years", H15),
                level("unemployment_rate", "percent", "UNRATE", "Unemployment rate, seasonally adjusted",
                        "Bureau of Labor Statistics, Employment Situation"),
                level("cpi_index", "index, 1982-84 = 100", "CPIAUCSL",
                        "Consumer price index, all urban consumers, seasonally adjusted",
                        "Bureau of Labor Statistics, Consumer Price Index"));
    }

    private static MacroFormula level(String name, String unit, String series, String meaning, String source) {
        return MacroFormula.of(name, unit, SeriesTerm.level(series), meaning, source);
    }

    private static List<MacroFormula> curve() {
        SeriesTerm ten = SeriesTerm.level("DGS10");
        SeriesTerm two = SeriesTerm.level("DGS2");
        SeriesTerm bill = SeriesTerm.level("DGS3MO");
        return List.of(
                MacroFormula.difference("yield_spread_10y_3m", ten, bill, "treasury_10y - treasury_3m"),
                MacroFormula.difference("yield_spread_2y_3m", two, bill, "treasury_2y - treasury_3m"),
                MacroFormula.of("curve_inverted_10y_2y", "0 or 1",
                        SeriesTerm.of("T10Y2Y", 1, v -> SeriesWindows.each(v, x -> x < 0.0 ? 1.0 : 0.0)),
                        "1 where yield_spread_10y_2y < 0, else 0", DEFINITION),
                MacroFormula.below("curve_inverted_10y_3m", ten, bill, "1 where treasury_10y < treasury_3m, else 0"),
                change("yield_spread_10y_2y_change_20d", "T10Y2Y", MONTH, "yield_spread_10y_2y"),
                MacroFormula.of("curve_inverted_share_60d", "0 to 1",
                        SeriesTerm.of("T10Y2Y", SEASON, v -> SeriesWindows.shareBelowZero(v, SEASON)),
                        "Part of the last 60 values of yield_spread_10y_2y that are below zero", DEFINITION));
    }

    private static List<MacroFormula> momentum() {
        List<MacroFormula> formulas = new ArrayList<>();
        for (int span : SPANS) {
            formulas.add(change("treasury_2y_change_" + span + "d", "DGS2", span, "treasury_2y"));
        }
        for (int span : SPANS) {
            formulas.add(change("treasury_10y_change_" + span + "d", "DGS10", span, "treasury_10y"));
        }
        return formulas;
    }

    private static MacroFormula change(String name, String series, int back, String of) {
        return MacroFormula.of(name, POINTS, SeriesTerm.change(series, back),
                of + " less its value " + back + " published values before", DEFINITION);
    }

    private static List<MacroFormula> fear() {
        return List.of(
                fearChange(SPANS[0]),
                fearChange(SPANS[1]),
                MacroFormula.of("vix_published_zscore_252d", "standard deviations",
                        SeriesTerm.of("VIXCLS", YEAR, v -> SeriesWindows.zScore(v, YEAR)),
                        "vix_published less the mean of its last 252 values, over their sample standard deviation",
                        DEFINITION),
                MacroFormula.of("vix_published_percentile_252d", "0 to 100",
                        SeriesTerm.of("VIXCLS", YEAR, v -> SeriesWindows.percentile(v, YEAR)),
                        "Percentage of the 251 values before that are below vix_published", DEFINITION),
                MacroFormula.of("vix_published_regime", "0 to 3",
                        SeriesTerm.of("VIXCLS", 1, v -> SeriesWindows.each(v, MacroFormulas::fearRegime)),
                        "0 where vix_published < 15, 1 below 20, 2 below 30, 3 from there on", DEFINITION));
    }

    private static MacroFormula fearChange(int back) {
        return MacroFormula.of("vix_published_change_" + back + "d", "percent",
                SeriesTerm.of("VIXCLS", back + 1, v -> SeriesWindows.percentChange(v, back)),
                "Percentage change of vix_published over " + back + " published values", DEFINITION);
    }

    private static double fearRegime(double level) {
        int regime = 0;
        while (regime < FEAR_BOUNDS.length && level >= FEAR_BOUNDS[regime]) {
            regime++;
        }
        return regime;
    }

    private static List<MacroFormula> real() {
        SeriesTerm inflation = new SeriesTerm("CPIAUCSL", 12, SeriesWindows::yearOnYear);
        return List.of(
                MacroFormula.of("cpi_year_on_year", "percent", inflation,
                        "Percentage change of cpi_index over twelve months", DEFINITION),
                MacroFormula.difference("real_fed_funds", SeriesTerm.level("DFF"), inflation,
                        "fed_funds_effective - cpi_year_on_year"),
                change("real_rate_10y_change_20d", "DFII10", MONTH, "real_rate_10y"));
    }

    private static List<MacroFormula> policy() {
        return List.of(
                MacroFormula.of("fed_funds_change_60d", POINTS, SeriesTerm.change("DFF", QUARTER_DAYS),
                        "fed_funds_effective less its value 84 calendar days (60 weekdays) before", DEFINITION),
                MacroFormula.difference("policy_expectation_2y", SeriesTerm.level("DGS2"), SeriesTerm.level("DFF"),
                        "treasury_2y - fed_funds_effective: the way bond holders expect the rate to go"),
                MacroFormula.of("fed_pivot", "-1 to 1",
                        SeriesTerm.of("DFF", 2 * QUARTER_DAYS + 1,
                                v -> SeriesWindows.pivot(v, QUARTER_DAYS, SMALLEST_TURN)),
                        "Half of: sign of the change of fed_funds_effective over 84 days less the sign of that over the 84"
                                + " days before; changes below 0.05 have the sign 0",
                        DEFINITION));
    }
}
