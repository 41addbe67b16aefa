package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices against published tables and against values of another implementation. */
class AmericanReferenceTest {
    private static double cell(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @ParameterizedTest
    @CsvSource({"FAST,5e-4", "STANDARD,2e-5", "HIGH,1e-7"})
    void putsOfAnotherImplementation(AmericanAccuracy accuracy, double tolerance) {
        List<CSVRecord> rows = ReferenceTable.shared("american_put_500.csv");
        assertThat(rows).hasSize(500);
        for (CSVRecord row : rows) {
            double price = AmericanOptions.price(
                    OptionType.PUT,
                    100.0,
                    cell(row, "strike"),
                    cell(row, "t"),
                    cell(row, "r"),
                    cell(row, "q"),
                    cell(row, "vol"),
                    accuracy);
            assertThat(price).as(row.toString()).isCloseTo(cell(row, "put_price"), within(tolerance));
        }
    }

    /** The published values are a quadratic approximation, off by up to 0.016. */
    @ParameterizedTest
    @CsvFileSource(resources = "ju_zhong_puts.csv", numLinesToSkip = 2)
    void nearTheApproximationOfJuAndZhong(
            String type, double strike, double spot, double q, double r, double years, double vol, double price) {
        assertThat(AmericanOptions.price(OptionType.PUT, spot, strike, years, r, q, vol, AmericanAccuracy.HIGH))
                .isCloseTo(price, within(0.017));
    }

    /** The published column has 50 exercise dates a year and is lower than the continuous price, by at most 0.009. */
    @ParameterizedTest
    @CsvFileSource(resources = "longstaff_schwartz.csv", numLinesToSkip = 2)
    void longstaffAndSchwartz(
            String type,
            double strike,
            double spot,
            double q,
            double r,
            double years,
            double vol,
            double american,
            double european,
            double binomial) {
        double price = AmericanOptions.price(OptionType.PUT, spot, strike, years, r, q, vol, AmericanAccuracy.HIGH);
        assertThat(price).isCloseTo(binomial, within(5e-4)).isBetween(american - 6e-4, american + 0.0096);
    }

    /** The published values are Barone-Adesi and Whaley's approximation, off by up to some cents. */
    @Test
    void nearTheApproximationOfBaroneAdesiAndWhaley() {
        for (CSVRecord row : ReferenceTable.shared("american_baw_haug.csv")) {
            double price = AmericanOptions.price(
                    row.get("type").equals("C") ? OptionType.CALL : OptionType.PUT,
                    cell(row, "spot"),
                    cell(row, "strike"),
                    cell(row, "t_years"),
                    cell(row, "r"),
                    cell(row, "q"),
                    cell(row, "vol"),
                    AmericanAccuracy.HIGH);
            assertThat(price).as(row.toString()).isCloseTo(cell(row, "price"), within(0.04));
        }
    }
}
