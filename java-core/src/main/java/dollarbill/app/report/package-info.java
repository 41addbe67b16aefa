/** The report of a run as one HTML file that needs no network; start from {@link dollarbill.app.report.HtmlReport}. */
@NullMarked
package dollarbill.app.report;

import org.jspecify.annotations.NullMarked;
