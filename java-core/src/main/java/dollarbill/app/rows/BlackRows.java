package dollarbill.app.rows;

import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;

/** Answers rows by Black-Scholes-Merton. */
final class BlackRows implements RowPricer {
    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double spot = block.spot(row);
            if (spot > 0.0 && spot < Double.POSITIVE_INFINITY) {
                BlackScholes.tryEvaluate(
                        block.type(row),
                        spot,
                        block.given(row, Input.STRIKE),
                        block.given(row, Input.YEARS),
                        block.given(row, Input.RATE),
                        block.given(row, Input.DIVIDEND_YIELD),
                        block.given(row, Input.VOLATILITY))
                        .ifPresent(greeks -> write(block, row, greeks));
            }
        }
    }

    private static void write(RowBlock block, int row, BlackGreeks greeks) {
        block.answer(row, Greek.VALUE, greeks.price());
        block.answer(row, Greek.DELTA, greeks.delta());
        block.answer(row, Greek.GAMMA, greeks.gamma());
        block.answer(row, Greek.VEGA, greeks.vega());
        block.answer(row, Greek.THETA, greeks.theta());
        block.answer(row, Greek.RATE_RHO, greeks.rho());
        block.answer(row, Greek.DIVIDEND_RHO, greeks.dividendRho());
        block.answer(row, Greek.VANNA, greeks.vanna());
        block.answer(row, Greek.VOLGA, greeks.volga());
        block.answer(row, Greek.CHARM, greeks.charm());
        block.answer(row, Greek.SPEED, greeks.speed());
        block.answer(row, Greek.ZOMMA, greeks.zomma());
        block.answer(row, Greek.COLOR, greeks.color());
        block.answer(row, Greek.VETA, greeks.veta());
        block.answer(row, Greek.ULTIMA, greeks.ultima());
    }
}
