package dollarbill.app.rows;

import dollarbill.pricing.black.ImpliedColumns;
import dollarbill.pricing.black.ImpliedFaults;
import dollarbill.pricing.black.ImpliedVolatilityBatch;
import dollarbill.pricing.black.IvResult;

/** Answers rows with the volatilities their prices imply, all of a block in one batch. */
final class ImpliedRows implements RowPricer {
    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        double[] volatility = new double[count];
        ImpliedFaults faults = ImpliedVolatilityBatch.volatilities(
                new ImpliedColumns(
                        RowColumns.calls(block, rows, count),
                        RowColumns.of(rows, count, row -> price(block, row)),
                        RowColumns.of(rows, count, block::forward),
                        RowColumns.of(rows, count, row -> block.given(row, Input.STRIKE)),
                        RowColumns.of(rows, count, row -> paidAtExpiry(block, row) ? 1.0 : block.discount(row)),
                        RowColumns.of(rows, count, row -> block.given(row, Input.YEARS))),
                volatility);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (Double.isNaN(volatility[i])) {
                faults.at(i).ifPresent(missing -> block.refuse(row, missing.reason(), detail(missing)));
            } else {
                block.answer(row, Greek.VALUE, volatility[i]);
            }
        }
    }

    private static double price(RowBlock block, int row) {
        return block.given(row, paidAtExpiry(block, row) ? Input.UNDISCOUNTED_PRICE : Input.PRICE);
    }

    private static boolean paidAtExpiry(RowBlock block, int row) {
        return !Double.isNaN(block.given(row, Input.UNDISCOUNTED_PRICE));
    }

    private static String detail(IvResult.Missing missing) {
        return switch (missing) {
            case IvResult.BelowIntrinsic below -> "price must be above " + below.bound();
            case IvResult.AboveBound above -> "price must be below " + above.bound();
            case IvResult.NotFinite wrong -> wrong.argument();
        };
    }
}
