package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ExerciseStyle;
import dollarbill.structure.Extreme.Limited;
import dollarbill.surface.VolSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that another program publishes for structures under one volatility.
 *
 * <p>Source of {@code optionlab_published.csv}: rgaveiga/optionlab, expected results of {@code tests/test_core.py} (commit b4af980), whose
 * examples are those of its author's articles; years there are trading days over 252, prices lie on a grid of cents, and a profit is one of
 * at least a cent, which bounds how close two exact answers can be. The value of an option that lives on is rounded to a cent there, which
 * moves the break-even prices of the calendar by three cents.
 */
class PublishedStructuresTest {
    static Stream<CSVRecord> published() {
        return ReferenceTable.resource(Structure.class, "optionlab_published.csv").stream();
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static StructureModel model(CSVRecord row) {
        double spot = number(row, "spot");
        double rate = number(row, "rate");
        List<VolSlice> slices = new ArrayList<>();
        slices.add(Markets.flat(
                Markets.NEAR, spot, number(row, "days_near") / 252.0, rate, number(row, "volatility")));
        if (!row.get("days_far").isEmpty()) {
            slices.add(Markets.flat(
                    Markets.FAR, spot, number(row, "days_far") / 252.0, rate, number(row, "far_volatility")));
        }
        return StructureModel.of(Markets.structure(row.get("legs")), spot, ExerciseStyle.EUROPEAN, slices,
                SmileMotion.STICKY_STRIKE).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void agrees(CSVRecord row) {
        StructureModel model = model(row);
        HorizonProfit profit = HorizonProfit.of(model);
        StructureOdds odds = StructureOdds.of(model, profit).orElseThrow();
        assertThat(odds.profit()).isEqualTo(number(row, "probability"), within(number(row, "within_probability")));
        assertThat(odds.profitIntegrated()).isEqualTo(number(row, "probability"),
                within(number(row, "within_probability")));
        assertThat(model.structure().netDebit()).isEqualTo(number(row, "debit"), within(1e-9));
        List<Double> breakevens = Stream.of(row.get("breakevens").split(" "))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
        assertThat(profit.breakevens()).hasSameSizeAs(breakevens);
        for (int i = 0; i < breakevens.size(); i++) {
            assertThat(profit.breakevens().get(i)).isEqualTo(breakevens.get(i), within(number(row, "within_price")));
        }
        if (row.get("maximum_profit").isEmpty()) {
            assertThat(profit.maximumProfit()).isEqualTo(new Extreme.Unlimited());
        } else {
            double most = ((Limited) profit.maximumProfit()).amount();
            assertThat(100.0 * most).isEqualTo(number(row, "maximum_profit"), within(1.0));
        }
    }
}
