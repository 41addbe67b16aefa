package dollarbill.app.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HestonRowsTest {
    private static final double[] ORDINARY = {0.04, 1.5, 0.05, 0.4, -0.7};
    /** The density has so much mass where variance is near zero that the COS series needs more terms than it may have. */
    private static final double[] CONCENTRATED = {1e-4, 0.05, 1e-4, 0.5, -0.5};
    /** Too slow a decay for every method at strikes far from the forward. */
    private static final double[] HOPELESS = {1e-12, 1e-3, 1e-6, 5.0, 0.0};

    @ParameterizedTest
    @EnumSource(GreekSet.class)
    void aPriceTheSeriesCannotResolveComesFromQuadrature(GreekSet greeks) {
        RowBlock block = new RowBlock(3);
        give(block, 0, 100.0, CONCENTRATED);
        give(block, 1, 100.0, ORDINARY);
        give(block, 2, 150.0, HOPELESS);
        answer(block, greeks);
        assertThat(block.has(0, AnswerColumn.PRICE)).isTrue();
        assertThat(block.answer(0, AnswerColumn.PRICE)).isCloseTo(0.04942351410666296, within(1e-8));
        assertThat(block.has(0, AnswerColumn.DELTA)).isFalse();
        assertThat(block.has(1, AnswerColumn.DELTA)).isEqualTo(greeks != GreekSet.NONE);
        assertThat(block.reason(1)).isEmpty();
        assertThat(block.reason(2)).contains(Reason.HESTON_UNRESOLVED);
        assertThat(block.detail(2)).contains("needs more than 200000 points");
        assertThat(block.has(2, AnswerColumn.PRICE)).isFalse();
        if (greeks == GreekSet.NONE) {
            assertThat(block.reason(0)).isEmpty();
        } else {
            assertThat(block.reason(0)).contains(Reason.HESTON_GREEKS_UNRESOLVED);
            assertThat(block.detail(0)).contains("needs more than 65536 terms");
        }
        assertThat(RowSummary.of(block).answered()).isEqualTo(2);
    }

    /** A strike beyond the range of a double takes nothing from the other rows of its expiry. */
    @ParameterizedTest
    @CsvSource({"NONE, 1e308", "FIRST, 1e308", "NONE, 1e-320", "FIRST, 1e-320"})
    void rowsOfAnExpiryDoNotDependOnEachOther(GreekSet greeks, double spot) {
        RowBlock alone = new RowBlock(1);
        give(alone, 0, 100.0, ORDINARY);
        answer(alone, greeks);
        RowBlock together = new RowBlock(2);
        give(together, 0, 100.0, ORDINARY);
        give(together, 1, 100.0, ORDINARY);
        together.give(1, Input.SPOT, spot);
        together.give(1, Input.RATE, 50.0);
        answer(together, greeks);
        assertThat(together.reason(0)).isEmpty();
        assertThat(together.answer(0, AnswerColumn.PRICE)).isEqualTo(alone.answer(0, AnswerColumn.PRICE));
    }

    private static void answer(RowBlock block, GreekSet greeks) {
        int[] rows = new int[block.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        new PricerByModel(greeks, AmericanAccuracy.FAST).answer(block, rows, rows.length);
    }

    private static void give(RowBlock block, int row, double strike, double[] parameters) {
        block.give(row, PricingModel.HESTON);
        block.give(row, OptionType.CALL);
        block.give(row, Input.SPOT, 100.0);
        block.give(row, Input.STRIKE, strike);
        block.give(row, Input.YEARS, 1.0);
        block.give(row, Input.RATE, 0.0);
        block.give(row, Input.DIVIDEND_YIELD, 0.0);
        block.give(row, Input.INITIAL_VARIANCE, parameters[0]);
        block.give(row, Input.MEAN_REVERSION, parameters[1]);
        block.give(row, Input.LONG_RUN_VARIANCE, parameters[2]);
        block.give(row, Input.VOL_OF_VOL, parameters[3]);
        block.give(row, Input.CORRELATION, parameters[4]);
    }
}
