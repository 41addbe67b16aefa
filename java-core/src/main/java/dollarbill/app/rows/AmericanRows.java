package dollarbill.app.rows;

import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanGreeks;
import dollarbill.pricing.american.AmericanOptions;

/** Answers rows as American options under Black-Scholes-Merton. */
final class AmericanRows implements RowPricer {
    private static final double LEAST_DEVIATION = 1e-8;

    private final boolean greeks;
    private final AmericanAccuracy accuracy;

    AmericanRows(boolean greeks, AmericanAccuracy accuracy) {
        this.greeks = greeks;
        this.accuracy = accuracy;
    }

    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            try {
                if (greeks && hasGreeks(block, row)) {
                    evaluate(block, row);
                } else {
                    price(block, row);
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                block.refuse(row, Reason.PRICE_NOT_COMPUTED, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Without time or volatility the value has kinks and is all there is. */
    private static boolean hasGreeks(RowBlock block, int row) {
        double deviation = block.given(row, Input.VOLATILITY) * Math.sqrt(block.given(row, Input.YEARS));
        return deviation >= LEAST_DEVIATION;
    }

    private void price(RowBlock block, int row) {
        block.answer(
                row,
                Greek.VALUE,
                AmericanOptions.price(
                        block.type(row),
                        block.spot(row),
                        block.given(row, Input.STRIKE),
                        block.given(row, Input.YEARS),
                        block.given(row, Input.RATE),
                        block.given(row, Input.DIVIDEND_YIELD),
                        block.given(row, Input.VOLATILITY),
                        accuracy));
    }

    private void evaluate(RowBlock block, int row) {
        AmericanGreeks answer = AmericanOptions.evaluate(
                block.type(row),
                block.spot(row),
                block.given(row, Input.STRIKE),
                block.given(row, Input.YEARS),
                block.given(row, Input.RATE),
                block.given(row, Input.DIVIDEND_YIELD),
                block.given(row, Input.VOLATILITY),
                accuracy);
        block.answer(row, answer);
    }
}
