/** Keeps learned state on disk in numbered versions, and which of them serves; start from {@code ModelRegistry}. */
@NullMarked
package dollarbill.bridge.registry;

import org.jspecify.annotations.NullMarked;
