/** The command line: one verb a file over the application services; start from {@link dollarbill.app.cli.Main}. */
@NullMarked
package dollarbill.app.cli;

import org.jspecify.annotations.NullMarked;
