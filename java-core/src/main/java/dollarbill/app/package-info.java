/** Composition of the engine and its application services; start from {@link dollarbill.app.Engine}. */
@NullMarked
package dollarbill.app;

import org.jspecify.annotations.NullMarked;
