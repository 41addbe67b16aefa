package dollarbill.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.numbers.gamma.Erfcx;
import org.junit.jupiter.api.Test;

/** The rational Mills ratio against sixty digits, and against the error function of Commons Numbers. */
class MillsRatioTest {
    private static final double RELATIVE = 1e-15;

    @Test
    void sixtyDigitValues() {
        List<CSVRecord> rows = ReferenceTable.resource(getClass(), "mills_ratio.csv");
        assertThat(rows).hasSize(74);
        for (CSVRecord row : rows) {
            double expected = Double.parseDouble(row.get("ratio"));
            assertThat(MillsRatio.upper(Double.parseDouble(row.get("z"))))
                    .as(row.toString())
                    .isCloseTo(expected, within(RELATIVE * expected));
        }
    }

    @Property(tries = 2000, seed = "20261121")
    void isTheScaledComplementaryErrorFunction(@ForAll @DoubleRange(min = 0.0, max = 60.0) @Scale(10) double z) {
        double expected = Math.sqrt(Math.PI / 2.0) * Erfcx.value(z / Math.sqrt(2.0));
        assertThat(MillsRatio.upper(z)).as("z %s", z).isCloseTo(expected, within(2.0 * RELATIVE * expected));
    }
}
