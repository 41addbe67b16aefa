package dollarbill.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.risk.var.CoverageTest.Region;
import dollarbill.risk.var.CoverageTest.Result;
import dollarbill.risk.var.CoverageTest.Transitions;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageTestTest {
    static Stream<CSVRecord> regions() {
        return ReferenceTable.resource(CoverageTestTest.class, "kupiec_regions.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void theRegionsArePublished(CSVRecord row) {
        double p = Double.parseDouble(row.get("probability"));
        int days = Integer.parseInt(row.get("days"));
        Region region = CoverageTest.region(days, p);
        String lower = row.get("reject_up_to");
        assertThat(region).isEqualTo(new Region(
                lower.isEmpty() ? region.least() : Integer.parseInt(lower) + 1,
                Integer.parseInt(row.get("reject_from")) - 1));
    }

    /** P. Jorion, "Value at Risk" (2007), section 6.2: J.P. Morgan in 1998, 20 exceptions of 252 days at 95 %. */
    @Test
    void theWorkedExampleOfABank() {
        Result kupiec = CoverageTest.kupiec(20, 252, 0.05);
        assertThat(kupiec.ratio()).isCloseTo(3.91, within(0.005));
        Result independence = CoverageTest.independence(new Transitions(218, 14, 14, 6));
        assertThat(independence.ratio()).isCloseTo(9.53, within(0.005));
        assertThat(CoverageTest.conditional(kupiec, independence).ratio()).isCloseTo(13.44, within(0.01));
        assertThat(independence.rejected()).isTrue();
    }

    /** The formula by hand. */
    @ParameterizedTest
    @CsvSource({"5, 250, 0.01", "0, 250, 0.01", "250, 250, 0.05", "31, 500, 0.05", "10, 1000, 0.01"})
    void kupiecIsTheRatioOfTwoLikelihoods(int x, int n, double p) {
        double observed = (double) x / n;
        double one = Math.pow(1 - p, n - x) * Math.pow(p, x);
        double other = Math.pow(1 - observed, n - x) * Math.pow(observed, x);
        double ratio = -2 * (Math.log(one) - Math.log(other));
        Result result = CoverageTest.kupiec(x, n, p);
        assertThat(result.ratio()).isCloseTo(ratio, within(1e-9 * Math.max(1, ratio)));
        assertThat(result.pValue()).isCloseTo(Erfc.value(Math.sqrt(ratio / 2)), within(1e-9));
    }

    @Test
    void theJointTestHasTwoDegreesOfFreedom() {
        Result both = CoverageTest.conditional(new Result(2.5, 0), new Result(1.25, 0));
        assertThat(both.pValue()).isCloseTo(Math.exp(-3.75 / 2), within(1e-12));
    }

    @Test
    void countsHowDaysFollowOneAnother() {
        boolean[] days = {false, true, true, false, false, true, false};
        assertThat(Transitions.of(days)).isEqualTo(new Transitions(1, 2, 2, 1));
    }

    @Test
    void independenceSeesNothingWhereNothingHappened() {
        assertThat(CoverageTest.independence(new Transitions(249, 0, 0, 0)).ratio()).isZero();
        assertThat(CoverageTest.independence(new Transitions(0, 0, 0, 249)).ratio()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> CoverageTest.kupiec(6, 5, 0.05)).hasMessageContaining("exceptions 6");
        assertThatThrownBy(() -> CoverageTest.kupiec(1, 5, 1.0)).hasMessageContaining("1.0 must be between 0 and 1");
    }
}
