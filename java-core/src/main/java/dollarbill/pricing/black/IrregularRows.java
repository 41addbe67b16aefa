package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import java.util.Optional;

/** Answers the rows that the stages left open, one by one: by the limits of the formula, or by a fault. */
final class IrregularRows {
    private IrregularRows() {}

    /** Answers the rows whose price is NaN. */
    static void answer(BlackWork work, BatchKind kind, int from, int to, BatchFaults faults) {
        for (int row = from; row < to; row++) {
            if (Double.isNaN(work.price[row])) {
                Optional<BatchFault> fault = kind == BatchKind.FORWARD_PRICES
                        ? priceByForward(work, row)
                        : evaluateBySpot(work, kind, row);
                if (fault.isPresent()) {
                    faults.set(row, work.call.length, fault.get());
                }
            }
        }
    }

    private static Optional<BatchFault> priceByForward(BlackWork work, int row) {
        ForwardColumns in = work.forwards;
        Optional<BatchFault> fault = InputCheck.byForward(
                in.forward()[row], in.strike()[row], in.discount()[row], in.years()[row], in.volatility()[row]);
        if (fault.isPresent()) {
            return fault;
        }
        double price = BlackScholes.price(
                type(in.call()[row]),
                in.forward()[row],
                in.strike()[row],
                in.discount()[row],
                in.volatility()[row],
                in.years()[row]);
        if (!Double.isFinite(price)) {
            return Optional.of(BatchFault.OVERFLOW);
        }
        work.price[row] = price;
        return Optional.empty();
    }

    private static Optional<BatchFault> evaluateBySpot(BlackWork work, BatchKind kind, int row) {
        SpotColumns in = work.in;
        double spot = in.spot()[row];
        double strike = in.strike()[row];
        double years = in.years()[row];
        double rate = in.rate()[row];
        double yield = in.dividendYield()[row];
        double volatility = in.volatility()[row];
        Optional<BatchFault> fault = InputCheck.bySpot(spot, strike, years, rate, yield, volatility);
        Optional<BlackGreeks> answer = fault.isPresent()
                ? Optional.empty()
                : BlackScholes.tryEvaluate(type(in.call()[row]), spot, strike, years, rate, yield, volatility);
        write(work, kind, row, answer.orElse(BlackGreeks.NONE));
        return fault.isEmpty() && answer.isEmpty() ? Optional.of(BatchFault.OVERFLOW) : fault;
    }

    private static void write(BlackWork work, BatchKind kind, int row, BlackGreeks greeks) {
        work.price[row] = greeks.price();
        if (kind != BatchKind.SPOT_PRICES) {
            work.main.set(row, greeks);
        }
        if (kind == BatchKind.ALL_GREEKS) {
            work.all.setHigher(row, greeks);
        }
    }

    private static OptionType type(boolean call) {
        return call ? OptionType.CALL : OptionType.PUT;
    }
}
