/**
 * Value at risk and expected shortfall of a book by history, by its exposures and by simulation, with intervals, and the tests that hold
 * them to what happened; start from {@code ValueAtRisk} and {@code CoverageBacktest}.
 */
@NullMarked
package dollarbill.risk.var;

import org.jspecify.annotations.NullMarked;
