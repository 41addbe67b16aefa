package dollarbill.backtest;

import dollarbill.market.OptionChain;
import dollarbill.signal.FairSmiles;

/**
 * One underlying on one past day.
 *
 * @param chain  usable quotes
 * @param smiles  fair smile by expiry, fitted to these quotes alone
 */
public record ReplayDay(OptionChain chain, FairSmiles smiles) {}
