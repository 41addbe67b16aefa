/** Composes runtime, reload, cache, guard and registry into a {@code ModelHost}; start from {@code Bridge}. */
@NullMarked
package dollarbill.bridge.host;

import org.jspecify.annotations.NullMarked;
