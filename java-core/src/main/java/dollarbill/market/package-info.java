/** Market values: symbols, bars, option quotes and chains, and the closed list of reasons; start from {@code OptionChain}. */
@NullMarked
package dollarbill.market;

import org.jspecify.annotations.NullMarked;
