package dollarbill.risk.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A move of the market that has happened, from one close to another.
 *
 * <p>Prices are those of SPY adjusted for dividends, volatilities the VIX, rates the 10-year Treasury yield (FRED DGS10). All are put on
 * the book at once, without time passing: an underlying of beta b returns b times the log return of SPY.
 *
 * @param name  as reports show it
 * @param from  first close
 * @param to  last close
 * @param indexReturn  log return of SPY, zero where prices are held
 * @param volChange  log change of the VIX, zero where volatilities are held
 * @param rateShift  change of the yield, as a fraction a year
 * @param text  what it is
 */
public record Stress(
        String name,
        LocalDate from,
        LocalDate to,
        double indexReturn,
        double volChange,
        double rateShift,
        String text) {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final double PERCENT = 0.01;

    /** Returns the named stresses: October 2008, March 2020, the volatility shock of February 2018, the rate shock of 1980. */
    public static List<Stress> named() {
        try (InputStream raw = Stress.class.getResourceAsStream("stresses.csv")) {
            if (raw == null) {
                throw new IllegalStateException("stresses.csv is not part of the program");
            }
            List<Stress> stresses = new ArrayList<>();
            for (CSVRecord row : FORMAT.parse(new InputStreamReader(raw, StandardCharsets.UTF_8))) {
                stresses.add(of(row));
            }
            return List.copyOf(stresses);
        } catch (IOException e) {
            throw new UncheckedIOException("reading stresses.csv", e);
        }
    }

    private static Stress of(CSVRecord row) {
        return new Stress(
                row.get("name"),
                LocalDate.parse(row.get("from")),
                LocalDate.parse(row.get("to")),
                change(row, "index"),
                change(row, "vix"),
                PERCENT * (Double.parseDouble(row.get("rate_to")) - Double.parseDouble(row.get("rate_from"))),
                row.get("text"));
    }

    private static double change(CSVRecord row, String series) {
        String from = row.get(series + "_from");
        return from.isEmpty() ? 0.0 : Math.log(Double.parseDouble(row.get(series + "_to")) / Double.parseDouble(from));
    }

    /**
     * Returns the stresses as scenarios, in their order.
     *
     * @param betas  by underlying; one where absent
     */
    public static ScenarioSet scenarios(List<Stress> stresses, List<OptionalDouble> betas) {
        ScenarioSet.Builder builder = new ScenarioSet.Builder(betas.size());
        for (Stress stress : stresses) {
            double[] spots = betas.stream().mapToDouble(beta -> beta.orElse(1.0) * stress.indexReturn).toArray();
            double[] vols = betas.stream().mapToDouble(beta -> stress.volChange).toArray();
            builder.add(spots, vols, 0.0, stress.rateShift);
        }
        return builder.build();
    }
}
