package dollarbill.app.rows;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonCos;
import dollarbill.pricing.heston.HestonCosGreeks;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonGreeks;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.pricing.heston.HestonQuadrature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers rows by Heston's model; rows of one expiry share its characteristic function. */
final class HestonRows implements RowPricer {
    private final boolean greeks;

    HestonRows(boolean greeks) {
        this.greeks = greeks;
    }

    /** What rows that are valued together have in common. */
    private record Expiry(HestonParameters parameters, double years) {}

    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        Map<Expiry, List<Integer>> expiries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            Expiry expiry = new Expiry(parameters(block, row), block.given(row, Input.YEARS));
            expiries.computeIfAbsent(expiry, e -> new ArrayList<>()).add(row);
        }
        expiries.forEach((expiry, of) -> orRefused(block, of, all -> answer(block, expiry, all)));
    }

    /** Answers rows or refuses them together. */
    private static void orRefused(RowBlock block, List<Integer> rows, Consumer<List<Integer>> pricer) {
        try {
            pricer.accept(rows);
        } catch (HestonException e) {
            rows.forEach(row -> block.refuse(row, e.reason(), String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            rows.forEach(row -> block.refuse(row, Reason.PRICE_NOT_COMPUTED, String.valueOf(e.getMessage())));
        }
    }

    private static HestonParameters parameters(RowBlock block, int row) {
        return new HestonParameters(
                block.given(row, Input.INITIAL_VARIANCE),
                block.given(row, Input.MEAN_REVERSION),
                block.given(row, Input.LONG_RUN_VARIANCE),
                block.given(row, Input.VOL_OF_VOL),
                block.given(row, Input.CORRELATION));
    }

    private void answer(RowBlock block, Expiry expiry, List<Integer> rows) {
        if (expiry.years() == 0.0) {
            rows.forEach(row -> expired(block, row));
        } else if (greeks) {
            greeks(block, expiry, rows);
        } else {
            prices(block, expiry, rows);
        }
    }

    /** Evaluates rows by the series of the Greeks; where it cannot be resolved they have their price alone. */
    private static void greeks(RowBlock block, Expiry expiry, List<Integer> rows) {
        HestonCosGreeks series;
        try {
            // the series of the price refuses at a fraction of the effort
            HestonCos _ = HestonCos.of(expiry.parameters(), expiry.years());
            series = HestonCosGreeks.of(expiry.parameters(), expiry.years());
        } catch (HestonException e) {
            prices(block, expiry, rows);
            rows.stream()
                    .filter(row -> block.has(row, AnswerColumn.PRICE))
                    .forEach(row -> block.answeredInPart(
                            row, Reason.HESTON_GREEKS_UNRESOLVED, String.valueOf(e.getMessage())));
            return;
        }
        rows.forEach(row -> orRefused(block, List.of(row), one -> evaluate(block, row, series)));
    }

    /** Prices all rows at once; each alone by quadrature, whose effort and refusals depend on the strike. */
    private static void prices(RowBlock block, Expiry expiry, List<Integer> rows) {
        HestonPrices method = HestonPrices.of(expiry.parameters(), expiry.years());
        if (method instanceof HestonQuadrature) {
            rows.forEach(row -> orRefused(block, List.of(row), one -> prices(block, method, one)));
        } else {
            prices(block, method, rows);
        }
    }

    /** An option is worth its payoff at expiry, whatever the model. */
    private static void expired(RowBlock block, int row) {
        block.answer(
                row,
                BlackScholes.evaluate(
                        block.type(row),
                        block.spot(row),
                        block.given(row, Input.STRIKE),
                        0.0,
                        block.given(row, Input.RATE),
                        block.given(row, Input.DIVIDEND_YIELD),
                        Math.sqrt(block.given(row, Input.INITIAL_VARIANCE))));
    }

    /** Prices all strikes in units of their forwards, by one pass of the method; not those beyond the range of a double. */
    private static void prices(RowBlock block, HestonPrices method, List<Integer> rows) {
        int[] priced = rows.stream()
                .mapToInt(Integer::intValue)
                .filter(row -> Double.isFinite(moneyness(block, row)) && moneyness(block, row) > 0.0)
                .toArray();
        double[] strikes = RowColumns.of(priced, priced.length, row -> moneyness(block, row));
        double[] values = new double[priced.length];
        method.outOfTheMoney(1.0, strikes, values);
        for (int i = 0; i < values.length; i++) {
            int row = priced[i];
            double forward = block.forward(row);
            double payoff = block.type(row).payoff(forward, block.given(row, Input.STRIKE));
            block.answer(row, Greek.VALUE, block.discount(row) * (forward * values[i] + payoff));
        }
    }

    private static double moneyness(RowBlock block, int row) {
        return block.given(row, Input.STRIKE) / block.forward(row);
    }

    private static void evaluate(RowBlock block, int row, HestonCosGreeks series) {
        OptionType type = block.type(row);
        HestonGreeks answer = series.greeks(
                type,
                block.spot(row),
                block.given(row, Input.STRIKE),
                block.given(row, Input.RATE),
                block.given(row, Input.DIVIDEND_YIELD));
        block.answer(row, answer);
        block.answer(row, Greek.VANNA, answer.vanna());
        block.answer(row, Greek.VOLGA, answer.volga());
    }
}
