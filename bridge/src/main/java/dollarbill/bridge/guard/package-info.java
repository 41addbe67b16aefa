/** Stands between a request and a model: row rules, circuit breaker and health figures. */
@NullMarked
package dollarbill.bridge.guard;

import org.jspecify.annotations.NullMarked;
