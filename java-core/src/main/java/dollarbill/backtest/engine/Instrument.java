package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.Symbol;

/** What can be held. */
public sealed interface Instrument {
    /** Returns what it is, or is written on. */
    Symbol underlying();

    /** Returns the name in ledgers: the symbol, or the code of the contract. */
    String code();

    /**
     * Shares of the underlying itself.
     *
     * @param underlying  the symbol
     */
    record Shares(Symbol underlying) implements Instrument {
        @Override
        public String code() {
            return underlying.value();
        }
    }

    /**
     * A listed option.
     *
     * @param contract  the contract
     */
    record Option(OptionContract contract) implements Instrument {
        @Override
        public Symbol underlying() {
            return contract.underlying();
        }

        @Override
        public String code() {
            return contract.code();
        }
    }
}
