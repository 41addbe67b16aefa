package dollarbill.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is true of a sample while it is made and writes it down beside the data. */
final class TruthDocument {
    private final SampleSettings settings;
    private final MarketPath market;
    private final StringBuilder mispricings = new StringBuilder(
            "symbol,quote_date,contract,kind,iv_shift,fair_value,vega_per_vol_point,bid,ask\n");
    private final StringBuilder defects = new StringBuilder("symbol,quote_date,contract,kind\n");
    private final List<Map<String, Object>> symbols = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    TruthDocument(SampleSettings settings, MarketPath market) {
        this.settings = settings;
        this.market = market;
    }

    /** Notes the parameters of a symbol. */
    void symbol(SymbolPath path) {
        SampleSymbol s = path.symbol();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("symbol", s.symbol().value());
        fields.put("last_price", s.lastPrice());
        fields.put("volatility", s.volatility());
        fields.put("market_correlation", s.marketCorrelation());
        fields.put("drift", s.drift());
        fields.put("dividend_yield", s.dividendYield());
        fields.put("liquidity", s.liquidity());
        fields.put("strike_step", s.strikeStep());
        fields.put("mean_simulated_volatility", Math.round(1e6 * path.meanVolatility()) / 1e6);
        symbols.add(fields);
    }

    /** Notes the planted mispricings and defects of a chain. */
    void chain(SampleSymbol symbol, LocalDate date, List<SampleQuote> quotes, List<DefectPlanter.Defect> damaged) {
        count("chains");
        for (SampleQuote q : quotes) {
            count("quotes");
            if (q.planted().isPresent()) {
                Mispricing planted = q.planted().get();
                count(planted.kind() + "_mispriced_quotes");
                mispricings.append(symbol.symbol())
                        .append(',')
                        .append(date)
                        .append(',')
                        .append(q.code())
                        .append(',')
                        .append(planted.kind())
                        .append(',')
                        .append(SampleFiles.decimal(planted.shift(), 4))
                        .append(',')
                        .append(SampleFiles.decimal(q.fair(), 4))
                        .append(',')
                        .append(SampleFiles.decimal(0.01 * q.vega(), 4))
                        .append(',')
                        .append(SampleFiles.decimal(0.01 * q.bid(), 2))
                        .append(',')
                        .append(SampleFiles.decimal(0.01 * q.ask(), 2))
                        .append('\n');
            }
        }
        for (DefectPlanter.Defect defect : damaged) {
            count(defect.kind() + "_quotes");
            defects.append(symbol.symbol())
                    .append(',')
                    .append(date)
                    .append(',')
                    .append(defect.code())
                    .append(',')
                    .append(defect.kind())
                    .append('\n');
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    String mispricings() {
        return mispricings.toString();
    }

    String defects() {
        return defects.toString();
    }

    /** Returns the document. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("synthetic", true);
        document.put("exercise_style", "european");
        document.put("note", "Simulated market; symbols are names only and no number is that of a real security.");
        document.put("seed", settings.seed());
        document.put("last_date", settings.lastDate().toString());
        document.put("bars_per_symbol", settings.bars());
        document.put("chains_per_symbol", settings.chains());
        document.put("variance_premium", Regime.VARIANCE_PREMIUM);
        document.put("jump_mean_in_vols", Regime.JUMP_MEAN);
        document.put("jump_deviation_in_vols", Regime.JUMP_DEVIATION);
        document.put("mispricing", settings.mispriced() ? mispricingRates() : "none");
        document.put("regimes", regimes());
        document.put("regime_path", regimePath());
        document.put("symbols", symbols);
        document.put("counts", counts);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers and texts is always JSON", e);
        }
    }

    private static Map<String, Object> mispricingRates() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reverting_chance_per_strike_and_week", MispricingBook.REVERTING_RATE);
        fields.put("informed_chance_per_strike_and_week", MispricingBook.INFORMED_RATE);
        fields.put("reversion_chance_per_week", Mispricing.REVERSION);
        fields.put("moneyness_in_deviations", List.of(MispricingBook.LEAST_MONEYNESS, MispricingBook.WIDEST_MONEYNESS));
        fields.put("reverting_shift_in_vols",
                shifts(MispricingBook.LEAST_REVERTING_SHIFT, MispricingBook.REVERTING_RANGE));
        fields.put("informed_shift_in_vols",
                List.of(MispricingBook.LEAST_INFORMED_SHIFT, MispricingBook.GREATEST_INFORMED_SHIFT));
        return fields;
    }

    private static List<Double> shifts(double least, double range) {
        return List.of(least, Math.round(1e6 * (least + range)) / 1e6);
    }

    private static List<Map<String, Object>> regimes() {
        List<Map<String, Object>> all = new ArrayList<>();
        SampleSymbol unit = SampleSymbol.UNIT;
        for (Regime regime : Regime.values()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("regime", regime.toString());
            fields.put("variance_multiple", regime.longRunVariance(unit));
            fields.put("mean_reversion", regime.meanReversion());
            fields.put("vol_of_vol_in_vols", regime.volOfVol(unit));
            fields.put("correlation", regime.correlation());
            fields.put("jumps_per_year", regime.jumpsPerYear());
            fields.put("chance_of_change_per_day", regime.leavingPerDay());
            fields.put("share_of_changes_to_stressed", regime.stressedShare());
            all.add(fields);
        }
        return all;
    }

    private List<Map<String, Object>> regimePath() {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int day = 0; day < market.size(); day++) {
            if (day == 0 || market.regime(day) != market.regime(day - 1)) {
                Map<String, Object> run = new LinkedHashMap<>();
                run.put("from", market.date(day).toString());
                run.put("regime", market.regime(day).toString());
                runs.add(run);
            }
        }
        return runs;
    }
}
