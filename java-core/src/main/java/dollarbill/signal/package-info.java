/**
 * Finds options quoted away from their fitted value and writes, for each, one document from quote to size that can be recomputed
 * from itself; start from {@code SignalFinder}, {@code SignalAssembly} and {@code SignalAudit}.
 */
@NullMarked
package dollarbill.signal;

import org.jspecify.annotations.NullMarked;
