package dollarbill.app.rows;

import dollarbill.pricing.black.AllGreekColumns;
import dollarbill.pricing.black.BlackBatch;
import dollarbill.pricing.black.GreekColumns;
import dollarbill.pricing.black.SpotColumns;

/**
 * Answers rows by Black-Scholes-Merton, all of a block in one batch.
 *
 * <p>Inputs were checked one by one; what the batch does not answer lies beyond the range of a double and stays unanswered.
 */
final class BlackRows implements RowPricer {
    private final GreekSet greeks;

    BlackRows(GreekSet greeks) {
        this.greeks = greeks;
    }

    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        SpotColumns options = columns(block, rows, count);
        switch (greeks) {
            case NONE -> {
                double[] price = new double[count];
                BlackBatch.prices(options, price);
                write(block, rows, Greek.VALUE, price);
            }
            case FIRST -> {
                GreekColumns answers = GreekColumns.ofRows(count);
                BlackBatch.greeks(options, answers);
                main(block, rows, answers);
                write(block, rows, Greek.DIVIDEND_RHO, dividendRho(options, answers));
            }
            case ALL -> {
                AllGreekColumns answers = AllGreekColumns.ofRows(count);
                BlackBatch.allGreeks(options, answers);
                main(block, rows, answers.main());
                write(block, rows, Greek.DIVIDEND_RHO, answers.dividendRho());
                write(block, rows, Greek.VANNA, answers.vanna());
                write(block, rows, Greek.VOLGA, answers.volga());
                write(block, rows, Greek.CHARM, answers.charm());
                write(block, rows, Greek.SPEED, answers.speed());
                write(block, rows, Greek.ZOMMA, answers.zomma());
                write(block, rows, Greek.COLOR, answers.color());
                write(block, rows, Greek.VETA, answers.veta());
                write(block, rows, Greek.ULTIMA, answers.ultima());
            }
        }
    }

    private static SpotColumns columns(RowBlock block, int[] rows, int count) {
        return new SpotColumns(
                RowColumns.calls(block, rows, count),
                RowColumns.of(rows, count, block::spot),
                RowColumns.of(rows, count, row -> block.given(row, Input.STRIKE)),
                RowColumns.of(rows, count, row -> block.given(row, Input.YEARS)),
                RowColumns.of(rows, count, row -> block.given(row, Input.RATE)),
                RowColumns.of(rows, count, row -> block.given(row, Input.DIVIDEND_YIELD)),
                RowColumns.of(rows, count, row -> block.given(row, Input.VOLATILITY)));
    }

    /** {@code dV/dq = -T S dV/dS}. */
    private static double[] dividendRho(SpotColumns options, GreekColumns answers) {
        double[] values = new double[options.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = -options.years()[i] * options.spot()[i] * answers.delta()[i];
        }
        return values;
    }

    private static void main(RowBlock block, int[] rows, GreekColumns answers) {
        write(block, rows, Greek.VALUE, answers.price());
        write(block, rows, Greek.DELTA, answers.delta());
        write(block, rows, Greek.GAMMA, answers.gamma());
        write(block, rows, Greek.VEGA, answers.vega());
        write(block, rows, Greek.THETA, answers.theta());
        write(block, rows, Greek.RATE_RHO, answers.rho());
    }

    private static void write(RowBlock block, int[] rows, Greek greek, double[] values) {
        for (int i = 0; i < values.length; i++) {
            block.answer(rows[i], greek, values[i]);
        }
    }
}
