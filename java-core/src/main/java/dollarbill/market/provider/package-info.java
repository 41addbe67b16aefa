/** Where market data comes from: interfaces by kind of data, and files in a directory; start from {@code DataDirectory}. */
@NullMarked
package dollarbill.market.provider;

import org.jspecify.annotations.NullMarked;
