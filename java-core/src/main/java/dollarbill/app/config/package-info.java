/**
 * Configuration of the engine, read from JSON files and the environment; start from {@code Configuration}.
 *
 * <p>Files are bound to records by {@code ConfigReader}: a key is the snake_case name of a component, the allowed domain
 * stands in an annotation beside it.
 */
@NullMarked
package dollarbill.app.config;

import org.jspecify.annotations.NullMarked;
