package dollarbill.signal;

import dollarbill.market.OptionContract;
import dollarbill.sizing.Side;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Readable name of a signal: {@code SYMBOL-EXPIRY-STRIKE-TYPE-SIDE-DATE}, as in {@code SPY-2026-03-20-600-C-BUY-2026-02-11}.
 *
 * @param value  the name
 */
public record SignalId(String value) implements Comparable<SignalId> {
    /** Returns the name of a signal on a contract. */
    public static SignalId of(OptionContract contract, Side side, LocalDate quoteDate) {
        String strike = BigDecimal.valueOf(contract.strike()).stripTrailingZeros().toPlainString();
        return new SignalId(String.join("-", contract.underlying().value(), contract.expiry().toString(), strike,
                contract.type().letter(), side.name(), quoteDate.toString()));
    }

    /** Returns the name with the exchange's contract code, for two contracts that differ in nothing else. */
    SignalId withCode(String code) {
        return new SignalId(value + "-" + code);
    }

    @Override
    public int compareTo(SignalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
