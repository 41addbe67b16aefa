package dollarbill.app.rows;

import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;

/** Answers rows with the volatilities their prices imply. */
final class ImpliedRows implements RowPricer {
    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double undiscounted = block.given(row, Input.UNDISCOUNTED_PRICE);
            boolean paidAtExpiry = !Double.isNaN(undiscounted);
            IvResult result = ImpliedVolatility.solve(
                    block.type(row),
                    paidAtExpiry ? undiscounted : block.given(row, Input.PRICE),
                    block.forward(row),
                    block.given(row, Input.STRIKE),
                    paidAtExpiry ? 1.0 : block.discount(row),
                    block.given(row, Input.YEARS));
            switch (result) {
                case IvResult.Found found -> block.answer(row, Greek.VALUE, found.volatility());
                case IvResult.Missing missing -> block.refuse(row, missing.reason(), detail(missing));
            }
        }
    }

    private static String detail(IvResult.Missing missing) {
        return switch (missing) {
            case IvResult.BelowIntrinsic below -> "price must be above " + below.bound();
            case IvResult.AboveBound above -> "price must be below " + above.bound();
            case IvResult.NotFinite wrong -> wrong.argument();
        };
    }
}
