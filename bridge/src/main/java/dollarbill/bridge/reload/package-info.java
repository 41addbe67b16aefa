/** Follows the model files on disk and swaps checked generations into service; start from {@code Reloader}. */
@NullMarked
package dollarbill.bridge.reload;

import org.jspecify.annotations.NullMarked;
