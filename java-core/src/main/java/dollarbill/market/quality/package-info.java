/** What is wrong with stored daily series: gaps, doubles, bad ticks, stale and impossible bars, wrong adjustments; start from {@code SeriesAudit}. */
@NullMarked
package dollarbill.market.quality;

import org.jspecify.annotations.NullMarked;
