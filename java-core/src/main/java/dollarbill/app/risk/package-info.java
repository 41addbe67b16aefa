/** Risk of a book as a service: market, history, measures and the document that command line and endpoint share; start from {@code RiskService}. */
@NullMarked
package dollarbill.app.risk;

import org.jspecify.annotations.NullMarked;
