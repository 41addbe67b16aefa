package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Price and Greeks against Haug's book and against values computed elsewhere with 50 digits. */
class BlackScholesReferenceTest {
    private static double cell(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static BlackGreeks evaluate(CSVRecord row) {
        return BlackScholes.evaluate(
                row.get("type").equals("C") ? OptionType.CALL : OptionType.PUT,
                cell(row, "spot"),
                cell(row, "strike"),
                cell(row, "t_years"),
                cell(row, "r"),
                cell(row, "q"),
                cell(row, "vol"));
    }

    @Test
    void pricesOfHaug() {
        List<CSVRecord> rows = ReferenceTable.resource(getClass(), "black_scholes_haug.csv");
        assertThat(rows).hasSize(43);
        for (CSVRecord row : rows) {
            assertThat(evaluate(row).price()).as(row.toString()).isCloseTo(cell(row, "price"), within(1e-4));
        }
    }

    @Test
    void greeksOfHaug() {
        List<CSVRecord> rows = ReferenceTable.resource(getClass(), "black_scholes_greeks_haug.csv");
        assertThat(rows).hasSize(11);
        for (CSVRecord row : rows) {
            BlackGreeks greeks = evaluate(row);
            double value = switch (row.get("greek")) {
                case "delta" -> greeks.delta();
                case "elasticity" -> greeks.delta() * cell(row, "spot") / greeks.price();
                case "gamma" -> greeks.gamma();
                case "vega" -> greeks.vega();
                case "theta" -> greeks.theta();
                case "theta_per_day" -> greeks.thetaPerCalendarDay();
                case "rho" -> greeks.rho();
                case "dividend_rho" -> greeks.dividendRho();
                default -> throw new IllegalArgumentException(row.get("greek"));
            };
            assertThat(value).as(row.toString()).isCloseTo(cell(row, "value"), within(5.1e-5));
        }
    }

    @Test
    void fiftyDigitValues() {
        List<CSVRecord> rows = ReferenceTable.shared("black_scholes_highprec.csv");
        assertThat(rows).hasSize(72);
        for (CSVRecord row : rows) {
            BlackGreeks greeks = evaluate(row);
            double spot = cell(row, "spot");
            near(row, "price", greeks.price(), 1e-13 * spot);
            near(row, "delta", greeks.delta(), 2e-14);
            near(row, "gamma", greeks.gamma(), 1e-13);
            near(row, "vega", greeks.vega(), 1e-12);
            near(row, "theta_per_year", greeks.theta(), 1e-11);
            near(row, "rho", greeks.rho(), 1e-12);
            near(row, "dividend_rho", greeks.dividendRho(), 1e-12);
            near(row, "vanna", greeks.vanna(), 1e-11);
            near(row, "volga", greeks.volga(), 1e-10);
            near(row, "charm_per_year", greeks.charm(), 1e-11);
        }
    }

    private static void near(CSVRecord row, String column, double value, double tolerance) {
        assertThat(value).as(column + " of " + row).isCloseTo(cell(row, column), within(tolerance));
    }
}
