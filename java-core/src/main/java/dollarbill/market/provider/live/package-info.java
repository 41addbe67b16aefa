/** Market data over HTTP, one class a provider, and the copies stored of them; start from {@code LiveMarket}. */
@NullMarked
package dollarbill.market.provider.live;

import org.jspecify.annotations.NullMarked;
