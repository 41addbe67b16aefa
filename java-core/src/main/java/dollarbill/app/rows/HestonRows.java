package dollarbill.app.rows;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers rows by Heston's model; rows of one smile share its characteristic function. */
final class HestonRows implements RowPricer {
    /** What rows that are valued together have in common. */
    private record Smile(HestonParameters parameters, double forward, double years, OptionType type) {}

    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        Map<Smile, List<Integer>> smiles = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            HestonParameters parameters = new HestonParameters(
                    block.given(row, Input.INITIAL_VARIANCE),
                    block.given(row, Input.MEAN_REVERSION),
                    block.given(row, Input.LONG_RUN_VARIANCE),
                    block.given(row, Input.VOL_OF_VOL),
                    block.given(row, Input.CORRELATION));
            Smile smile = new Smile(
                    parameters, block.forward(row), block.given(row, Input.YEARS), block.type(row));
            smiles.computeIfAbsent(smile, s -> new ArrayList<>()).add(row);
        }
        smiles.forEach((smile, of) -> answer(block, smile, of));
    }

    private static void answer(RowBlock block, Smile smile, List<Integer> rows) {
        double[] strikes = rows.stream().mapToDouble(row -> block.given(row, Input.STRIKE)).toArray();
        try {
            double[] values = smile.type() == OptionType.CALL
                    ? HestonPricer.calls(smile.parameters(), smile.forward(), smile.years(), strikes)
                    : HestonPricer.puts(smile.parameters(), smile.forward(), smile.years(), strikes);
            for (int i = 0; i < values.length; i++) {
                int row = rows.get(i);
                block.answer(row, Greek.VALUE, values[i] * block.discount(row));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            rows.forEach(row -> block.refuse(row, Reason.PRICE_NOT_COMPUTED, String.valueOf(e.getMessage())));
        }
    }
}
