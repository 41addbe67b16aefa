/** Runs Python models in sandboxed GraalPy interpreters, each owned by one thread. */
@NullMarked
package dollarbill.bridge.graalpy;

import org.jspecify.annotations.NullMarked;
