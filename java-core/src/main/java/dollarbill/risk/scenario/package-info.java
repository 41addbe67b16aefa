/** Books in columns, revalued in full under scenarios of spot, volatility, time and rate; start from {@code Holdings} and {@code Revaluation}. */
@NullMarked
package dollarbill.risk.scenario;

import org.jspecify.annotations.NullMarked;
