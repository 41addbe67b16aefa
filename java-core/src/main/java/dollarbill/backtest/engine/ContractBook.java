package dollarbill.backtest.engine;

import dollarbill.market.Symbol;
import java.util.Map;

/**
 * The contract terms of every underlying.
 *
 * @param usual  terms of underlyings without their own
 * @param particular  terms by underlying
 */
public record ContractBook(ContractTerms usual, Map<Symbol, ContractTerms> particular) {
    public ContractBook {
        particular = Map.copyOf(particular);
    }

    /** Returns stock options throughout, but index options on SPX, XSP, NDX, RUT and VIX. */
    public static ContractBook american() {
        ContractTerms index = ContractTerms.index();
        return new ContractBook(
                ContractTerms.stock(),
                Map.of(
                        Symbol.of("SPX"), index,
                        Symbol.of("XSP"), index,
                        Symbol.of("NDX"), index,
                        Symbol.of("RUT"), index,
                        Symbol.of("VIX"), index));
    }

    /** Returns the terms of the options on an underlying. */
    public ContractTerms of(Symbol underlying) {
        return particular.getOrDefault(underlying, usual);
    }
}
