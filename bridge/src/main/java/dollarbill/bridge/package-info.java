/** Hosts Python models inside the JVM behind plain Java records; start from {@code ModelHost}. */
@NullMarked
package dollarbill.bridge;

import org.jspecify.annotations.NullMarked;
