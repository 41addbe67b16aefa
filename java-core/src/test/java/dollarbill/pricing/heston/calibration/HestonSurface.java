package dollarbill.pricing.heston.calibration;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Smiles with known Heston parameters. */
final class HestonSurface {
    static final HestonParameters REFERENCE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);
    static final HestonParameters POOR_START = new HestonParameters(0.06, 3.0, 0.08, 0.3, -0.2);

    private HestonSurface() {}

    /** The quadruple-precision surface of 168 calls. */
    static List<ExpirySmile> reference() {
        TreeMap<Double, List<CSVRecord>> byYears = new TreeMap<>();
        for (CSVRecord row : ReferenceTable.shared("heston_surface_168.csv")) {
            byYears.computeIfAbsent(Double.valueOf(row.get("t")), years -> new ArrayList<>()).add(row);
        }
        List<ExpirySmile> smiles = new ArrayList<>();
        byYears.forEach((years, rows) -> smiles.add(ExpirySmile.ofPrices(
                OptionType.CALL,
                years,
                100.0,
                column(rows, "strike"),
                column(rows, "call_price"),
                1e-4,
                1e-5)));
        return smiles;
    }

    private static double[] column(List<CSVRecord> rows, String name) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    /** Strikes from three deviations below the forward of 100 to three above it, priced by {@link HestonPricer}. */
    static List<ExpirySmile> of(HestonParameters model, int strikes, double... years) {
        List<ExpirySmile> smiles = new ArrayList<>();
        for (double t : years) {
            double deviation = Math.sqrt(model.expectedTotalVariance(t));
            double[] at = new double[strikes];
            for (int i = 0; i < strikes; i++) {
                at[i] = 100.0 * Math.exp(deviation * (-3.0 + 6.0 * i / (strikes - 1)));
            }
            List<VolQuote> quotes = new ArrayList<>();
            quotes.addAll(side(OptionType.PUT, model, t, at));
            quotes.addAll(side(OptionType.CALL, model, t, at));
            smiles.add(new ExpirySmile(t, 100.0, quotes));
        }
        return smiles;
    }

    private static List<VolQuote> side(OptionType type, HestonParameters model, double years, double[] strikes) {
        double[] out = Arrays.stream(strikes)
                .filter(strike -> type == OptionType.CALL ? strike >= 100.0 : strike < 100.0)
                .toArray();
        double[] prices = type == OptionType.CALL
                ? HestonPricer.calls(model, 100.0, years, out)
                : HestonPricer.puts(model, 100.0, years, out);
        return ExpirySmile.ofPrices(type, years, 100.0, out, prices, 1e-4, 1e-5).quotes();
    }
}
